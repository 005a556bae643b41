import { conflict, fault, refused } from "@/server/kernel/errors";
import { decimal, decimalText, sumMinor } from "@/server/kernel/money";
import { addQuantity, isPositive, isZero, subtractQuantity, sumQuantity, ZERO, type Quantity } from "@/server/kernel/quantity";
import { postJournal, requireOpenDate } from "@/server/modules/ledger";
import { defineStep } from "@/server/platform/command";
import { newId } from "@/server/platform/new-id";
import { emit } from "@/server/platform/outbox";
import type { TenantScope } from "@/server/platform/tenant-scope";
import { stockIncreased } from "../events";
import { lastUnitCosts, loadGoods } from "../queries/load-goods";
import { issueCost, type Balance } from "../rules/plan-issue";
import { releaseNewest } from "../rules/release-newest";
import { valueOfGoods } from "../rules/value-goods";
import { insertMoves, placeKey, selectBalancesForUpdate, selectLocationBalances, type NewMove, type PlaceKey } from "../store";
import { closeCount, lockOpenCount, selectCountedLines, type StockCount } from "../store-counts";
import { selectReservationsNewestFirst } from "../store-reservations";
import { releaseReservation } from "./reserve-stock";

export interface Release {
  readonly demandLineId: string;
  readonly itemId: string;
  readonly warehouseId: string;
  readonly quantity: Quantity;
}

type CountedLine = Awaited<ReturnType<typeof selectCountedLines>>[number];

/**
 * Posts what a count found: per line counted − book, valued at the average (what is found: average, standard or last cost), against
 * inventory adjustment. Where less remains than is reserved, the newest reservations are released; the caller takes them off the
 * demand lines in the same transaction.
 * @throws NaruError conflict `stock.count_not_open`, `stock.count_changed`; `stock.nothing_counted`; `stock.lines_faulty` with
 * `stock.count_moved` (more is missing than still lies there: count again) or `stock.cost_missing`; `books.*`
 */
export const postCountDifferences = defineStep("stock.post-count-differences", async (scope, { countId, version }: { countId: string; version: number }) => {
  const count = await lockOpenCount(scope, countId);
  if (count.version !== version) throw conflict("stock.count_changed", { number: count.number });
  await requireOpenDate(scope, count.countedOn);
  const counted = await selectCountedLines(scope, countId);
  if (counted.length === 0) throw refused("stock.nothing_counted", { number: count.number });
  const changes = counted
    .map((line) => ({ line, difference: subtractQuantity(line.countedQuantity, line.bookQuantity) }))
    .filter(({ difference }) => !isZero(difference));
  const places = changes.map(({ line }) => ({ itemId: line.itemId, warehouseId: count.warehouseId }));
  const balances = await selectBalancesForUpdate(scope, places);
  const moves = await differencesAsMoves(scope, count, changes, balances);
  const releases = await releaseWhatIsMissing(scope, balances, moves);
  const source = { type: "stock_count", id: count.id, number: count.number };
  await insertMoves(scope, { on: count.countedOn, source, moves });
  const more = moves.filter((move) => isPositive(move.quantity));
  const [moreMinor, lessMinor] = [sumMinor(more.map((m) => m.valueMinor)), -sumMinor(moves.filter((m) => !isPositive(m.quantity)).map((m) => m.valueMinor))];
  await Promise.all([
    postJournal(scope, {
      on: count.countedOn, memo: count.number, source,
      lines: [
        { role: "inventory", debitMinor: moreMinor }, { role: "inventory_adjustment", creditMinor: moreMinor },
        { role: "inventory", creditMinor: lessMinor }, { role: "inventory_adjustment", debitMinor: lessMinor },
      ],
    }),
    closeCount(scope, countId, "posted", counted.map((line) => {
      const move = moves.find((m) => m.sourceLineId === line.id);
      return { lineId: line.id, quantity: move?.quantity ?? ZERO, valueMinor: move?.valueMinor ?? 0n };
    })),
    more.length > 0 ? emit(scope, stockIncreased({ warehouseId: count.warehouseId, itemIds: [...new Set(more.map((m) => m.itemId))] })) : undefined,
  ]);
  return { count, releases, differences: moves.length, differenceMinor: moreMinor - lessMinor };
});

async function differencesAsMoves(
  scope: TenantScope,
  count: StockCount,
  changes: readonly { line: CountedLine; difference: Quantity }[],
  balances: ReadonlyMap<PlaceKey, Balance>,
): Promise<NewMove[]> {
  if (changes.length === 0) return [];
  const { warehouseId } = count;
  const [goods, last, lying] = await Promise.all([
    loadGoods(scope, { warehouseId, lines: changes.map(({ line }) => ({ itemId: line.itemId, quantity: "0" })) }),
    lastUnitCosts(scope, changes.map(({ line }) => line.itemId)),
    selectLocationBalances(scope, changes.map(({ line }) => ({ itemId: line.itemId, warehouseId }))),
  ]);
  const now = new Map(balances);
  const faults = [];
  const moves: NewMove[] = [];
  for (const [i, { line, difference }] of changes.entries()) {
    const [key, item] = [placeKey({ itemId: line.itemId, warehouseId }), goods.get(line.itemId)];
    const balance = now.get(key) ?? { onHand: ZERO, reserved: ZERO, valueMinor: 0n };
    const there = lying.get(key)?.find((place) => place.locationId === line.locationId)?.onHand ?? ZERO;
    if (decimal(there).plus(difference).isNegative()) {
      faults.push(fault(`lines.${i}`, "stock.count_moved", { item: item?.code ?? "", available: there }));
      continue;
    }
    const missing = decimalText(decimal(difference).abs());
    const valueMinor = isPositive(difference)
      ? valueOfGoods(difference, { currency: scope.workspace.homeCurrency, balance, standardCost: item?.standardCost, lastUnitCostMinor: last.get(line.itemId) })
      : -issueCost(balance, missing);
    if (valueMinor === null) {
      faults.push(fault(`lines.${i}`, "stock.cost_missing", { item: item?.code ?? "" }));
      continue;
    }
    now.set(key, { ...balance, onHand: addQuantity(balance.onHand, difference), valueMinor: balance.valueMinor + valueMinor });
    moves.push({ id: newId(), kind: "count", itemId: line.itemId, warehouseId, locationId: line.locationId, quantity: difference, valueMinor, sourceLineId: line.id, reason: count.note });
  }
  if (faults.length > 0) throw refused("stock.lines_faulty", { count: faults.length }, faults);
  return moves;
}

async function releaseWhatIsMissing(scope: TenantScope, balances: ReadonlyMap<PlaceKey, Balance>, moves: readonly NewMove[]): Promise<Release[]> {
  const releases: Release[] = [];
  for (const [key, balance] of balances) {
    const [itemId = "", warehouseId = ""] = key.split(":");
    const delta = sumQuantity(moves.filter((move) => placeKey(move) === key).map((move) => move.quantity));
    const missing = subtractQuantity(balance.reserved, addQuantity(balance.onHand, delta));
    if (!isPositive(missing)) continue;
    const reservations = await selectReservationsNewestFirst(scope, { itemId, warehouseId });
    releases.push(...releaseNewest(reservations, missing).map(({ id, quantity }) => ({ demandLineId: id, itemId, warehouseId, quantity })));
  }
  await releaseReservation(scope, releases.map((r) => ({ source: { type: "demand_line", id: r.demandLineId }, itemId: r.itemId, warehouseId: r.warehouseId, quantity: r.quantity })));
  return releases;
}
