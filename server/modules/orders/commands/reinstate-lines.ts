import { fault, invalid, refused } from "@/server/kernel/errors";
import { taxOn } from "@/server/kernel/money";
import { isPositive } from "@/server/kernel/quantity";
import { requireVisibleCustomer } from "@/server/modules/customers";
import { lockCreditAccount } from "@/server/modules/credit";
import { advanceCancelled, cancelCharges, confirmDemand, demandLinesOf, unconfirmDemand } from "@/server/modules/demand";
import { promiseLines, reserveDemand } from "@/server/modules/promising";
import { defineCommand, done } from "@/server/platform/command";
import type { TenantScope } from "@/server/platform/tenant-scope";
import { lineRefInput, orderRefInput } from "../inputs";
import { checkAvailability } from "../rules/decide-confirmation";
import { lockOrder, moveOrder, readLines, setLineCancelled, setPromisedDates, type OrderLineRow, type OrderRow } from "../store";
import { recommitOrder, weighCredit } from "./check-and-commit";
import { retotalOrder } from "./retotal-order";

/** Brings a cancelled order back as a draft; confirming it again promises and reserves anew (ORD-27). */
export const reinstateOrder = defineCommand({
  name: "orders.reinstate-order",
  permission: "orders.cancel",
  input: orderRefInput,
  async run(scope, { orderId }) {
    const order = await lockOrder(scope, orderId);
    await requireVisibleCustomer(scope, order.customerId);
    if (order.status !== "cancelled") throw refused("orders.not_cancelled", { number: order.number, state: order.status });
    const inDemand = await demandLinesOf(scope, orderId);
    if (inDemand.length > 0) {
      await advanceCancelled(scope, inDemand.filter((l) => isPositive(l.cancelled)).map((l) => ({ id: l.id, quantity: `-${l.cancelled}` })));
      await cancelCharges(scope, orderId, false);
      await unconfirmDemand(scope, orderId);
    }
    // Lines cancelled by the order's own cancellation come back; lines cancelled for themselves had another reason.
    for (const line of await readLines(scope, orderId)) {
      if (line.cancelledAt && line.cancelReason === order.cancelReason) await setLineCancelled(scope, line.id, null);
    }
    const status = await moveOrder(scope, order, "reinstate", { cancelReason: null });
    return done(
      { orderId, number: order.number, status },
      { audit: { entityType: "order", entityId: orderId, entityLabel: order.number, changes: { status: ["cancelled", status] } } },
    );
  },
});

/** Brings a cancelled line back: on a confirmed order it passes availability and credit again before it is reserved (ORD-27). */
export const reinstateLine = defineCommand({
  name: "orders.reinstate-line",
  permission: "orders.cancel",
  input: lineRefInput,
  async run(scope, { orderId, orderLineId }) {
    const order = await lockOrder(scope, orderId);
    await requireVisibleCustomer(scope, order.customerId);
    const line = (await readLines(scope, orderId)).find((l) => l.id === orderLineId);
    if (!line) throw invalid([fault("orderLineId", "orders.line_unknown")]);
    if (!line.cancelledAt) throw refused("orders.line_not_cancelled", { line: line.lineNo });
    if (order.status === "confirmed") await putBackIntoDemand(scope, order, line);
    else if (order.status !== "draft") throw refused("orders.not_open", { number: order.number, state: order.status });
    await setLineCancelled(scope, orderLineId, null);
    await retotalOrder(scope, order);
    return done(
      { orderId, orderLineId },
      { audit: { entityType: "order", entityId: orderId, entityLabel: order.number, changes: { [`line ${line.lineNo}`]: ["cancelled", "open"] } } },
    );
  },
});

async function putBackIntoDemand(scope: TenantScope, order: OrderRow, line: OrderLineRow): Promise<void> {
  const account = await lockCreditAccount(scope, order.customerId);
  const demand = (await demandLinesOf(scope, order.id)).find((l) => l.id === line.id);
  if (!demand) throw refused("orders.line_unknown", { line: line.lineNo });
  const quantity = demand.cancelled;
  const promises = demand.isStocked
    ? await promiseLines(scope, { lock: true, lines: [{ key: line.id, itemId: line.itemId, warehouseId: line.warehouseId, quantity, requiredOn: line.requiredOn }] })
    : [];
  const { check, promised } = checkAvailability(
    promises.map((p) => ({ lineNo: line.lineNo, itemCode: line.description, quantity, requiredOn: line.requiredOn, availableNow: p.availableNow, promisedOn: p.promisedOn, shortBy: p.shortBy })),
    { today: scope.today, allowBackOrder: order.allowBackOrder },
  );
  const credit = await weighCredit(scope, account, order.customerId, line.netMinor + taxOn(line.netMinor, line.taxRatePercent));
  const stopped = [check, credit].filter((c) => c.outcome === "failed").flatMap((c) => c.findings);
  if (stopped.length > 0) throw refused("orders.cannot_reinstate", { line: line.lineNo }, stopped.map((f) => fault("orderLineId", f.code, f.params)));
  await advanceCancelled(scope, [{ id: line.id, quantity: `-${quantity}` }]);
  const dates = new Map(promised.map((p) => [line.id, p.promisedOn]));
  if (dates.size > 0) {
    await confirmDemand(scope, order.id, dates);
    await setPromisedDates(scope, order.id, dates);
  }
  const reserve = promised.map((p) => ({ demandLineId: line.id, itemId: line.itemId, warehouseId: line.warehouseId, quantity: p.reserve }));
  await reserveDemand(scope, reserve);
  await recommitOrder(scope, order);
}
