"use client";

import { useTranslations } from "next-intl";
import { useCallback, useMemo, useRef, useState, type ReactNode } from "react";
import { naruErrorOf } from "@/app/_trpc/naru-error";
import { QueryFault } from "@/app/_trpc/query-fault";
import { Button, DataTable, FilterBar, ListStateProvider } from "@/app/_ui";
import { LivePart } from "@/app/_ui/early/live-part";
import { boundedWidth, laidOut, type ListColumn, type ListDeclaration, type ListName } from "@/server/kernel/lists";
import { BulkReason, BulkResults } from "./bulk-dialog";
import { ColumnsButton } from "./columns-button";
import { ExportButton } from "./export-button";
import { useListColumns, type Cell, type Cells } from "./list-columns";
import { useListFilters, type FilterSources } from "./list-filters";
import { PeekPanel } from "./peek-panel";
import { useBulk, type BulkAction } from "./use-bulk";
import type { ListState } from "./use-list";
import { usePhone } from "./use-phone";
import { ViewsMenu } from "./views-menu";

/** What `useInfiniteQuery` answers, as far as a list needs it. */
interface ListResult<R> {
  readonly data: { readonly pages: readonly { readonly rows: readonly R[] }[] } | undefined;
  readonly error: unknown;
  readonly isPlaceholderData: boolean;
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  fetchNextPage(): Promise<{ data: { readonly pages: readonly { readonly rows: readonly R[] }[] } | undefined; hasNextPage: boolean }>;
  refetch(): Promise<unknown>;
}

interface ListViewProps<Columns extends readonly ListColumn[], Name extends string, Input, R> extends FilterSources {
  declaration: ListDeclaration<Columns, Name, Input>;
  list: ListState;
  result: ListResult<R>;
  cells: Cells<Columns, NoInfer<R>>;
  rowKey: (row: NoInfer<R>) => string;
  rowHref?: (row: NoInfer<R>) => string;
  searchLabel?: string;
  /** Totals of the whole filtered set, by column key. */
  totals?: Readonly<Record<string, ReactNode>>;
  /** How many match; said where "select all" is offered. */
  count?: number;
  /** Stands at the end of the filter line. */
  end?: ReactNode;
  empty: ReactNode;
  defaultSort?: string;
  bulk?: readonly BulkAction<NoInfer<R>>[];
  /** Further actions over the chosen rows, with a dialog of their own. */
  bulkExtra?: (rows: readonly NoInfer<R>[], clear: () => void) => ReactNode;
  /** More about a row, below its columns, while it is looked at. */
  peek?: (row: NoInfer<R>) => ReactNode;
  /** A last column that is no part of the list's declaration: the menu of a row. */
  actions?: { header: string; cell: (row: NoInfer<R>) => ReactNode };
}

/** Rows that are chosen at a time, at most. */
const MOST_CHOSEN = 1000;

/** The one frame of every list: views, search, filters, columns, export, selection with its actions, rows, peek. */
export function ListView<Columns extends readonly ListColumn[], Name extends string, Input, R>(props: ListViewProps<Columns, Name, Input, R>) {
  const { list, result, rowKey, rowHref, bulk = [], bulkExtra } = props;
  const t = useTranslations();
  const declaration = props.declaration as unknown as ListDeclaration;
  const { layout, setLayout } = list;
  const drawn = useListColumns<R>(declaration, props.cells as Readonly<Record<string, Cell<R>>>, layout.columns !== null);
  const offered = useListFilters(declaration, props);
  // What the record around holds fast is the same in every row, and nothing to choose.
  const { fixed } = list;
  const columns = fixed ? drawn.filter((column) => !(column.key in fixed)) : drawn;
  const filters = fixed ? offered.filter((filter) => !(filter.name in fixed)) : offered;
  // Fields chosen for a phone's cards are shown there, whatever the list itself would leave out.
  const cards = usePhone() ? layout.cards : null;
  const visible = cards
    ? laidOut(columns, { ...layout, columns: cards }).map((column, at) => (at > 0 && column.card === "hidden" ? { ...column, card: "line" as const } : column))
    : laidOut(columns, layout);
  const rows = useMemo(() => result.data?.pages.flatMap((page) => page.rows), [result.data]);
  const [peeked, setPeeked] = useState<string | null>(null);
  const bodyOf = useRef<HTMLDivElement>(null);
  const onWidth = useCallback(
    (key: string, pixels: number | null) => {
      setLayout((now) => {
        const { [key]: _, ...others } = now.widths;
        return { ...now, widths: pixels === null ? others : { ...others, [key]: boundedWidth(pixels) } };
      });
    },
    [setLayout],
  );
  const peekedRow = peeked === null ? undefined : rows?.find((row) => rowKey(row) === peeked);
  const selection = useChosen({ rows, rowKey, result, count: props.count, bulk, bulkExtra, nameOf: (row) => columns[0]?.cell(row), paramsKey: JSON.stringify(list.params) });
  const around = useMemo(() => ({ params: list.params, setParams: list.setParams }), [list.params, list.setParams]);
  const actions = props.actions ? [{ key: "actions", header: props.actions.header, cell: props.actions.cell, className: "w-10" }] : [];
  // Whoever may not read the list gets no tools for it either.
  if (naruErrorOf(result.error)?.code === "permission.missing") return <QueryFault error={result.error} />;
  const whole = (
    <ListStateProvider value={around}>
      <FilterBar
        filters={filters}
        searchLabel={declaration.searched ? props.searchLabel : undefined}
        start={fixed ? undefined : <ViewsMenu list={list} />}
        end={
          <>
            {props.end}
            <ColumnsButton columns={columns} layout={layout} onChange={setLayout} />
            <ExportButton list={declaration.name as ListName} params={list.params} columns={visible.map((column) => column.key)} />
          </>
        }
      />
      {result.error ? (
        <QueryFault error={result.error} onRetry={() => void result.refetch()} />
      ) : (
        <div
          ref={bodyOf}
          className="min-w-0"
          onFocus={(event) => {
            const key = (event.target as HTMLElement).dataset.rowFocus;
            if (key !== undefined && peeked !== null) setPeeked(key);
          }}
        >
          <DataTable
            label={t(declaration.title as never)}
            columns={[...visible, ...actions]}
            rows={rows}
            rowKey={rowKey}
            rowHref={rowHref}
            onPeek={(row) => setPeeked(peeked === rowKey(row) ? null : rowKey(row))}
            peeked={peekedRow === undefined ? undefined : (peeked ?? undefined)}
            defaultSort={props.defaultSort ?? declaration.defaultSort}
            totals={props.totals}
            selection={selection.table}
            refreshing={result.isPlaceholderData}
            compact={layout.density === "compact"}
            widths={{ widths: layout.widths, onWidth }}
            more={{ hasMore: result.hasNextPage, loading: result.isFetchingNextPage, onMore: () => void result.fetchNextPage() }}
            empty={props.empty}
          />
        </div>
      )}
      {peekedRow !== undefined ? (
        <PeekPanel
          title={columns[0]?.cell(peekedRow)}
          href={rowHref?.(peekedRow)}
          properties={columns.slice(1).map((column) => ({ label: column.header, value: column.cell(peekedRow) }))}
          onClose={() => setPeeked(null)}
        >
          {props.peek?.(peekedRow)}
        </PeekPanel>
      ) : null}
      {selection.dialogs}
    </ListStateProvider>
  );
  // On a record's page a list comes to life after the page around it, when its own program has arrived.
  return fixed ? <LivePart className="flex min-w-0 flex-col gap-4">{whole}</LivePart> : whole;
}

