import { and, eq, sql } from "drizzle-orm";
import { expectedReceiptLines as lines, expectedReceipts as receipts } from "@/db/schema/supply";
import type { CalendarDate } from "@/server/kernel/calendar-date";
import type { Quantity } from "@/server/kernel/quantity";
import { statement } from "@/server/platform/statement";
import type { TenantScope } from "@/server/platform/tenant-scope";
import { countsFrom } from "../rules/counts-from";

export interface SupplyOnDay {
  readonly itemId: string;
  readonly warehouseId: string;
  /** The day from which it counts; an overdue announcement counts from tomorrow. */
  readonly on: CalendarDate;
  readonly quantity: Quantity;
}

/** Announced goods that have not arrived, per item, warehouse and day from which they count. */
export async function supplyByDate(scope: TenantScope, pairs: readonly { itemId: string; warehouseId: string }[]): Promise<SupplyOnDay[]> {
  if (pairs.length === 0) return [];
  const rows = await selectSupply(scope, { places: JSON.stringify(pairs.map((p) => ({ i: p.itemId, w: p.warehouseId }))) });
  return rows.map(({ dueOn, ...row }) => ({ ...row, on: countsFrom(dueOn, scope.today) }));
}

const selectSupply = statement(["places"], (db, value) =>
  db
    .select({
      itemId: lines.itemId, warehouseId: lines.warehouseId, dueOn: lines.dueOn,
      quantity: sql<Quantity>`trim_scale(sum(${lines.expected} - ${lines.cancelled} - ${lines.received}))`,
    })
    .from(lines)
    .innerJoin(receipts, and(eq(receipts.tenantId, lines.tenantId), eq(receipts.id, lines.receiptId)))
    .where(and(
      eq(lines.tenantId, value("tenantId")),
      sql`(${lines.itemId}, ${lines.warehouseId}) in (select i, w from json_to_recordset(${value("places")}::json) as p(i uuid, w uuid))`,
      sql`received < expected - ${lines.cancelled}`, eq(receipts.status, "open"),
    ))
    .groupBy(lines.itemId, lines.warehouseId, lines.dueOn)
    .orderBy(lines.dueOn),
);
