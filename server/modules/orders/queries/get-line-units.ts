import { and, eq } from "drizzle-orm";
import { orderLines, orders } from "@/db/schema/orders";
import { notFound } from "@/server/kernel/errors";
import { getItemsByIds, getItemUnits } from "@/server/modules/catalog";
import { customerVisible } from "@/server/modules/customers";
import { defineQuery } from "@/server/platform/command";
import { orderRefInput } from "../inputs";

/** The units that the items of an order are sold in, so that its lines are edited in the unit they were entered in (ORD-02). */
export const getLineUnits = defineQuery({
  name: "orders.get-line-units",
  permission: "orders.edit",
  input: orderRefInput,
  async run(scope, { orderId }) {
    const [[order], lines] = await Promise.all([
      scope.db.select({ id: orders.id }).from(orders).where(and(eq(orders.tenantId, scope.tenantId), eq(orders.id, orderId), customerVisible(scope, orders.customerId))),
      scope.db.selectDistinct({ itemId: orderLines.itemId }).from(orderLines).where(and(eq(orderLines.tenantId, scope.tenantId), eq(orderLines.orderId, orderId))),
    ]);
    if (!order) throw notFound("order");
    const ids = lines.map((line) => line.itemId);
    const [items, others] = await Promise.all([getItemsByIds(scope, ids), getItemUnits(scope, ids)]);
    return ids.flatMap((itemId) => {
      const item = items.get(itemId);
      return item ? [{ itemId, unitId: item.unitId, unitCode: item.unitCode, otherUnits: others.get(itemId) ?? [] }] : [];
    });
  },
});
