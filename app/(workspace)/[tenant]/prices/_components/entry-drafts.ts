import type { RouterOutputs } from "@/app/_trpc/router-type";
import type { LookupOption } from "@/app/_ui";

export type SavedEntry = RouterOutputs["pricing"]["entries"]["rows"][number];

/** A line of the grid: a price as it is saved, or as it is being typed. */
export interface EntryDraft {
  key: string;
  /** The saved price this line came from; absent for a new one. */
  savedId: string | null;
  item: LookupOption<unknown> | null;
  unitCode: string;
  minQuantity: string | null;
  unitPrice: string | null;
  validFrom: string | null;
  validTo: string | null;
}

export const newDraft = (): EntryDraft => ({
  key: crypto.randomUUID(), savedId: null, item: null, unitCode: "", minQuantity: null, unitPrice: null, validFrom: null, validTo: null,
});

/** The price once more, to be changed: a new one until it is saved. */
export const copyDraft = (draft: EntryDraft): EntryDraft => ({ ...draft, key: crypto.randomUUID(), savedId: null });

export function draftOf(entry: SavedEntry): EntryDraft {
  return {
    key: entry.id,
    savedId: entry.id,
    item: { id: entry.itemId, label: entry.itemName, detail: entry.itemCode },
    unitCode: entry.unitCode,
    minQuantity: entry.minQuantity === "0" ? null : entry.minQuantity,
    unitPrice: entry.unitPrice,
    validFrom: entry.validFrom,
    validTo: entry.validTo,
  };
}

export const isBlankDraft = (draft: EntryDraft) => draft.item === null && draft.unitPrice === null && draft.minQuantity === null;

export interface Changes {
  entries: { itemId: string; minQuantity: string; unitPrice: string; validFrom: string | null; validTo: string | null }[];
  /** The grid's row of each entry, for the server's faults. */
  rowOf: number[];
  remove: string[];
  /** The saved prices that are replaced or go, as they are known here. */
  seen: { priceListEntryId: string; unitPrice: string; validTo: string | null }[];
  /** Rows that lack an item or a price. */
  incomplete: number[];
  count: number;
}

/** What a price is known by: item, minimum quantity, first day. */
export const priceKey = (draft: EntryDraft | undefined) => `${draft?.item?.id ?? ""}|${draft?.minQuantity ?? "0"}|${draft?.validFrom ?? ""}`;

const sameKey = (a: EntryDraft, b: EntryDraft) => priceKey(a) === priceKey(b);

/** What must be sent so that the saved prices become the lines of the grid. */
export function changesOf(saved: readonly EntryDraft[], drafts: readonly EntryDraft[]): Changes {
  const changes: Changes = { entries: [], rowOf: [], remove: [], seen: [], incomplete: [], count: 0 };
  const before = new Map(saved.map((draft) => [draft.key, draft]));
  const kept = new Set<string>();
  for (const [row, draft] of drafts.entries()) {
    const old = draft.savedId ? before.get(draft.savedId) : undefined;
    if (isBlankDraft(draft)) continue;
    if (old && sameKey(old, draft) && old.unitPrice === draft.unitPrice && old.validTo === draft.validTo) {
      kept.add(old.key);
      continue;
    }
    if (!draft.item || draft.unitPrice === null) {
      changes.incomplete.push(row);
      if (old) kept.add(old.key);
      continue;
    }
    // A price is keyed by item, quantity and first day: with another key the old one goes.
    if (old && sameKey(old, draft)) kept.add(old.key);
    changes.entries.push({
      itemId: draft.item.id,
      minQuantity: draft.minQuantity ?? "0",
      unitPrice: draft.unitPrice,
      validFrom: draft.validFrom,
      validTo: draft.validTo,
    });
    changes.rowOf.push(row);
  }
  changes.remove = saved.filter((draft) => !kept.has(draft.key)).map((draft) => draft.key);
  const replaced = new Set(changes.rowOf.map((row) => priceKey(drafts[row])));
  changes.seen = saved
    .filter((draft) => !kept.has(draft.key) || replaced.has(priceKey(draft)))
    .map(({ key, unitPrice, validTo }) => ({ priceListEntryId: key, unitPrice: unitPrice ?? "0", validTo }));
  changes.count = changes.entries.length + changes.incomplete.length + changes.remove.filter((id) => !drafts.some((d) => d.savedId === id)).length;
  return changes;
}
