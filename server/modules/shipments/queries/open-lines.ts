import { and, asc, eq, inArray, like, or, sql } from "drizzle-orm";
import { items, units } from "@/db/schema/catalog";
import { customers } from "@/db/schema/customers";
import { demandLines } from "@/db/schema/demand";
import { stockBalances, warehouses } from "@/db/schema/stock";
import { notFound } from "@/server/kernel/errors";
import { compareQuantity, isPositive, maxQuantity, minQuantity, subtractQuantity, sumQuantity } from "@/server/kernel/quantity";
import { customerVisible, getOrderDefaults } from "@/server/modules/customers";
import { defineQuery } from "@/server/platform/command";
import { likePattern } from "@/server/platform/keyset";
import { listOpenOrdersInput, openLinesInput } from "../inputs";
import { plannableQuantity, unfilledQuantity } from "../rules/plan-lines";

/** The first half in the words of the index of open lines. */
const plannable = sql`(confirmed and shipped < ordered - cancelled and not held and ordered - cancelled - shipped - scheduled > 0)`;

/**
 * What may be shipped of an order now (SHP-02): its open lines with what is not planned yet and what stock there is for it
 * (reserved for the line plus free), and the customer's ship-to address.
 */
export const openLines = defineQuery({
  name: "shipments.open-lines",
  permission: "shipments.view",
  input: openLinesInput,
  async run(scope, { orderId }) {
    const rows = await scope.db
      .select({
        demandLineId: demandLines.id,
        lineNo: demandLines.lineNo,
        orderNumber: demandLines.sourceNumber,
        customerId: demandLines.customerId,
        customerName: customers.name,
        itemCode: items.code,
        itemName: items.name,
        description: demandLines.description,
        unitCode: units.code,
        isStocked: demandLines.isStocked,
        warehouseId: demandLines.warehouseId,
        warehouseName: warehouses.name,
        shipSeparately: demandLines.shipSeparately,
        confirmed: demandLines.confirmed,
        held: demandLines.held,
        requiredOn: demandLines.requiredOn,
        promisedOn: demandLines.promisedOn,
        ordered: demandLines.ordered,
        cancelled: demandLines.cancelled,
        scheduled: demandLines.scheduled,
        shipped: demandLines.shipped,
        reserved: demandLines.reserved,
        onHand: stockBalances.onHand,
        allReserved: stockBalances.reserved,
      })
      .from(demandLines)
      .innerJoin(customers, and(eq(customers.tenantId, demandLines.tenantId), eq(customers.id, demandLines.customerId)))
      .innerJoin(items, and(eq(items.tenantId, demandLines.tenantId), eq(items.id, demandLines.itemId)))
      .innerJoin(units, and(eq(units.tenantId, items.tenantId), eq(units.id, items.unitId)))
      .innerJoin(warehouses, and(eq(warehouses.tenantId, demandLines.tenantId), eq(warehouses.id, demandLines.warehouseId)))
      .leftJoin(
        stockBalances,
        and(eq(stockBalances.tenantId, demandLines.tenantId), eq(stockBalances.itemId, demandLines.itemId), eq(stockBalances.warehouseId, demandLines.warehouseId)),
      )
      .where(and(eq(demandLines.tenantId, scope.tenantId), eq(demandLines.sourceType, "order"), eq(demandLines.sourceId, orderId), customerVisible(scope, demandLines.customerId)))
      .orderBy(asc(demandLines.lineNo));
    const first = rows[0];
    if (!first) throw notFound("order");
    const { shipTo } = await getOrderDefaults(scope, first.customerId, scope.today);
    const lines = rows.map(({ onHand, allReserved, ...line }) => {
      const open = maxQuantity(plannableQuantity(line), "0");
      const free = maxQuantity(subtractQuantity(onHand ?? "0", allReserved ?? "0"), "0");
      const inStock = line.isStocked ? sumQuantity([line.reserved, free]) : open;
      return { ...line, open, unfilled: unfilledQuantity(line), shippable: minQuantity(open, inStock), short: compareQuantity(inStock, open) < 0 };
    });
    return {
      orderId,
      orderNumber: first.orderNumber,
      customerId: first.customerId,
      customerName: first.customerName,
      shipTo,
      lines: lines.filter((line) => line.confirmed && isPositive(line.open)),
    };
  },
});

/** Orders with lines that may be planned for shipping, the one promised earliest first. */
export const listOpenOrders = defineQuery({
  name: "shipments.list-open-orders",
  permission: "shipments.view",
  input: listOpenOrdersInput,
  async run(scope, { search, warehouseId, limit }) {
    const pattern = search?.trim() ? likePattern(search) : null;
    const mayShip = and(eq(demandLines.tenantId, scope.tenantId), customerVisible(scope, demandLines.customerId), plannable, warehouseId ? eq(demandLines.warehouseId, warehouseId) : undefined);
    const named = scope.db.select({ id: customers.id }).from(customers).where(and(eq(customers.tenantId, scope.tenantId), pattern ? like(customers.searchText, pattern) : undefined));
    // Names are looked up for the page alone: grouping by them would carry every open line's along.
    const open = scope.db
      .select({
        orderId: sql<string>`${demandLines.sourceId}`.as("order_id"),
        orderNumber: sql<string>`${demandLines.sourceNumber}`.as("order_number"),
        customerId: sql<string>`${demandLines.customerId}`.as("customer_id"),
        dueOn: sql<string>`min(coalesce(${demandLines.promisedOn}, ${demandLines.requiredOn}))`.as("due_on"),
        lineCount: sql<number>`count(*)::int`.as("line_count"),
        reservedLines: sql<number>`count(*) filter (where not ${demandLines.isStocked} or ${demandLines.reserved} >= ${demandLines.ordered} - ${demandLines.cancelled} - ${demandLines.shipped})::int`.as("reserved_lines"),
      })
      .from(demandLines)
      .where(pattern ? and(mayShip, or(like(sql`lower(${demandLines.sourceNumber})`, pattern), inArray(demandLines.customerId, named))) : mayShip)
      .groupBy(demandLines.sourceId, demandLines.sourceNumber, demandLines.customerId)
      .orderBy(sql`due_on`, demandLines.sourceNumber)
      .limit(limit)
      .as("open");
    const rows = await scope.db
      .select({ orderId: open.orderId, orderNumber: open.orderNumber, customerName: customers.name, dueOn: sql<string>`${open.dueOn}::text`, lineCount: open.lineCount, reservedLines: open.reservedLines })
      .from(open)
      .innerJoin(customers, and(eq(customers.tenantId, scope.tenantId), eq(customers.id, open.customerId)))
      .orderBy(open.dueOn, open.orderNumber);
    return { rows };
  },
});
