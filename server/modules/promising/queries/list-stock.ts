import { and, asc, count, desc, eq, like, sql, type SQL } from "drizzle-orm";
import type { z } from "zod";
import { items, units } from "@/db/schema/catalog";
import { demandLines as d } from "@/db/schema/demand";
import { stockBalances as b, warehouses } from "@/db/schema/stock";
import { expectedReceiptLines as e } from "@/db/schema/supply";
import { sumMinor } from "@/server/kernel/money";
import type { Quantity } from "@/server/kernel/quantity";
import { actorMay } from "@/server/platform/actor";
import { defineQuery } from "@/server/platform/command";
import { decodeCursor, likePattern, pageOf } from "@/server/platform/keyset";
import type { TenantScope } from "@/server/platform/tenant-scope";
import { listStockInput } from "../inputs";

type Filters = z.output<typeof listStockInput>;

/** Confirmed and neither shipped nor reserved. */
const waiting = (scope: TenantScope) => sql<Quantity>`trim_scale(coalesce((select sum(${d.ordered} - ${d.cancelled} - ${d.shipped} - ${d.reserved}) from ${d}
  where ${d.tenantId} = ${scope.tenantId} and ${d.itemId} = ${b.itemId} and ${d.warehouseId} = ${b.warehouseId} and confirmed and shipped < ordered - cancelled), 0))`;
const incoming = (scope: TenantScope) => sql<Quantity>`trim_scale(coalesce((select sum(${e.expected} - ${e.cancelled} - ${e.received}) from ${e}
  where ${e.tenantId} = ${scope.tenantId} and ${e.itemId} = ${b.itemId} and ${e.warehouseId} = ${b.warehouseId} and received < expected - ${e.cancelled}), 0))`;

/** INV-02: per item and warehouse what is on hand, reserved and available, what is awaited and what orders wait for. */
export const listStock = defineQuery({
  name: "promising.list-stock",
  permission: "stock.view",
  input: listStockInput,
  async run(scope, input) {
    const where = matching(scope, input);
    const seesCosts = actorMay(scope.actor, "costs.view");
    const [rows, [totals]] = await Promise.all([
      readPage(scope, input, where),
      scope.db
        .select({ count: count(), valueMinor: sql<string>`coalesce(sum(${b.valueMinor}), 0)` })
        .from(b)
        .innerJoin(items, and(eq(items.tenantId, b.tenantId), eq(items.id, b.itemId)))
        .where(where),
    ]);
    const page = pageOf(rows, input.limit, (row) => `${row.itemCode}`);
    return {
      nextCursor: page.nextCursor,
      rows: page.rows.map((row) => ({ ...row, valueMinor: seesCosts ? row.valueMinor : null })),
      totals: { count: totals?.count ?? 0, valueMinor: seesCosts ? sumMinor([BigInt(totals?.valueMinor ?? "0")]) : null },
    };
  },
});

function matching(scope: TenantScope, input: Filters): SQL | undefined {
  const words = (input.search ?? "").split(/\s+/).filter(Boolean).slice(0, 6);
  const byState = {
    in_stock: sql`${b.onHand} > 0`,
    out: sql`${b.onHand} = 0`,
    short: sql`${waiting(scope)} > ${b.onHand} - ${b.reserved}`,
    reserved: sql`${b.reserved} > 0`,
  };
  return and(
    eq(b.tenantId, scope.tenantId),
    ...words.map((word) => like(items.searchText, likePattern(word))),
    input.warehouseId ? eq(b.warehouseId, input.warehouseId) : undefined,
    input.categoryId ? eq(items.categoryId, input.categoryId) : undefined,
    input.state ? byState[input.state] : undefined,
  );
}

function readPage(scope: TenantScope, input: Filters, where: SQL | undefined) {
  const descending = input.sort === "-code";
  const from = input.cursor ? decodeCursor(input.cursor) : null;
  const after = from ? sql`(${items.code}, ${b.id}) ${descending ? sql`<` : sql`>`} (${from.sortValue}, ${from.id}::uuid)` : undefined;
  return scope.db
    .select({
      id: b.id, itemId: b.itemId, itemCode: items.code, itemName: items.name, unitCode: units.code, warehouseId: b.warehouseId, warehouseName: warehouses.name,
      onHand: b.onHand, reserved: b.reserved, available: sql<Quantity>`trim_scale(${b.onHand} - ${b.reserved})`, waiting: waiting(scope), incoming: incoming(scope), valueMinor: b.valueMinor,
    })
    .from(b)
    .innerJoin(items, and(eq(items.tenantId, b.tenantId), eq(items.id, b.itemId)))
    .innerJoin(units, and(eq(units.tenantId, items.tenantId), eq(units.id, items.unitId)))
    .innerJoin(warehouses, and(eq(warehouses.tenantId, b.tenantId), eq(warehouses.id, b.warehouseId)))
    .where(and(where, after))
    .orderBy(...(descending ? [desc(items.code), desc(b.id)] : [asc(items.code), asc(b.id)]))
    .limit(input.limit + 1);
}
