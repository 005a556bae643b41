import { defineStep } from "@/server/platform/command";
import { selectBalancesForUpdate, selectExistingForUpdate, type Place } from "../store";
import { takeFromReservations, updateReserved, upsertReservations, type ReservationChange } from "../store-reservations";

/**
 * Locks the balances of items in warehouses (made empty where missing), sorted by item and warehouse.
 * Answers by `item:warehouse`; quantities in base units, value in minor units of the home currency.
 */
export const lockBalances = defineStep("stock.lock-balances", (scope, places: readonly Place[]) => selectBalancesForUpdate(scope, places));

/** The same for the balances that exist already; the others are absent from the answer, and not held. */
export const lockExistingBalances = defineStep("stock.lock-existing-balances", (scope, places: readonly Place[]) => selectExistingForUpdate(scope, places));

/**
 * Puts stock aside for a source, never above what is free. The caller advances the demand line in the same transaction.
 * @throws NaruError conflict `stock.not_free`: less is free than asked.
 */
export const reserveStock = defineStep("stock.reserve-stock", async (scope, change: ReservationChange | readonly ReservationChange[]) => {
  const changes = "source" in change ? [change] : change;
  await Promise.all([updateReserved(scope, changes, 1), upsertReservations(scope, changes)]);
});

/**
 * Gives reserved stock back. The caller advances the demand line by the same negative quantity.
 * @throws NaruError conflict `stock.reservation_gone`: less is reserved for the source than asked.
 */
export const releaseReservation = defineStep("stock.release-reservation", async (scope, change: ReservationChange | readonly ReservationChange[]) => {
  const changes = "source" in change ? [change] : change;
  await Promise.all([updateReserved(scope, changes, -1), takeFromReservations(scope, changes)]);
});
