import { and, eq, sql } from "drizzle-orm";
import { accounts, journalLines } from "@/db/schema/ledger";
import { stockBalances } from "@/db/schema/stock";
import type { CalendarDate } from "@/server/kernel/calendar-date";
import { createItem, installUnitsAndTaxes, listTaxCodes, listUnits } from "@/server/modules/catalog";
import { lockCreditAccount, setCommitment } from "@/server/modules/credit";
import { createCustomer, getOrderDefaults } from "@/server/modules/customers";
import { confirmDemand, demandLinesByIds, demandLinesOf, openCommitmentMinor, pushCharges, pushDemand, type DemandLine } from "@/server/modules/demand";
import { postJournal, type AccountRole } from "@/server/modules/ledger";
import { reserveDemand } from "@/server/modules/promising";
import { installDefaultWarehouse, receiveStock } from "@/server/modules/stock";
import { newId } from "@/server/platform/new-id";
import { withTenant, type TenantScope } from "@/server/platform/tenant-scope";
import type { TestWorkspace } from "./workspace";

export interface WantedLine {
  readonly itemId: string;
  readonly quantity: string;
  readonly unitPrice?: string;
  readonly discountPercent?: string;
  /** How much stock is put aside; nothing when absent. */
  readonly reserve?: string;
  readonly shipSeparately?: boolean;
  readonly isStocked?: boolean;
}

export interface PlantedOrder {
  readonly orderId: string;
  readonly lineIds: readonly string[];
}

export interface GoodsToShip {
  readonly customerId: string;
  readonly warehouseId: string;
  item(kind?: "stocked" | "service"): Promise<string>;
  /** Goods on the shelf with their value in the ledger. */
  stock(itemId: string, quantity: string, valueMinor: bigint): Promise<void>;
  /** A confirmed order as the demand book knows it, with its credit commitment; `freightMinor` is a charge outside the tax. Through the customer's default company unless another is named. */
  order(lines: readonly WantedLine[], options?: { freightMinor?: bigint; held?: boolean; legalEntityId?: string }): Promise<PlantedOrder>;
  line(id: string): Promise<DemandLine>;
  onHand(itemId: string): Promise<{ onHand: string; reserved: string; valueMinor: bigint }>;
  /** Debits less credits of the account of a role, minor units. */
  balance(role: AccountRole): Promise<bigint>;
  committed(): Promise<bigint>;
}

/** A customer with an address, and what shipping and invoicing stand on, made with the commands that users use. */
export async function plantGoodsToShip(ws: TestWorkspace): Promise<GoodsToShip> {
  const run = <T>(fn: (scope: TenantScope) => Promise<T>) => withTenant(ws.systemContext, fn);
  const base = await run(async (scope) => {
    await installUnitsAndTaxes(scope, ws.workspace.country);
    const { warehouseId } = await installDefaultWarehouse(scope);
    const address = { kind: "sold_to" as const, label: "Main", line1: "12 Mapo-daero", city: "Seoul", country: "KR" };
    const { customerId } = await createCustomer.within(scope, { name: `Hangang Trading ${newId().slice(-4)}`, type: "direct", entity: { name: "Hangang Trading Co.", country: "KR", validFrom: "2020-01-01" }, addresses: [address] });
    const units = await listUnits.within(scope, {});
    const taxes = await listTaxCodes.within(scope, {});
    const { defaultEntity } = await getOrderDefaults(scope, customerId, scope.today);
    const tax = taxes.rows.find((row) => row.isDefault);
    const unit = units.rows[0];
    if (!tax || !unit || !defaultEntity) throw new Error("the workspace has no defaults");
    return { warehouseId, customerId, unitId: unit.id, taxCodeId: tax.id, legalEntityId: defaultEntity.id };
  });
  const { warehouseId, customerId } = base;
  return {
    customerId,
    warehouseId,
    item: (kind = "stocked") => run(async (scope) => (await createItem.within(scope, { code: `I-${newId().slice(-10)}`, name: "Pump", kind, unitId: base.unitId })).itemId),
    stock: (itemId, quantity, valueMinor) =>
      run(async (scope) => {
        const source = { type: "stock_document", id: newId(), number: null };
        await receiveStock(scope, { on: scope.today, kind: "receipt", source, lines: [{ itemId, warehouseId, quantity, valueMinor, sourceLineId: null }] });
        const lines = [{ role: "inventory" as const, debitMinor: valueMinor }, { role: "goods_received_clearing" as const, creditMinor: valueMinor }];
        await postJournal(scope, { on: scope.today, memo: "planted", source, lines });
      }),
    order: (lines, options = {}) => run((scope) => plantOrder(scope, base, lines, options)),
    line: (id) => run(async (scope) => found((await demandLinesByIds(scope, [id])).get(id))),
    onHand: (itemId) => run(async (scope) => found((await scope.db.select().from(stockBalances).where(and(eq(stockBalances.tenantId, scope.tenantId), eq(stockBalances.itemId, itemId))))[0])),
    balance: (role) => run((scope) => balanceOf(scope, role)),
    committed: () => run(async (scope) => (await lockCreditAccount(scope, customerId)).committedMinor),
  };
}

