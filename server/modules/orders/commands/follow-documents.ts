import { demandChargesOf, demandLinesOfSources, deriveProgress } from "@/server/modules/demand";
import { canDo } from "@/server/kernel/lifecycle";
import { defineStep } from "@/server/platform/command";
import { emit } from "@/server/platform/outbox";
import { orderClosed } from "../events";
import { readInvoicedAmounts } from "../queries/order-documents";
import { orderLifecycle, type OrderState } from "../rules/order-lifecycle";
import { paymentProgressOf } from "../rules/payment-progress";
import { keepStandings, lockOrders } from "../store";

/**
 * Writes how far the books say orders are into the columns that lists filter by; with `close`, an order whose every line is
 * shipped and invoiced is closed, and anything else left as it is. Harmless when run again.
 */
export const followDocuments = defineStep("orders.follow-documents", async (scope, orderIds: readonly string[], { close }: { close: boolean }): Promise<void> => {
  if (orderIds.length === 0) return;
  const locked = await lockOrders(scope, orderIds);
  const ids = locked.map((order) => order.id);
  const [lines, charges] = await Promise.all([demandLinesOfSources(scope, ids), demandChargesOf(scope, ids)]);
  const invoiced = await readInvoicedAmounts(scope, { lines: [...lines.values()].flat(), charges });
  const standings = locked.map((order) => {
    const { order: progress, fulfilled } = deriveProgress(lines.get(order.id) ?? []);
    const closes = close && fulfilled && order.status === "confirmed" && canDo(orderLifecycle, order.status, "close");
    const paymentProgress = paymentProgressOf(invoiced.get(order.id) ?? [], progress === "invoiced");
    return { order, closes, changed: closes || order.progress !== progress || order.paymentProgress !== paymentProgress, id: order.id, progress, paymentProgress, status: closes ? orderLifecycle.actions.close.to : (order.status as OrderState) };
  });
  await keepStandings(scope, standings.filter((one) => one.changed));
  await emit(scope, ...standings.filter((one) => one.closes).map(({ order }) => orderClosed({ orderId: order.id, customerId: order.customerId, number: order.number })));
});
