import { useQueryClient } from "@tanstack/react-query";
import { useState, type Dispatch, type SetStateAction } from "react";
import { useEdited, type Edited } from "@/app/(workspace)/_collisions/use-edited";
import { useTRPC } from "@/app/_trpc/client";
import { changesOf, draftOf, isBlankDraft, priceKey, type EntryDraft } from "./entry-drafts";

export interface Price {
  unitPrice: string | null;
  validTo: string | null;
}
type Prices = Record<string, Price>;

const pricesOf = (drafts: readonly EntryDraft[]): Prices =>
  Object.fromEntries(drafts.filter((draft) => !isBlankDraft(draft)).map((draft) => [priceKey(draft), { unitPrice: draft.unitPrice, validTo: draft.validTo }]));

/** The lines with a price as somebody else saved it, or without it where they took it away. */
export function withPrice(rows: readonly EntryDraft[], known: readonly EntryDraft[], key: string, price: Price | undefined): EntryDraft[] {
  if (!price) return rows.filter((row) => priceKey(row) !== key);
  if (rows.some((row) => priceKey(row) === key)) return rows.map((row) => (priceKey(row) === key ? { ...row, ...price } : row));
  const made = known.find((draft) => priceKey(draft) === key);
  if (!made) return [...rows];
  const blank = rows.findIndex(isBlankDraft);
  return rows.toSpliced(blank < 0 ? rows.length : blank, 0, { ...made, ...price });
}

interface Grid {
  priceListId: string;
  saved: readonly EntryDraft[];
  rows: readonly EntryDraft[];
  setRows: Dispatch<SetStateAction<EntryDraft[]>>;
}

/**
 * The saved prices that the grid is counted against, and what happens when somebody set one of the touched prices meanwhile: the
 * prices of the touched items are read again, also those that are not on the screen, and compared one by one.
 */
export function useEntryCollisions({ priceListId, saved, rows, setRows }: Grid): { base: readonly EntryDraft[]; edited: Edited<Prices>; draftAt: (key: string) => EntryDraft | undefined } {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [base, setBase] = useState(saved);
  const [known, setKnown] = useState(saved);
  const edited = useEdited<Prices>({
    start: { version: 0, values: pricesOf(saved) },
    async reread() {
      const { entries, remove } = changesOf(base, rows);
      const touched = new Set([...entries.map((entry) => entry.itemId), ...base.filter((draft) => remove.includes(draft.key)).map((draft) => draft.item?.id ?? "")]);
      const answers = await Promise.all([...touched].map((itemId) => queryClient.fetchQuery({ ...trpc.pricing.entries.queryOptions({ priceListId, itemId, limit: 500 }), staleTime: 0 })));
      const fresh = [...base.filter((draft) => !touched.has(draft.item?.id ?? "")), ...answers.flatMap((answer) => answer.rows.map(draftOf))];
      // A line typed anew under the key of a price that somebody saved is that price now.
      const ids = new Map(fresh.map((draft) => [priceKey(draft), draft.savedId]));
      setRows((now) => now.map((row) => (isBlankDraft(row) ? row : { ...row, savedId: ids.get(priceKey(row)) ?? row.savedId })));
      setBase(fresh);
      setKnown([...known, ...fresh]);
      return { version: 0, values: pricesOf(fresh) };
    },
    read: () => pricesOf(rows),
    write: (key, price) => setRows((now) => withPrice(now, [...base, ...known], key, price as Price | undefined)),
  });
  return { base, edited, draftAt: (key) => [...rows, ...known].find((draft) => priceKey(draft) === key) };
}
