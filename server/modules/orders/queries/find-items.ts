import { and, asc, eq, exists, like, or, sql, type SQL } from "drizzle-orm";
import type { z } from "zod";
import { items, units } from "@/db/schema/catalog";
import { customerItemCodes } from "@/db/schema/pricing";
import { stockBalances } from "@/db/schema/stock";
import { decimal, decimalText } from "@/server/kernel/money";
import { getItemUnits } from "@/server/modules/catalog";
import { requireVisibleCustomer } from "@/server/modules/customers";
import { defineQuery } from "@/server/platform/command";
import { likePattern } from "@/server/platform/keyset";
import type { TenantScope } from "@/server/platform/tenant-scope";
import { findItemsInput } from "../inputs";
import { itemMeant, ranked } from "../rules/mean-item";

type Input = z.output<typeof findItemsInput>;
const c = customerItemCodes;
const text = (column: unknown) => sql<string>`lower(${column})`;

/**
 * The items that texts mean in an order of a customer: by code, by the customer's own code, by barcode and by name, closest first, each
 * with what is free in the warehouse and the units it is sold in. Many texts in one question, as a pasted table has them; the one that is
 * meant beyond doubt is said.
 */
export const findItems = defineQuery({
  name: "orders.find-items",
  permission: "orders.edit",
  input: findItemsInput,
  async run(scope, input) {
    if (input.customerId) await requireVisibleCustomer(scope, input.customerId);
    const texts = [...new Set(input.texts.map((one) => one.trim()))];
    const found = await Promise.all(texts.map((one) => candidates(scope, input, one)));
    const ids = [...new Set(found.flat().map((item) => item.id))];
    const [codes, otherUnits, free] = await Promise.all([codesOf(scope, input.customerId ?? null, ids), getItemUnits(scope, ids), freeOf(scope, input.warehouseId ?? null, ids)]);
    return texts.map((one, at) => {
      const known = (found[at] ?? []).map(({ barcode, ...item }) => ({
        ...item,
        barcode,
        customerCodes: codes.get(item.id) ?? [],
        otherUnits: otherUnits.get(item.id) ?? [],
        /** On hand and not reserved, base units; null for services. */
        free: item.kind === "stocked" ? (free.get(item.id) ?? "0") : null,
      }));
      const rows = one === "" ? known : ranked(known, one);
      return { text: one, meantId: one === "" ? null : (itemMeant(known, one)?.id ?? null), items: rows.slice(0, input.limit) };
    });
  },
});

/** More than are answered, so that the closest are among them whatever their code. */
const LOOKED_AT = 40;

function candidates(scope: TenantScope, input: Input, wanted: string) {
  const exact = wanted.toLowerCase();
  return scope.db
    .select({
      id: items.id,
      code: items.code,
      name: items.name,
      barcode: items.barcode,
      kind: sql<"stocked" | "service">`${items.kind}`,
      unitId: items.unitId,
      unitCode: units.code,
    })
    .from(items)
    .innerJoin(units, and(eq(units.tenantId, items.tenantId), eq(units.id, items.unitId)))
    .where(and(eq(items.tenantId, scope.tenantId), eq(items.status, "active"), wanted === "" ? undefined : or(contains(wanted), calledSo(scope, input.customerId ?? null, exact))))
    .orderBy(
      ...(wanted === "" ? [] : [sql`(${text(items.code)} = ${exact}) desc`, sql`(${text(items.name)} = ${exact}) desc`, sql`starts_with(${text(items.code)}, ${exact}) desc`, sql`starts_with(${text(items.name)}, ${exact}) desc`]),
      asc(items.code),
    )
    .limit(LOOKED_AT);
}

function contains(wanted: string): SQL | undefined {
  return and(...wanted.split(/\s+/).slice(0, 6).map((word) => like(items.searchText, likePattern(word))));
}

function calledSo(scope: TenantScope, customerId: string | null, exact: string): SQL | undefined {
  if (!customerId) return undefined;
  return exists(
    scope.db
      .select({ id: c.id })
      .from(c)
      .where(and(eq(c.tenantId, scope.tenantId), eq(c.customerId, customerId), eq(c.itemId, items.id), sql`starts_with(${text(c.code)}, ${exact})`)),
  );
}

async function codesOf(scope: TenantScope, customerId: string | null, itemIds: readonly string[]): Promise<Map<string, string[]>> {
  const codes = new Map<string, string[]>();
  if (!customerId || itemIds.length === 0) return codes;
  const rows = await scope.db
    .select({ itemId: c.itemId, code: c.code })
    .from(c)
    .where(and(eq(c.tenantId, scope.tenantId), eq(c.customerId, customerId), sql`${c.itemId} = any(${sql.param(`{${itemIds.join(",")}}`)}::uuid[])`))
    .orderBy(asc(c.code));
  for (const { itemId, code } of rows) codes.set(itemId, [...(codes.get(itemId) ?? []), code]);
  return codes;
}

/** What is free, in the warehouse or, without one, in all of them. */
async function freeOf(scope: TenantScope, warehouseId: string | null, itemIds: readonly string[]): Promise<Map<string, string>> {
  if (itemIds.length === 0) return new Map();
  const rows = await scope.db
    .select({ itemId: stockBalances.itemId, free: sql<string>`sum(${stockBalances.onHand} - ${stockBalances.reserved})::text` })
    .from(stockBalances)
    .where(
      and(
        eq(stockBalances.tenantId, scope.tenantId),
        sql`${stockBalances.itemId} = any(${sql.param(`{${itemIds.join(",")}}`)}::uuid[])`,
        warehouseId ? eq(stockBalances.warehouseId, warehouseId) : undefined,
      ),
    )
    .groupBy(stockBalances.itemId);
  return new Map(rows.map((row) => [row.itemId, decimalText(decimal(row.free))]));
}
