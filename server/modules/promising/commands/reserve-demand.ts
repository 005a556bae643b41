import { decimalText } from "@/server/kernel/money";
import { isPositive, type Quantity } from "@/server/kernel/quantity";
import { advanceReserved, lockDemandLines } from "@/server/modules/demand";
import { lockBalances, releaseReservation, reserveStock, type Place, type ReservationChange } from "@/server/modules/stock";
import { defineStep } from "@/server/platform/command";

export interface LineReservation extends Place {
  readonly demandLineId: string;
  /** Base units; zero is passed over. */
  readonly quantity: Quantity;
}

const asChange = (line: LineReservation): ReservationChange => ({
  source: { type: "demand_line", id: line.demandLineId }, itemId: line.itemId, warehouseId: line.warehouseId, quantity: line.quantity,
});

/**
 * Puts stock aside for confirmed lines: reservation and demand line together.
 * @throws NaruError conflict `stock.not_free`, `demand.not_reservable`
 */
export const reserveDemand = defineStep("promising.reserve-demand", async (scope, lines: readonly LineReservation[]) => {
  const real = lines.filter((line) => isPositive(line.quantity));
  if (real.length === 0) return;
  await reserveStock(scope, real.map(asChange));
  await advanceReserved(scope, real.map((line) => ({ id: line.demandLineId, quantity: line.quantity })));
});

/**
 * Gives reserved stock of lines back.
 * @throws NaruError conflict `stock.reservation_gone`
 */
export const releaseDemand = defineStep("promising.release-demand", async (scope, lines: readonly LineReservation[]) => {
  const real = lines.filter((line) => isPositive(line.quantity));
  if (real.length === 0) return;
  await releaseReservation(scope, real.map(asChange));
  await advanceReserved(scope, real.map((line) => ({ id: line.demandLineId, quantity: decimalText(`-${line.quantity}`) })));
});

/** Gives back everything that lines hold (cancelling them). `places` are their items and warehouses, locked first. */
export const releaseAllReserved = defineStep("promising.release-all-reserved", async (scope, lines: readonly (Place & { demandLineId: string })[]) => {
  if (lines.length === 0) return;
  await lockBalances(scope, lines);
  const rows = await lockDemandLines(scope, lines.map((line) => line.demandLineId));
  await releaseDemand(scope, rows.map((row) => ({ demandLineId: row.id, itemId: row.itemId, warehouseId: row.warehouseId, quantity: row.reserved })));
});
