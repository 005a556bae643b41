import { eq, and } from "drizzle-orm";
import type { Database } from "@/db/client";
import { taxCodes, units } from "@/db/schema/catalog";
import { priceLists } from "@/db/schema/pricing";
import { warehouses } from "@/db/schema/stock";
import { openWorkspaceFor } from "@/server/flows/open-workspace";
import { createItem } from "@/server/modules/catalog";
import { setCreditLimit } from "@/server/modules/credit";
import { createCustomer } from "@/server/modules/customers";
import { setPriceEntries } from "@/server/modules/pricing";
import { upsertOpeningStock } from "@/server/modules/stock";
import { insertUser } from "@/server/modules/workspaces";
import { userActor, type UserId } from "@/server/platform/actor";
import { fixedClock, systemClock } from "@/server/platform/clock";
import { localIdentityContext, withIdentity } from "@/server/platform/identity";
import { hashPassword } from "@/server/platform/passwords";
import { withTenant, type TenantContext, type TenantScope, type Workspace } from "@/server/platform/tenant-scope";

/** A trading company for the benchmarks: customers with a credit limit, items on the shelf with a list price. */
export interface Company {
  readonly workspace: Workspace;
  readonly ownerId: UserId;
  readonly ownerEmail: string;
  readonly warehouseId: string;
  readonly customerIds: readonly string[];
  /** Items of equal index modulo `PRICE_CLASSES` cost the same. */
  readonly itemIds: readonly string[];
}

export interface CompanySize {
  customers: number;
  items: number;
}

/** So many different prices there are; rows of one order can stand for another with items of the same classes. */
export const PRICE_CLASSES = 10;
export const PASSWORD = "eight loops a second";
/** Master data and opening stock carry this day: everything that happens is later. */
export const OPENED_ON = "2024-01-02";

/** KRW per piece. */
const priceOf = (index: number) => 10_000 + (index % PRICE_CLASSES) * 1_500;
const costOf = (index: number) => 6_000 + (index % PRICE_CLASSES) * 900;
const OPENING_PIECES = "100000000";
const BATCH = 250;

/** Customer and item names hold their code, so that one's rows can be made into another's by exchanging it. */
export const customerCode = (index: number) => `C${String(index + 1).padStart(6, "0")}`;
export const itemCode = (index: number) => `I${String(index + 1).padStart(6, "0")}`;

let passwordHash: Promise<string> | undefined;

/** Opens a company by the commands that people use, on the first day of its books. */
export async function openCompany(database: Database, name: string, size: CompanySize): Promise<Company> {
  const clock = fixedClock(new Date(`${OPENED_ON}T03:00:00Z`));
  passwordHash ??= hashPassword(PASSWORD);
  const hash = await passwordHash;
  const ownerEmail = `${name.toLowerCase().replaceAll(" ", ".")}@bench.naru.example`;
  const opened = await withIdentity(localIdentityContext(database, clock, "bench-open"), async (scope) => {
    const ownerId = await insertUser(scope, { email: ownerEmail, name: `Owner of ${name}`, passwordHash: hash, language: "en" });
    if (!ownerId) throw new Error(`${ownerEmail} has an account already`);
    const workspace = await openWorkspaceFor(scope, { name, country: "KR", homeCurrency: "KRW", timeZone: "Asia/Seoul", language: "en", ownerId });
    return { ownerId, workspace };
  });
  const within = <T>(fn: (scope: TenantScope) => Promise<T>) => withTenant({ ...contextOf(database, opened), clock }, fn);
  const { itemIds, warehouseId } = await makeItems(within, size.items);
  const customerIds = await makeCustomers(within, size.customers);
  return { ...opened, ownerEmail, warehouseId, customerIds, itemIds };
}

type Within = <T>(fn: (scope: TenantScope) => Promise<T>) => Promise<T>;

/** What the company's owner works with, now. */
export function contextOf(database: Database, company: Pick<Company, "workspace" | "ownerId">): TenantContext {
  const actor = userActor({ userId: company.ownerId, role: "owner", ownCustomersOnly: false });
  return { database, workspace: company.workspace, actor, clock: systemClock, requestId: "bench" };
}

async function defaultsOf({ db, tenantId }: TenantScope) {
  const [unit] = await db.select().from(units).where(eq(units.tenantId, tenantId)).limit(1);
  const [tax] = await db.select().from(taxCodes).where(and(eq(taxCodes.tenantId, tenantId), eq(taxCodes.isDefault, true)));
  const [list] = await db.select().from(priceLists).where(and(eq(priceLists.tenantId, tenantId), eq(priceLists.isBase, true)));
  const [house] = await db.select().from(warehouses).where(and(eq(warehouses.tenantId, tenantId), eq(warehouses.isDefault, true)));
  if (!unit || !tax || !list || !house) throw new Error("the workspace was opened without its defaults");
  return { unitId: unit.id, taxCodeId: tax.id, priceListId: list.id, warehouseId: house.id };
}

async function makeItems(within: Within, count: number): Promise<{ itemIds: string[]; warehouseId: string }> {
  const { unitId, taxCodeId, priceListId, warehouseId } = await within(defaultsOf);
  const itemIds: string[] = [];
  for (let from = 0; from < count; from += BATCH) {
    await within(async (scope) => {
      const made: { itemId: string; index: number }[] = [];
      for (let index = from; index < Math.min(count, from + BATCH); index += 1) {
        const { itemId } = await createItem.within(scope, { code: itemCode(index), name: `Item ${itemCode(index)}`, unitId: unitId as never, taxCodeId: taxCodeId as never });
        made.push({ itemId, index });
      }
      await setPriceEntries.within(scope, { priceListId: priceListId as never, entries: made.map((m) => ({ itemId: m.itemId as never, unitPrice: String(priceOf(m.index)) })) });
      await upsertOpeningStock.within(scope, { warehouseId: warehouseId as never, lines: made.map((m) => ({ itemId: m.itemId as never, quantity: OPENING_PIECES, unitCost: String(costOf(m.index)) })) });
      itemIds.push(...made.map((m) => m.itemId));
    });
  }
  return { itemIds, warehouseId };
}

async function makeCustomers(within: Within, count: number): Promise<string[]> {
  const customerIds: string[] = [];
  const address = { label: "Main", line1: "1 Harbour Road", city: "Busan", country: "KR" };
  for (let from = 0; from < count; from += BATCH) {
    await within(async (scope) => {
      for (let index = from; index < Math.min(count, from + BATCH); index += 1) {
        const code = customerCode(index);
        const { customerId } = await createCustomer.within(scope, {
          code,
          name: `Customer ${code}`,
          type: "direct",
          endUse: "own use",
          contacts: [{ name: `Buyer ${code}`, isPrimary: true }],
          addresses: [{ kind: "sold_to", ...address }, { kind: "ship_to", ...address }, { kind: "bill_to", ...address }],
        });
        await setCreditLimit.within(scope, { customerId: customerId as never, limitMinor: 1_000_000_000_000_000n });
        customerIds.push(customerId);
      }
    });
  }
  return customerIds;
}
