import { demandLinesOf, deriveProgress } from "@/server/modules/demand";
import { defineStep } from "@/server/platform/command";
import { paymentProgressOf } from "../rules/payment-progress";
import { readOrderInvoices } from "../queries/order-documents";
import { lockOrder, touchOrder } from "../store";

/** Writes how far the books say an order is into the columns that lists filter by. Harmless when run again. */
export const refreshProgress = defineStep("orders.refresh-progress", async (scope, orderId: string): Promise<void> => {
  const order = await lockOrder(scope, orderId);
  const [lines, invoices] = await Promise.all([demandLinesOf(scope, orderId), readOrderInvoices(scope, orderId)]);
  const progress = deriveProgress(lines).order;
  const paymentProgress = paymentProgressOf(invoices.filter((i) => i.kind === "invoice"), progress === "invoiced");
  if (order.progress !== progress || order.paymentProgress !== paymentProgress) await touchOrder(scope, orderId, { progress, paymentProgress });
});