interface Choosing<R> {
  rows: readonly R[] | undefined;
  rowKey: (row: R) => string;
  result: ListResult<R>;
  count?: number;
  bulk: readonly BulkAction<R>[];
  bulkExtra?: (rows: readonly R[], clear: () => void) => ReactNode;
  nameOf: (row: R) => ReactNode;
  /** Another filter is another list: nothing unseen stays chosen. */
  paramsKey: string;
}

/** The chosen rows, what can be done with them, and what became of it. */
function useChosen<R>({ rows, rowKey, result, count, bulk, bulkExtra, nameOf, paramsKey }: Choosing<R>) {
  const t = useTranslations("lists");
  const [chosen, setChosen] = useState<{ of: string; keys: ReadonlySet<string> }>({ of: paramsKey, keys: new Set() });
  const [gathering, setGathering] = useState(false);
  const [asked, setAsked] = useState<BulkAction<R> | null>(null);
  const work = useBulk<R>();
  const keys = chosen.of === paramsKey ? chosen.keys : new Set<string>();
  const set = (next: ReadonlySet<string>) => setChosen({ of: paramsKey, keys: next });
  const clear = () => set(new Set());
  const chosenRows = (rows ?? []).filter((row) => keys.has(rowKey(row)));
  const begin = (action: BulkAction<R>, reason: string) => {
    setAsked(null);
    void work.start(action, chosenRows, reason);
  };
  const gather = async () => {
    setGathering(true);
    let all = rows ?? [];
    let more = result.hasNextPage;
    while (more && all.length < MOST_CHOSEN) {
      const next = await result.fetchNextPage();
      all = next.data?.pages.flatMap((page) => page.rows) ?? all;
      more = next.hasNextPage;
    }
    set(new Set(all.slice(0, MOST_CHOSEN).map(rowKey)));
    setGathering(false);
  };
  const offersAll = rows !== undefined && keys.size >= rows.length && result.hasNextPage && keys.size < MOST_CHOSEN;
  const table =
    bulk.length === 0 && !bulkExtra
      ? undefined
      : {
          selected: keys,
          onChange: set,
          whole: offersAll ? (
            <Button size="small" tone="ghost" pending={gathering} onClick={() => void gather()}>
              {count === undefined ? t("select.allLoaded") : count > MOST_CHOSEN ? t("select.most", { most: MOST_CHOSEN }) : t("select.all", { count })}
            </Button>
          ) : undefined,
          actions: (
            <>
              {bulk.map((action) => (
                <Button key={action.id} size="small" disabled={!chosenRows.some(action.applies)} onClick={() => (action.asksReason ? setAsked(action) : begin(action, ""))}>
                  {action.label}
                </Button>
              ))}
              {bulkExtra?.(chosenRows, clear)}
            </>
          ),
        };
  const dialogs = (
    <>
      {asked ? <BulkReason action={asked} count={chosenRows.filter(asked.applies).length} onRun={(reason) => begin(asked, reason)} onClose={() => setAsked(null)} /> : null}
      {work.run ? (
        <BulkResults
          run={work.run} nameOf={nameOf} keyOf={rowKey}
          onUndo={() => { if (work.run) void work.undo(work.run); }}
          onClose={() => { work.clear(); clear(); }}
        />
      ) : null}
    </>
  );
  return { table, dialogs };
}
