import { conflict, notFound, refused } from "@/server/kernel/errors";
import { defineCommand, done } from "@/server/platform/command";
import { newId } from "@/server/platform/new-id";
import { takeNumber } from "@/server/platform/numbering";
import { countInput, enterCountInput, openCountInput } from "../inputs";
import { loadGoods, requireWarehouse } from "../queries/load-goods";
import { closeCount, insertCount, insertSnapshotLines, lockOpenCount, upsertCountEntries } from "../store-counts";
import { selectLocation } from "../store-warehouses";

/**
 * Begins a count: what the books say now becomes the lines to count.
 * @throws NaruError `stock.nothing_to_count`; not_found
 */
export const openCount = defineCommand({
  name: "stock.open-count",
  permission: "counts.take",
  input: openCountInput,
  async run(scope, input) {
    const countedOn = input.countedOn ?? scope.today;
    if (countedOn > scope.today) throw refused("books.date_future", { on: countedOn, today: scope.today });
    const warehouse = await requireWarehouse(scope, input.warehouseId);
    if (input.locationId && (await selectLocation(scope, input.locationId))?.warehouseId !== input.warehouseId) throw notFound("location");
    const [countId, number] = [newId(), await takeNumber(scope, "stock_count", countedOn)];
    await insertCount(scope, { id: countId, number, warehouseId: input.warehouseId, countedOn, note: input.note });
    const lines = await insertSnapshotLines(scope, { id: countId, warehouseId: input.warehouseId, locationId: input.locationId ?? null, categoryId: input.categoryId ?? null });
    if (lines === 0) throw refused("stock.nothing_to_count", { warehouse: warehouse.name });
    return done({ countId, number, lines }, { audit: { entityType: "stock_count", entityId: countId, entityLabel: number, changes: { status: [null, "open"], lines: [null, lines] } } });
  },
});

/**
 * Keeps what was found. Several people may count at once: an entry that somebody else changed meanwhile is refused.
 * @throws NaruError conflict `stock.count_not_open`, `stock.count_line_changed`; `input.invalid`; not_found
 */
export const enterCount = defineCommand({
  name: "stock.enter-count",
  permission: "counts.take",
  input: enterCountInput,
  async run(scope, { countId, lines }) {
    const count = await lockOpenCount(scope, countId);
    await loadGoods(scope, { warehouseId: count.warehouseId, lines: lines.map((line) => ({ ...line, quantity: line.counted ?? "0" })) });
    await upsertCountEntries(scope, countId, lines);
    return done({ entered: lines.length }, { audit: { entityType: "stock_count", entityId: countId, entityLabel: count.number, changes: { entered: [null, lines.length] } } });
  },
});

/**
 * Gives a count up; nothing is posted.
 * @throws NaruError conflict `stock.count_not_open`, `stock.count_changed`; not_found
 */
export const cancelCount = defineCommand({
  name: "stock.cancel-count",
  permission: "counts.take",
  input: countInput,
  async run(scope, { countId, version }) {
    const count = await lockOpenCount(scope, countId);
    if (count.version !== version) throw conflict("stock.count_changed", { number: count.number });
    await closeCount(scope, countId, "cancelled", []);
    return done({ countId }, { audit: { entityType: "stock_count", entityId: countId, entityLabel: count.number, changes: { status: ["open", "cancelled"] } } });
  },
});
