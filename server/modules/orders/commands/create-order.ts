import { newId } from "@/server/platform/new-id";
import { defineCommand, done } from "@/server/platform/command";
import { takeNumber } from "@/server/platform/numbering";
import { orderCreated } from "../events";
import { createOrderInput } from "../inputs";
import { insertOrder } from "../store";
import { confirmOrder } from "./confirm-order";
import { orderSearchText, prepareOrder } from "./prepare-order";

/**
 * Enters an order as a draft: nothing is promised, reserved or owed by it (ORD-07). With `confirm` the three checks follow
 * in the same transaction; if one stops, the draft stays with its findings.
 */
export const createOrder = defineCommand({
  name: "orders.create-order",
  permission: "orders.edit",
  input: createOrderInput,
  async run(scope, input) {
    const prepared = await prepareOrder(scope, input);
    const orderId = newId();
    const number = await takeNumber(scope, "order", prepared.order.orderedOn);
    const order = {
      ...prepared.order,
      tenantId: scope.tenantId,
      id: orderId,
      number,
      channel: input.channel,
      externalKey: input.externalKey,
      searchText: orderSearchText(number, { ...prepared.order, externalKey: input.externalKey }),
      createdBy: scope.actor.kind === "user" ? scope.actor.userId : null,
      createdAt: scope.now,
      updatedAt: scope.now,
    };
    await insertOrder(scope, order, prepared.lines, prepared.charges);
    const confirmation = input.confirm ? await confirmOrder.within(scope, { orderId, allowBackOrder: input.allowBackOrder }) : null;
    return done(
      { orderId, number, lineIds: prepared.lines.map((l) => l.id), confirmation },
      {
        audit: {
          entityType: "order",
          entityId: orderId,
          entityLabel: number,
          changes: { grossMinor: [null, order.grossMinor], lines: [null, prepared.lines.length] },
        },
        events: [orderCreated({ orderId, customerId: input.customerId, number })],
      },
    );
  },
});
