"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from "react";
import { CollisionPanel } from "@/app/(workspace)/_collisions/collision-panel";
import { useTRPC } from "@/app/_trpc/client";
import { QueryFault } from "@/app/_trpc/query-fault";
import { useCommand } from "@/app/_trpc/use-command";
import { useErrorText } from "@/app/_trpc/use-error-text";
import { Button, FilterBar, FormActions, Section, TableSkeleton, useListParams, type LookupOption } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import { LineGrid, type LineColumn } from "@/app/_ui/line-grid";
import { changesOf, copyDraft, draftOf, isBlankDraft, newDraft, type EntryDraft } from "./entry-drafts";
import { useEntryCollisions, type Price } from "./use-entry-collisions";
import { useItemSearch, type ItemChoice } from "./use-lookups";

/**
 * The prices of a list as a spreadsheet: type, paste, save all changes at once. While there are unsaved changes the grid stays
 * as it is, whatever is read again in the background, and searching waits.
 */
export function PriceEntries({ priceListId, mayEdit, itemId }: { priceListId: string; mayEdit: boolean; itemId?: string }) {
  const t = useTranslations("pricing");
  const ui = useTranslations("ui");
  const trpc = useTRPC();
  const [params] = useListParams([]);
  const entries = useInfiniteQuery(
    trpc.pricing.entries.infiniteQueryOptions({ priceListId, itemId, search: params.q, limit: 100 }, { getNextPageParam: (page) => page.nextCursor }),
  );
  const { pages, more, wasPressed } = useOnePageAhead(entries, params.q ?? "");
  const saved = useMemo(() => pages?.flatMap((page) => page.rows.map(draftOf)), [pages]);
  const [dirty, setDirty] = useState(false);
  const [shown, setShown] = useState(saved);
  if (!dirty && shown !== saved) setShown(saved);
  const stamp = useStamp(shown);
  const frame = useRef<HTMLDivElement>(null);
  // With the last page the button goes: the keyboard goes on at the first price that it showed.
  const showedLast = more === null;
  const firstNew = pages?.slice(0, -1).reduce((rows, page) => rows + page.rows.length, 0) ?? 0;
  useEffect(() => {
    if (showedLast && wasPressed()) frame.current?.querySelector<HTMLElement>(`[data-cell="${firstNew}:0"]`)?.focus({ preventScroll: true });
  }, [stamp, showedLast, firstNew, wasPressed]);
  return (
    <Section flush title={t("entries.title")} description={mayEdit ? t("entries.hint") : undefined}>
      {dirty ? (
        <p role="status" className="flex min-h-8 items-center text-waiting">{t("entries.unsaved")}</p>
      ) : (
        <FilterBar filters={[]} searchLabel={t("entries.search")} end={saved ? <span className="text-ink-3">{t("entries.shown", { count: saved.length })}</span> : undefined} />
      )}
      {entries.error && !entries.data ? (
        <QueryFault error={entries.error} onRetry={() => void entries.refetch()} />
      ) : shown ? (
        <div ref={frame} className="contents">
          <EntriesGrid key={stamp} priceListId={priceListId} saved={shown} mayEdit={mayEdit} onDirty={setDirty} footer={more && !more.failed && !dirty ? <MoreButton more={more} wasPressed={wasPressed} /> : undefined} />
        </div>
      ) : (
        <TableSkeleton label={ui("loading")} columns={5} />
      )}
      {more?.failed ? <QueryFault compact error={entries.error} onRetry={more.show} /> : null}
    </Section>
  );
}

interface More {
  readonly waits: boolean;
  readonly failed: boolean;
  show(): void;
}

interface Pages<P> {
  readonly data: { readonly pages: readonly P[] } | undefined;
  readonly hasNextPage: boolean;
  readonly isFetching: boolean;
  readonly isError: boolean;
  fetchNextPage(): unknown;
}

/**
 * The pages that were asked for, and one more that is read meanwhile: it is there when it is asked for, so that nothing moves on the
 * screen later than the press that wanted it. `of` names what is searched: another search begins with its first page. `wasPressed`:
 * whether more was asked for since it was last looked.
 */