function found<T>(row: T | undefined): T {
  if (row === undefined) throw new Error("nothing planted there");
  return row;
}

interface Base {
  readonly warehouseId: string;
  readonly customerId: string;
  readonly taxCodeId: string;
  readonly legalEntityId: string;
}

async function plantOrder(scope: TenantScope, base: Base, wanted: readonly WantedLine[], options: { freightMinor?: bigint; held?: boolean; legalEntityId?: string }): Promise<PlantedOrder> {
  const orderId = newId();
  const of = { sourceType: "order", sourceId: orderId, sourceNumber: `SO-${orderId.slice(-6)}`, customerId: base.customerId, legalEntityId: options.legalEntityId ?? base.legalEntityId, currency: scope.workspace.homeCurrency };
  const lines = wanted.map((line, index) => ({
    ...of, id: newId(), lineNo: index + 1, itemId: line.itemId, isStocked: line.isStocked ?? true, warehouseId: base.warehouseId, description: "Pump", shipSeparately: line.shipSeparately ?? false,
    requiredOn: scope.today, unitPrice: line.unitPrice ?? "1000", discountPercent: line.discountPercent ?? "0", taxCodeId: base.taxCodeId, expectedTaxPercent: "10", ordered: line.quantity,
  }));
  await lockCreditAccount(scope, base.customerId);
  await pushDemand(scope, lines);
  if (options.freightMinor) await pushCharges(scope, [{ ...of, id: newId(), kind: "freight", description: "Freight", amountMinor: options.freightMinor, taxCodeId: null, expectedTaxPercent: "0" }]);
  await confirmDemand(scope, orderId, new Map<string, CalendarDate>(lines.map((line) => [line.id, scope.today])));
  await reserveDemand(scope, lines.map((line, index) => ({ demandLineId: line.id, itemId: line.itemId, warehouseId: base.warehouseId, quantity: wanted[index]?.reserve ?? "0" })));
  await setCommitment(scope, { customerId: base.customerId, source: { type: "order", id: orderId }, amountMinor: await openCommitmentMinor(scope, orderId) });
  return { orderId, lineIds: (await demandLinesOf(scope, orderId)).map((line) => line.id) };
}

async function balanceOf(scope: TenantScope, role: AccountRole): Promise<bigint> {
  const [row] = await scope.db
    .select({ total: sql<string>`coalesce(sum(${journalLines.debitMinor} - ${journalLines.creditMinor}), 0)` })
    .from(journalLines)
    .innerJoin(accounts, and(eq(accounts.tenantId, journalLines.tenantId), eq(accounts.id, journalLines.accountId)))
    .where(and(eq(journalLines.tenantId, scope.tenantId), eq(accounts.role, role)));
  return BigInt(row?.total ?? "0");
}
