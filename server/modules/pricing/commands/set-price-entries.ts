import { conflict, notFound, refused } from "@/server/kernel/errors";
import { getItemsByIds } from "@/server/modules/catalog";
import { defineCommand, done } from "@/server/platform/command";
import { recordChanged } from "@/server/platform/record-changed";
import { setPriceEntriesInput } from "../inputs";
import { requirePriceList } from "../queries/find-pricing";
import { lockPriceList, pricesSeenOtherwise } from "../queries/seen-entries";
import { entryFaults } from "../rules/span-faults";
import { deleteEntries, upsertEntries } from "../store";

/**
 * Writes and removes prices of a list in one go, from the grid, an import or an API: keyed by item, minimum quantity and
 * first day. Answers how many were written (new or changed) and removed; the same input twice writes nothing the second time.
 * @throws NaruError `pricing.entries_invalid` with every fault · `pricing.list_already_archived` · `record.changed` when a price is not as it was `seen`
 */
export const setPriceEntries = defineCommand({
  name: "pricing.set-price-entries",
  permission: "prices.edit",
  input: setPriceEntriesInput,
  async run(scope, input) {
    await lockPriceList(scope, input.priceListId);
    const list = await requirePriceList(scope, input.priceListId);
    if (list.archived) throw conflict("pricing.list_already_archived", { code: list.code });
    const faults = entryFaults(input.entries);
    if (faults.length > 0) throw refused("pricing.entries_invalid", { count: faults.length }, faults);
    const itemIds = new Set<string>(input.entries.map((entry) => entry.itemId));
    if ((await getItemsByIds(scope, [...itemIds])).size < itemIds.size) throw notFound("item");
    if (input.seen) {
      const { saved, wanted } = await pricesSeenOtherwise(scope, list.id, { entries: input.entries, seen: input.seen });
      if (Object.keys(saved).length > 0) throw await recordChanged(scope, { entityType: "price_list", entityId: list.id, current: saved, wanted, action: "pricing.set-price-entries" });
    }
    const removed = await deleteEntries(scope, list.id, input.remove);
    if (removed.length < new Set<string>(input.remove).size) throw notFound("price_list_entry");
    const written = await upsertEntries(scope, list.id, input.entries);
    return done(
      { priceListId: list.id, written, removed: removed.length },
      {
        audit:
          written + removed.length === 0
            ? []
            : { entityType: "price_list", entityId: list.id, entityLabel: list.code, changes: { written: [null, written], removed: [null, removed.length] } },
      },
    );
  },
});
