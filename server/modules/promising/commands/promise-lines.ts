import type { CalendarDate } from "@/server/kernel/calendar-date";
import { notFound } from "@/server/kernel/errors";
import type { Quantity } from "@/server/kernel/quantity";
import { getItemsByIds, type ItemFacts } from "@/server/modules/catalog";
import { placeKey, type Place } from "@/server/modules/stock";
import { defineStep } from "@/server/platform/command";
import { loadPlaceFacts } from "../queries/load-place-facts";
import { promiseInOrder, type LinePromise } from "../rules/promise-in-order";

export interface PromiseLine extends Place {
  readonly key: string;
  /** Base units, above zero. For a line that is demand already: what is still unreserved of it. */
  readonly quantity: Quantity;
  readonly requiredOn: CalendarDate;
  /** The line's own demand, so that it does not compete with itself. */
  readonly excludeDemandLineId?: string | null;
}

/**
 * Promises lines in their order (see `promiseInOrder`). `lock: true` holds the stock rows until the transaction ends: do it
 * when reserving afterwards. `items` are the lines' items where the caller has read them.
 * @throws NaruError not_found when an item is not this workspace's
 */
export const promiseLines = defineStep(
  "promising.promise-lines",
  async (scope, { lines, lock, ...known }: { lines: readonly PromiseLine[]; lock: boolean; items?: ReadonlyMap<string, ItemFacts> }): Promise<LinePromise[]> => {
    const items = known.items ?? (await getItemsByIds(scope, lines.map((line) => line.itemId)));
    if (lines.some((line) => !items.has(line.itemId))) throw notFound("item");
    const stocked = lines.filter((line) => items.get(line.itemId)?.kind === "stocked");
    const places = [...new Map(stocked.map((line) => [placeKey(line), {
      itemId: line.itemId, warehouseId: line.warehouseId, leadTimeDays: items.get(line.itemId)?.leadTimeDays ?? null,
    }])).values()];
    const withoutLines = lines.flatMap((line) => (line.excludeDemandLineId ? [line.excludeDemandLineId] : []));
    const facts = await loadPlaceFacts(scope, places, { lock, withoutLines });
    const asks = lines.map((line) => ({ ...line, place: items.get(line.itemId)?.kind === "stocked" ? placeKey(line) : null }));
    return promiseInOrder(asks, facts, scope.today);
  },
);
