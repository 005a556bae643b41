import { and, asc, count, desc, eq, lt, or, sql, type SQL } from "drizzle-orm";
import type { z } from "zod";
import { items, units } from "@/db/schema/catalog";
import { warehouses } from "@/db/schema/stock";
import { expectedReceiptLines, expectedReceipts, suppliers } from "@/db/schema/supply";
import { notFound } from "@/server/kernel/errors";
import type { Quantity } from "@/server/kernel/quantity";
import { actorMay } from "@/server/platform/actor";
import { defineQuery } from "@/server/platform/command";
import { decodeCursor, likePattern, pageOf } from "@/server/platform/keyset";
import type { TenantScope } from "@/server/platform/tenant-scope";
import { getExpectedReceiptInput, listExpectedInput } from "../inputs";

const [r, l] = [expectedReceipts, expectedReceiptLines];

/** Announced goods by due day; `overdue` are open ones whose day has passed. */
export const listExpected = defineQuery({
  name: "supply.list-expected",
  permission: "inbound.view",
  input: listExpectedInput,
  async run(scope, input) {
    const where = matching(scope, input);
    const descending = input.sort === "-dueOn";
    const from = input.cursor ? decodeCursor(input.cursor) : null;
    const [rows, [totals]] = await Promise.all([
      scope.db
        .select({
          id: r.id, number: r.number, dueOn: r.dueOn, reference: r.reference, status: r.status, supplierName: suppliers.name, warehouseName: warehouses.name,
          lines: sql<number>`(select count(*)::int from ${l} where ${l.tenantId} = ${scope.tenantId} and ${l.receiptId} = ${r.id})`,
          waiting: sql<number>`(select count(*)::int from ${l} where ${l.tenantId} = ${scope.tenantId} and ${l.receiptId} = ${r.id} and ${l.received} < ${l.expected} - ${l.cancelled})`,
          overdue: sql<boolean>`${r.status} = 'open' and ${r.dueOn} < ${scope.today}::date`,
        })
        .from(r)
        .innerJoin(warehouses, and(eq(warehouses.tenantId, r.tenantId), eq(warehouses.id, r.warehouseId)))
        .leftJoin(suppliers, and(eq(suppliers.tenantId, r.tenantId), eq(suppliers.id, r.supplierId)))
        .where(and(where, from ? sql`(${r.dueOn}, ${r.id}) ${descending ? sql`<` : sql`>`} (${from.sortValue}::date, ${from.id}::uuid)` : undefined))
        .orderBy(...(descending ? [desc(r.dueOn), desc(r.id)] : [asc(r.dueOn), asc(r.id)]))
        .limit(input.limit + 1),
      scope.db.select({ count: count() }).from(r).leftJoin(suppliers, and(eq(suppliers.tenantId, r.tenantId), eq(suppliers.id, r.supplierId))).where(where),
    ]);
    return { ...pageOf(rows, input.limit, (row) => row.dueOn), totals: { count: totals?.count ?? 0 } };
  },
});

function matching(scope: TenantScope, input: z.output<typeof listExpectedInput>): SQL | undefined {
  const pattern = input.search ? likePattern(input.search) : null;
  return and(
    eq(r.tenantId, scope.tenantId),
    input.status === "overdue" ? and(eq(r.status, "open"), lt(r.dueOn, scope.today)) : input.status ? eq(r.status, input.status) : undefined,
    input.warehouseId ? eq(r.warehouseId, input.warehouseId) : undefined,
    input.supplierId ? eq(r.supplierId, input.supplierId) : undefined,
    pattern ? or(sql`lower(${r.number}) like ${pattern}`, sql`lower(${r.reference}) like ${pattern}`, sql`${suppliers.searchText} like ${pattern}`) : undefined,
  );
}

/** An announcement with its lines and what may be done with it now. */
export const getExpected = defineQuery({
  name: "supply.get-expected",
  permission: "inbound.view",
  input: getExpectedReceiptInput,
  async run(scope, { expectedReceiptId }) {
    const seesCosts = actorMay(scope.actor, "costs.view");
    const [[receipt], lines] = await Promise.all([
      scope.db
        .select({
          id: r.id, number: r.number, dueOn: r.dueOn, reference: r.reference, status: r.status, version: r.version, warehouseId: r.warehouseId,
          warehouseName: warehouses.name, supplierId: r.supplierId, supplierName: suppliers.name,
        })
        .from(r)
        .innerJoin(warehouses, and(eq(warehouses.tenantId, r.tenantId), eq(warehouses.id, r.warehouseId)))
        .leftJoin(suppliers, and(eq(suppliers.tenantId, r.tenantId), eq(suppliers.id, r.supplierId)))
        .where(and(eq(r.tenantId, scope.tenantId), eq(r.id, expectedReceiptId))),
      scope.db
        .select({
          id: l.id, lineNo: l.lineNo, itemId: l.itemId, itemCode: items.code, itemName: items.name, unitCode: units.code, dueOn: l.dueOn,
          expected: l.expected, received: l.received, cancelled: l.cancelled, unitCost: l.unitCost,
          waiting: sql<Quantity>`trim_scale(greatest(${l.expected} - ${l.cancelled} - ${l.received}, 0))`,
        })
        .from(l)
        .innerJoin(items, and(eq(items.tenantId, l.tenantId), eq(items.id, l.itemId)))
        .innerJoin(units, and(eq(units.tenantId, items.tenantId), eq(units.id, items.unitId)))
        .where(and(eq(l.tenantId, scope.tenantId), eq(l.receiptId, expectedReceiptId)))
        .orderBy(asc(l.lineNo)),
    ]);
    if (!receipt) throw notFound("expected_receipt");
    const open = receipt.status === "open";
    return {
      ...receipt,
      overdue: open && receipt.dueOn < scope.today,
      lines: lines.map((line) => ({ ...line, unitCost: seesCosts ? line.unitCost : null })),
      availableActions: [
        ...(open && actorMay(scope.actor, "stock.move") ? (["receive"] as const) : []),
        ...(open && actorMay(scope.actor, "inbound.edit") ? (["postpone", "cancel"] as const) : []),
      ],
    };
  },
});
