import { refused } from "@/server/kernel/errors";
import { defineCommand, done } from "@/server/platform/command";
import { orderRefInput } from "../inputs";
import { getOrder } from "../queries/get-order";
import { createOrder } from "./create-order";

/**
 * Enters the same goods for the same customer once more, as a draft of today: what was promised, agreed by hand or numbered by
 * the customer belongs to the first order, so prices and dates are found anew.
 * @throws NaruError not_found; `orders.nothing_to_duplicate`; what `createOrder` throws (an item that is no longer sold)
 */
export const duplicateOrder = defineCommand({
  name: "orders.duplicate-order",
  permission: "orders.edit",
  input: orderRefInput,
  async run(scope, { orderId }) {
    const order = await getOrder.within(scope, { orderId });
    const lines = order.lines.filter((line) => line.cancelledAt === null);
    if (lines.length === 0) throw refused("orders.nothing_to_duplicate");
    const made = await createOrder.within(scope, {
      customerId: order.customerId as never,
      type: order.type as "domestic",
      legalEntityId: order.legalEntityId as never,
      contactId: order.contactId as never,
      warehouseId: order.warehouseId as never,
      shipTo: order.shipTo as never,
      buyerName: order.buyerName,
      carrier: order.carrier,
      paymentTermsId: order.paymentTermsId as never,
      notes: order.notes,
      lines: lines.map((line) => ({
        itemId: line.itemId as never,
        quantity: line.enteredUnitId && line.enteredQuantity ? line.enteredQuantity : line.quantity,
        unitId: line.enteredUnitId as never,
        warehouseId: line.warehouseId as never,
        description: line.description,
        shipSeparately: line.shipSeparately,
      })),
      charges: order.charges.map((charge) => ({ kind: charge.kind as "freight", description: charge.description, amountMinor: charge.amountMinor, taxCodeId: charge.taxCodeId as never })),
    });
    return done({ orderId: made.orderId, number: made.number }, {
      audit: { entityType: "order", entityId: made.orderId, entityLabel: made.number, changes: { duplicateOf: [null, order.number] } },
    });
  },
});
