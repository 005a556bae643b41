import { and, asc, eq, sql } from "drizzle-orm";
import { items, units } from "@/db/schema/catalog";
import { customers } from "@/db/schema/customers";
import { demandLines } from "@/db/schema/demand";
import { stockBalances, warehouses } from "@/db/schema/stock";
import { expectedReceiptLines, expectedReceipts, suppliers } from "@/db/schema/supply";
import type { CalendarDate } from "@/server/kernel/calendar-date";
import { notFound } from "@/server/kernel/errors";
import { subtractQuantity, type Quantity } from "@/server/kernel/quantity";
import { customerVisible } from "@/server/modules/customers";
import { countsFrom } from "@/server/modules/supply";
import { defineQuery } from "@/server/platform/command";
import type { TenantScope } from "@/server/platform/tenant-scope";
import { itemAvailabilityInput } from "../inputs";
import { availableToPromise } from "../rules/available-to-promise";
import { loadPlaceFacts } from "./load-place-facts";

const MOST_ROWS = 200;

/** PRM-01: per warehouse what is on hand, reserved and free, what comes, who waits, and the curve of what may be promised. */
export const itemAvailability = defineQuery({
  name: "promising.item-availability",
  permission: "stock.view",
  input: itemAvailabilityInput,
  async run(scope, { itemId, warehouseId }) {
    const [item] = await scope.db
      .select({ id: items.id, code: items.code, name: items.name, kind: items.kind, leadTimeDays: items.leadTimeDays, unitCode: units.code, unitDecimals: units.decimals })
      .from(items)
      .innerJoin(units, and(eq(units.tenantId, items.tenantId), eq(units.id, items.unitId)))
      .where(and(eq(items.tenantId, scope.tenantId), eq(items.id, itemId)));
    if (!item) throw notFound("item");
    const [places, demand, supply] = await Promise.all([
      placesOf(scope, itemId, warehouseId ?? null), demandOf(scope, itemId, warehouseId ?? null), supplyOf(scope, itemId, warehouseId ?? null),
    ]);
    const facts = await loadPlaceFacts(scope, places.map((p) => ({ itemId, warehouseId: p.warehouseId, leadTimeDays: item.leadTimeDays })), { lock: false });
    return {
      item,
      today: scope.today,
      places: places.map((place) => {
        const known = facts.get(`${itemId}:${place.warehouseId}`) ?? { onHandFree: "0", supply: [], demand: [], leadTimeDays: null };
        const { curve } = availableToPromise({ ...known, today: scope.today });
        return { ...place, available: subtractQuantity(place.onHand, place.reserved), curve };
      }),
      demand,
      supply,
    };
  },
});

function placesOf(scope: TenantScope, itemId: string, warehouseId: string | null) {
  const { tenantId } = scope;
  return scope.db
    .select({
      warehouseId: warehouses.id, warehouseCode: warehouses.code, warehouseName: warehouses.name,
      onHand: sql<Quantity>`trim_scale(coalesce(${stockBalances.onHand}, 0))`, reserved: sql<Quantity>`trim_scale(coalesce(${stockBalances.reserved}, 0))`,
    })
    .from(warehouses)
    .leftJoin(stockBalances, and(eq(stockBalances.tenantId, warehouses.tenantId), eq(stockBalances.warehouseId, warehouses.id), eq(stockBalances.itemId, itemId)))
    .where(and(
      eq(warehouses.tenantId, tenantId), warehouseId ? eq(warehouses.id, warehouseId) : undefined,
      sql`(not ${warehouses.archived} or coalesce(${stockBalances.onHand}, 0) <> 0)`,
    ))
    .orderBy(sql`${warehouses.isDefault} desc`, asc(warehouses.code));
}

/** Confirmed open lines of the item: who has reserved what, who waits for what. Whose order it is stays hidden from those who may not see the customer. */
async function demandOf(scope: TenantScope, itemId: string, warehouseId: string | null) {
  const t = demandLines;
  const rows = await scope.db
    .select({
      visible: sql<boolean>`${customerVisible(scope, t.customerId) ?? sql`true`}`,
      id: t.id, warehouseId: t.warehouseId, orderId: t.sourceId, orderNumber: t.sourceNumber, lineNo: t.lineNo,
      customerId: t.customerId, customerName: customers.name, held: t.held,
      promisedOn: sql<CalendarDate>`coalesce(${t.promisedOn}, ${t.requiredOn})`,
      open: sql<Quantity>`trim_scale(${t.ordered} - ${t.cancelled} - ${t.shipped})`,
      reserved: t.reserved,
      waiting: sql<Quantity>`trim_scale(${t.ordered} - ${t.cancelled} - ${t.shipped} - ${t.reserved})`,
    })
    .from(t)
    .innerJoin(customers, and(eq(customers.tenantId, t.tenantId), eq(customers.id, t.customerId)))
    .where(and(
      eq(t.tenantId, scope.tenantId), eq(t.itemId, itemId), warehouseId ? eq(t.warehouseId, warehouseId) : undefined,
      sql`confirmed and shipped < ordered - cancelled`,
    ))
    .orderBy(asc(t.promisedOn), asc(t.sourceNumber), asc(t.lineNo))
    .limit(MOST_ROWS);
  return rows.map(({ visible, ...row }) =>
    visible ? row : { ...row, orderId: null, orderNumber: null, customerId: null, customerName: null });
}

async function supplyOf(scope: TenantScope, itemId: string, warehouseId: string | null) {
  const [lines, receipts] = [expectedReceiptLines, expectedReceipts];
  const rows = await scope.db
    .select({
      id: lines.id, warehouseId: lines.warehouseId, receiptId: receipts.id, number: receipts.number, supplierName: suppliers.name,
      dueOn: lines.dueOn, open: sql<Quantity>`trim_scale(${lines.expected} - ${lines.cancelled} - ${lines.received})`,
    })
    .from(lines)
    .innerJoin(receipts, and(eq(receipts.tenantId, lines.tenantId), eq(receipts.id, lines.receiptId)))
    .leftJoin(suppliers, and(eq(suppliers.tenantId, receipts.tenantId), eq(suppliers.id, receipts.supplierId)))
    .where(and(
      eq(lines.tenantId, scope.tenantId), eq(lines.itemId, itemId), warehouseId ? eq(lines.warehouseId, warehouseId) : undefined,
      eq(receipts.status, "open"), sql`received < expected - ${lines.cancelled}`,
    ))
    .orderBy(asc(lines.dueOn), asc(receipts.number))
    .limit(MOST_ROWS);
  return rows.map((row) => ({ ...row, countsFrom: countsFrom(row.dueOn, scope.today), overdue: row.dueOn < scope.today }));
}
