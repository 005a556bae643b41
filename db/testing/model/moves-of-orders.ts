import { holdCustomer, releaseCustomer, setCreditLimit } from "@/server/modules/credit";
import {
  cancelLine, cancelOrder, closeOrder, confirmOrder, createOrder, reinstateLine, reinstateOrder, releaseCreditHold, reopenOrder, returnOrderToDraft, updateOrder,
} from "@/server/modules/orders";
import type { Move, Step } from "./step";

interface OrderRow {
  id: string;
  version: number;
  customer_id: string;
}
const anOrder = (step: Step, statuses: string) =>
  step.one<OrderRow>(`select id, version, customer_id from orders where tenant_id = $1 and status = any(string_to_array($2, ',')) order by id desc limit 6`, [statuses]);
const aLine = (step: Step, condition: string) =>
  step.one<{ id: string; order_id: string }>(
    `select l.id, l.order_id from order_lines l join orders o on o.tenant_id = l.tenant_id and o.id = l.order_id
     where l.tenant_id = $1 and ${condition} order by l.id desc limit 6`,
  );

function draft(step: Step, customerId: string) {
  const { pick, side } = step;
  const lines = Array.from({ length: 1 + pick.below(3) }, () => ({
    itemId: pick.oneIn(6) ? side.serviceId : pick.from(side.itemIds),
    quantity: String(1 + pick.below(6)),
    warehouseId: pick.oneIn(4) ? side.warehouseIds[1] : side.warehouseIds[0],
    shipSeparately: pick.oneIn(8),
  }));
  const charges = pick.oneIn(4) ? [{ kind: "freight" as const, description: "Freight", amountMinor: BigInt(1 + pick.below(900)) }] : [];
  return { customerId, lines, charges, allowBackOrder: pick.oneIn(3) };
}

/** Orders from entry to cancellation, and the credit they stand on. */
export const orderMoves: readonly Move[] = [
  {
    name: "create order", weight: 12,
    async run(step) {
      const { orderId } = await step.act(createOrder, { ...draft(step, step.pick.from(step.side.customerIds)), confirm: step.pick.oneIn(2) });
      step.side.expected.note("order", orderId);
    },
  },
  {
    name: "change order", weight: 4,
    async run(step) {
      const order = await anOrder(step, "draft");
      await step.act(updateOrder, { ...draft(step, order.customer_id), orderId: order.id, version: order.version });
    },
  },
  { name: "confirm order", weight: 10, run: async (step) => void (await step.act(confirmOrder, { orderId: (await anOrder(step, "draft")).id, ...(step.pick.oneIn(2) ? { allowBackOrder: true } : {}) })) },
  { name: "release credit hold", weight: 3, run: async (step) => void (await step.act(releaseCreditHold, { orderId: (await anOrder(step, "credit_hold")).id, note: "known customer" })) },
  { name: "return order to draft", weight: 1, run: async (step) => void (await step.act(returnOrderToDraft, { orderId: (await anOrder(step, "credit_hold")).id })) },
  { name: "cancel order", weight: 3, run: async (step) => void (await step.act(cancelOrder, { orderId: (await anOrder(step, "draft,credit_hold,confirmed")).id, reason: "withdrawn" })) },
  { name: "reinstate order", weight: 2, run: async (step) => void (await step.act(reinstateOrder, { orderId: (await anOrder(step, "cancelled")).id })) },
  { name: "close order", weight: 1, run: async (step) => void (await step.act(closeOrder, { orderId: (await anOrder(step, "confirmed")).id, reason: "rest not wanted" })) },
  { name: "reopen order", weight: 1, run: async (step) => void (await step.act(reopenOrder, { orderId: (await anOrder(step, "closed")).id })) },
  {
    name: "cancel line", weight: 3,
    async run(step) {
      const line = await aLine(step, "l.cancelled_at is null and o.status in ('draft', 'confirmed')");
      await step.act(cancelLine, { orderId: line.order_id, orderLineId: line.id, reason: "not wanted" });
    },
  },
  {
    name: "reinstate line", weight: 2,
    async run(step) {
      const line = await aLine(step, "l.cancelled_at is not null and o.status in ('draft', 'confirmed')");
      await step.act(reinstateLine, { orderId: line.order_id, orderLineId: line.id });
    },
  },
  {
    name: "set credit limit", weight: 1,
    async run(step) {
      const limitMinor = step.pick.oneIn(3) ? null : BigInt(5_000 + step.pick.below(80_000));
      await step.act(setCreditLimit, { customerId: step.pick.from(step.side.customerIds), limitMinor });
    },
  },
  { name: "hold customer", weight: 1, run: async (step) => void (await step.act(holdCustomer, { customerId: step.pick.from(step.side.customerIds), reason: "asks for time" })) },
  { name: "release customer", weight: 3, run: async (step) => void (await step.act(releaseCustomer, { customerId: await aHeldCustomer(step), note: "paid" })) },
];

async function aHeldCustomer(step: Step): Promise<string> {
  return (await step.one<{ customer_id: string }>("select customer_id from credit_accounts where tenant_id = $1 and held")).customer_id;
}
