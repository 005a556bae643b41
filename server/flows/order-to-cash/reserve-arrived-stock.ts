import { groupBy } from "@/server/kernel/grouping";
import { subtractQuantity } from "@/server/kernel/quantity";
import { demandLinesOf, linesAwaitingStock, lockDemandLines } from "@/server/modules/demand";
import { orderCancelled } from "@/server/modules/orders";
import { reserveDemand } from "@/server/modules/promising";
import { lockBalances, stockIncreased } from "@/server/modules/stock";
import { defineSubscriber } from "@/server/platform/subscription";
import type { TenantScope } from "@/server/platform/tenant-scope";
import { distributeFreeStock } from "./distribute-free-stock";

/**
 * Puts free stock aside for the confirmed lines that wait for it, the earliest promise first. What a line lacks and what is
 * free are read under lock, so that a second run finds nothing to do.
 */
export async function reserveFreeStock(scope: TenantScope, warehouseId: string, itemIds: readonly string[]): Promise<void> {
  const balances = await lockBalances(scope, itemIds.map((itemId) => ({ itemId, warehouseId })));
  const free = new Map([...balances].map(([key, balance]) => [key.split(":")[0] ?? "", subtractQuantity(balance.onHand, balance.reserved)]));
  const queue = await linesAwaitingStock(scope, itemIds, warehouseId);
  if (queue.length === 0) return;
  const locked = new Map((await lockDemandLines(scope, queue.map((line) => line.id))).map((row) => [row.id, row]));
  const waiting = queue.flatMap((line) => locked.get(line.id) ?? []);
  const given = distributeFreeStock(waiting, free);
  await reserveDemand(scope, given.map(({ id, itemId, quantity }) => ({ demandLineId: id, itemId, warehouseId, quantity })));
}

/** Stock arrived or fell free: those who wait for it are served. */
export const reserveArrivedStock = defineSubscriber({
  event: stockIncreased,
  subscriber: "order-to-cash.reserve-arrived-stock",
  alone: true,
  run: (scope, { warehouseId, itemIds }) => reserveFreeStock(scope, warehouseId, itemIds),
});

/** What a cancelled order had put aside goes to the next who wait. */
export const reserveFreedStock = defineSubscriber({
  event: orderCancelled,
  subscriber: "order-to-cash.reserve-freed-stock",
  alone: true,
  async run(scope, { orderId }) {
    const lines = (await demandLinesOf(scope, orderId)).filter((line) => line.isStocked);
    for (const [warehouseId, own] of groupBy(lines, (line) => line.warehouseId)) {
      await reserveFreeStock(scope, warehouseId, [...new Set(own.map((line) => line.itemId))]);
    }
  },
});