function useOnePageAhead<P>({ data, hasNextPage, isFetching, isError, fetchNextPage }: Pages<P>, of: string): { pages: readonly P[] | undefined; more: More | null; wasPressed: () => boolean } {
  const pressed = useRef(false);
  const [asked, setAsked] = useState({ of, count: 1 });
  const count = asked.of === of ? asked.count : 1;
  const loaded = data?.pages.length ?? 0;
  const pages = useSameList(data?.pages.slice(0, count));
  const ahead = loaded > 0 && loaded <= count && hasNextPage && !isFetching && !isError;
  useEffect(() => {
    if (ahead) fetchNextPage();
  }, [ahead, fetchNextPage]);
  const isMore = loaded > count || (loaded > 0 && hasNextPage);
  const show = () => {
    pressed.current = true;
    setAsked({ of, count: Math.min(count, loaded) + 1 });
    if (loaded <= count && !isFetching) fetchNextPage();
  };
  const wasPressed = useCallback(() => {
    const was = pressed.current;
    pressed.current = false;
    return was;
  }, []);
  return { pages, wasPressed, more: isMore ? { waits: loaded < count && isFetching, failed: loaded < count && isError, show } : null };
}

/** The list it was before, as long as the same stands in it. */
function useSameList<P>(list: readonly P[] | undefined): readonly P[] | undefined {
  const [known, setKnown] = useState(list);
  const same = known?.length === list?.length && (known ?? []).every((one, i) => one === list?.[i]);
  if (!same) setKnown(list);
  return same ? known : list;
}

/** Counts the answers shown: a new one starts the grid anew. */
function useStamp(shown: unknown): number {
  const [known, setKnown] = useState({ shown, stamp: 0 });
  if (known.shown !== shown) setKnown({ shown, stamp: known.stamp + 1 });
  return known.stamp;
}

/** It comes and goes with the grid, so that it never stands where the grid will be; the grid that it began holds the keyboard in its place. */
function MoreButton({ more: { waits, show }, wasPressed }: { more: More; wasPressed: () => boolean }) {
  const t = useTranslations("pricing");
  const keepKeyboard = (button: HTMLButtonElement | null) => {
    if (button && !waits && wasPressed()) button.focus({ preventScroll: true });
  };
  return <Button ref={keepKeyboard} pending={waits} onClick={show}>{t("entries.more")}</Button>;
}

interface GridProps {
  priceListId: string;
  saved: readonly EntryDraft[];
  mayEdit: boolean;
  onDirty: (dirty: boolean) => void;
  footer: ReactNode;
}

function EntriesGrid({ priceListId, saved, mayEdit, onDirty, footer }: GridProps) {
  const t = useTranslations("pricing");
  const trpc = useTRPC();
  const { textOf } = useErrorText();
  const { labelOf, shown } = useEntryWords();
  const [rows, setRows] = useState<EntryDraft[]>(() => (mayEdit ? [...saved, newDraft()] : [...saved]));
  const { base, edited, draftAt } = useEntryCollisions({ priceListId, saved, rows, setRows });
  const changes = changesOf(base, rows);
  const [tried, setTried] = useState(false);
  const [unread, setUnread] = useState(0);
  const grid = useTranslations("ui.grid");
  const dirty = changes.count > 0;
  useEffect(() => {
    onDirty(dirty);
    return () => onDirty(false);
  }, [dirty, onDirty]);
  const save = useCommand(trpc.pricing.setEntries, {
    doneText: (done) => t("entries.saved", { written: done.written, removed: done.removed }),
    onDone: () => onDirty(false),
    onRefused: (refusal) => edited.onRefused(refusal) || (refusal.faults?.length ?? 0) > 0,
  });
  const faults = new Map(
    (save.refusal?.faults ?? []).map((fault) => {
      const [, index, field] = /^entries\.(\d+)\.(\w+)$/.exec(fault.path) ?? [];
      return [`${changes.rowOf[Number(index)] ?? -1}:${field ?? ""}`, textOf(fault.code, fault.params) ?? fault.code];
    }),
  );
  const faultOf = (row: number, column: string): string | undefined => {
    const draft = rows[row];
    if (tried && draft && changes.incomplete.includes(row) && ((column === "itemId" && !draft.item) || (column === "unitPrice" && draft.unitPrice === null))) {
      return t("entries.incomplete");
    }
    return faults.get(`${row}:${column}`);
  };
  const onSave = () => {
    setTried(true);
    if (changes.incomplete.length === 0 && unread === 0) save.run({ priceListId, entries: changes.entries, remove: changes.remove, seen: changes.seen });
  };
  return (
    <>
      {tried && unread > 0 ? <p role="alert" className="text-late">{grid("unreadLeft", { count: unread })}</p> : null}
      <CollisionPanel
        edited={edited}
        labelOf={(key) => labelOf(draftAt(key))}
        show={(_, price) => (price ? shown(price as Price) : undefined)}
      />
      <LineGrid
        label={t("entries.title")}
        columns={useEntryColumns()}
        rows={rows}
        rowKey={(row) => row.key}
        onChange={(next) => {
          setRows(next);
          if (save.refusal) save.reset();
        }}
        newRow={newDraft}
        copyRow={copyDraft}
        isBlank={isBlankDraft}
        onUnread={setUnread}
        faultOf={faultOf}
        readOnly={!mayEdit}
        addLabel={t("entries.add")}
        footer={footer}
      />
      {mayEdit && dirty ? (
        <div className="sticky bottom-0 border-t bg-surface py-3">
          <FormActions>
            <Button tone="primary" pending={save.pending} keys="Ctrl+Enter" onClick={onSave}>{t("entries.save", { count: changes.count })}</Button>
            <Button
              onClick={() => {
                setRows([...base, newDraft()]);
                setTried(false);
                edited.close();
                save.reset();
              }}
            >
              {t("entries.discard")}
            </Button>
          </FormActions>
        </div>
      ) : null}
    </>
  );
}

/** A price in the words of its columns, where two people set it at once. */
function useEntryWords() {
  const t = useTranslations("pricing");
  const format = useFormat();
  return {
    labelOf: (draft: EntryDraft | undefined) =>
      draft && [`${draft.item?.detail ?? ""} ${draft.item?.label ?? ""}`.trim(), draft.minQuantity ? `${t("entries.minQuantity")} ${format.quantity(draft.minQuantity)}` : "", draft.validFrom ? `${t("entries.validFrom")} ${format.date(draft.validFrom)}` : ""].filter(Boolean).join(" · "),
    shown: ({ unitPrice, validTo }: Price) => [unitPrice === null ? "" : format.unitPrice(unitPrice), validTo ? `${t("entries.validTo")} ${format.date(validTo)}` : ""].filter(Boolean).join(" · ") || undefined,
  };
}

function useEntryColumns(): LineColumn<EntryDraft>[] {
  const t = useTranslations("pricing");
  const search = useItemSearch();
  return [
    {
      key: "itemId",
      kind: "lookup",
      role: "item",
      header: t("entries.item"),
      search,
      get: (row) => row.item,
      set: (row, item) => ({ ...row, item, unitCode: (item as LookupOption<ItemChoice> | null)?.data?.unitCode ?? row.unitCode }),
      show: (row) => (row.item ? <>{row.item.label} <span className="text-label text-ink-3">{row.item.detail}</span></> : null),
    },
    { key: "minQuantity", kind: "decimal", role: "quantity", header: t("entries.minQuantity"), width: "120px", numeric: true, get: (row) => row.minQuantity, set: (row, minQuantity) => ({ ...row, minQuantity }) },
    { key: "unitPrice", kind: "decimal", role: "price", header: t("entries.unitPrice"), width: "130px", numeric: true, get: (row) => row.unitPrice, set: (row, unitPrice) => ({ ...row, unitPrice }) },
    { key: "validFrom", kind: "date", role: "date", header: t("entries.validFrom"), width: "120px", get: (row) => row.validFrom, set: (row, validFrom) => ({ ...row, validFrom }) },
    { key: "validTo", kind: "date", role: "until", header: t("entries.validTo"), width: "120px", get: (row) => row.validTo, set: (row, validTo) => ({ ...row, validTo }) },
    { key: "unit", kind: "shown", header: t("entries.unit"), width: "70px", show: (row) => row.unitCode },
  ];
}
