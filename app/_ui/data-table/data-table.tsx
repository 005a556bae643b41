"use client";

import { useTranslations } from "next-intl";
import { lazy, Suspense, useCallback, useRef, type ReactNode, type Ref } from "react";
import { cn } from "../cn";
import { TableSkeleton } from "../skeleton";
import { edge, type Column, type ColumnWidths, type Selection } from "./column";
import { LoadMore } from "./load-more";
import { TableHead } from "./table-head";
import { TableRow } from "./table-row";
import { useFixedWidths, useHeadInSight, useOverflows } from "./use-fixed-widths";
import { useRowKeys } from "./use-row-keys";

export type { Column, Selection } from "./column";

interface DataTableProps<R> {
  /** Read aloud: what this is a table of. */
  label: string;
  columns: readonly Column<R>[];
  /** Undefined while the first page loads. */
  rows: readonly R[] | undefined;
  rowKey: (row: R) => string;
  rowHref?: (row: R) => string;
  onRowOpen?: (row: R) => void;
  onPeek?: (row: R) => void;
  /** The row that is looked at beside the list. */
  peeked?: string;
  /** The server's order when the address names none, e.g. "-orderedOn". */
  defaultSort?: string;
  /** Totals of the whole filtered set, by column key. */
  totals?: Readonly<Record<string, ReactNode>>;
  totalsLabel?: string;
  selection?: Selection;
  more?: { hasMore: boolean; loading: boolean; onMore: () => void };
  /** Dims the rows while a changed filter is answered. */
  refreshing?: boolean;
  empty: ReactNode;
  compact?: boolean;
  widths?: ColumnWidths;
}

/** A list shorter than this is drawn whole; longer ones are too until the rest of it, which few lists need, has come. */
const DRAWN_WHOLE = 120;
const VirtualRows = lazy(() => import("./virtual-rows"));

const NONE: Readonly<Record<string, number>> = {};

export function DataTable<R>(props: DataTableProps<R>) {
  const { label, columns, rows, rowKey, totals, selection, more, refreshing, empty, compact, onPeek, widths } = props;
  const t = useTranslations("ui");
  const table = useRef<HTMLTableElement>(null);
  const toggle = useToggle(rows, rowKey, selection);
  const peek = useCallback(
    (key: string) => {
      const row = rows?.find((candidate) => rowKey(candidate) === key);
      if (row) onPeek?.(row);
    },
    [rows, rowKey, onPeek],
  );
  useRowKeys(table, { onToggle: selection ? toggle : undefined, onPeek: onPeek ? peek : undefined });
  const given = widths?.widths ?? NONE;
  const virtual = (rows?.length ?? 0) > DRAWN_WHOLE;
  const keys = columns.map((column) => column.key);
  const fixed = useFixedWidths(table, keys, given, virtual || keys.some((key) => given[key] !== undefined));
  const overflows = useOverflows(table, (rows?.length ?? 0) > 0);
  useHeadInSight(table, overflows);

  if (!rows) return <TableSkeleton label={t("loading")} columns={Math.min(6, columns.length)} />;
  if (rows.length === 0) return <>{empty}</>;

  const row = (one: R, index?: number, measure?: Ref<HTMLTableRowElement>) => {
    const key = rowKey(one);
    return (
      <TableRow
        key={key} row={one} rowKey={key} columns={columns} href={props.rowHref?.(one)} onOpen={props.onRowOpen && (() => props.onRowOpen?.(one))}
        selection={selection && { chosen: selection.selected.has(key), onToggle: (range) => toggle(key, range) }}
        peeked={props.peeked === key} compact={compact} fixed={fixed !== null} index={index} measure={measure}
      />
    );
  };
  const whole = <Drawn>{() => <tbody className="max-sm:block">{rows.map((one) => row(one))}</tbody>}</Drawn>;
  return (
    <div className="flex min-w-0 flex-col">
      {selection && selection.selected.size > 0 ? <SelectionBar selection={selection} all={headSelection(rows, rowKey, selection)} /> : null}
      <div data-overflows={overflows || undefined} className={cn("group/table -mx-4 min-w-0 max-lg:overflow-x-auto sm:-mx-6", overflows && "overflow-x-auto")}>
        <table
          ref={table}
          aria-label={label}
          data-peeks={onPeek ? "" : undefined}
          data-selects={selection ? "" : undefined}
          aria-busy={refreshing || undefined}
          aria-rowcount={virtual ? (more?.hasMore ? -1 : rows.length + 1) : undefined}
          style={fixed ? { minWidth: fixed.least } : undefined}
          className={cn("w-full border-separate border-spacing-0 max-sm:block", fixed && "sm:table-fixed", refreshing && "opacity-60 transition-opacity delay-150")}
        >
          {fixed ? (
            <colgroup className="max-sm:hidden">
              {selection ? <col style={{ width: 48 }} /> : null}
              {fixed.columns.map((width, i) => <col key={keys[i]} style={width === undefined ? undefined : { width }} />)}
            </colgroup>
          ) : null}
          <TableHead columns={columns} defaultSort={props.defaultSort} widths={widths} fixed={fixed !== null} all={selection && headSelection(rows, rowKey, selection)} />
          {virtual ? (
            <Suspense fallback={whole}>
              <VirtualRows
                count={rows.length} rowHeight={compact ? 32 : 36} columns={columns.length + (selection ? 1 : 0)}
                row={(index, measure) => { const one = rows[index]; return one === undefined ? null : row(one, index, measure); }}
              />
            </Suspense>
          ) : (
            whole
          )}
          {totals ? <Totals columns={columns} totals={totals} label={props.totalsLabel ?? t("table.total")} selection={Boolean(selection)} /> : null}
        </table>
      </div>
      {more ? <LoadMore {...more} /> : null}
    </div>
  );
}

/** Made only where it is shown. */
function Drawn({ children }: { children: () => ReactNode }) {
  return children();
}

function headSelection<R>(rows: readonly R[], rowKey: (row: R) => string, selection: Selection) {
  const chosen = rows.reduce((n, row) => n + (selection.selected.has(rowKey(row)) ? 1 : 0), 0);
  const state = chosen === 0 ? ("none" as const) : chosen === rows.length ? ("all" as const) : ("some" as const);
  return { state, onToggle: () => selection.onChange(state === "all" ? new Set() : new Set(rows.map(rowKey))) };
}

function Totals<R>({ columns, totals, label, selection }: { columns: readonly Column<R>[]; totals: Readonly<Record<string, ReactNode>>; label: string; selection: boolean }) {
  const look = "h-9 whitespace-nowrap border-t border-line-strong bg-canvas px-3 font-semibold lg:sticky lg:bottom-0";
  return (
    <tfoot className="max-sm:block max-sm:px-4 max-sm:py-2">
      <tr className="max-sm:flex max-sm:flex-wrap max-sm:justify-between max-sm:gap-x-4">
        {selection ? <td className={cn(look, "max-sm:hidden")} /> : null}
        {columns.map((column, index) => (
          <td
            key={column.key}
            className={cn(look, edge, column.numeric && "text-right", column.className, "max-sm:h-auto max-sm:border-0 max-sm:px-0! max-sm:bg-transparent", index > 0 && totals[column.key] === undefined && "max-sm:hidden")}
          >
            {index > 0 && totals[column.key] !== undefined ? <span className="mr-1.5 text-label font-normal text-ink-3 sm:hidden">{column.header}</span> : null}
            {totals[column.key] ?? (index === 0 ? label : null)}
          </td>
        ))}
      </tr>
    </tfoot>
  );
}

function SelectionBar({ selection, all }: { selection: Selection; all: ReturnType<typeof headSelection> }) {
  const t = useTranslations("ui");
  return (
    <div role="status" className="z-20 mb-2 flex flex-wrap items-center gap-2 rounded-md bg-accent-soft px-3 py-1.5 max-sm:fixed max-sm:inset-x-2 max-sm:bottom-2 max-sm:z-40 max-sm:mb-0 max-sm:border max-sm:py-3 max-sm:shadow-pop lg:sticky lg:top-[calc(var(--list-top,48px)+36px)]">
      <span className="font-medium">{t("table.selected", { count: selection.selected.size })}</span>
      {selection.actions}
      {all.state === "some" ? <button type="button" className="min-h-8 px-1 text-accent sm:hidden" onClick={all.onToggle}>{t("table.selectShown")}</button> : null}
      {selection.whole}
      <button type="button" className="ml-auto text-ink-2 hover:text-ink" onClick={() => selection.onChange(new Set())}>
        {t("table.clearSelection")}
      </button>
    </div>
  );
}

/** Selects one row, or with `range` everything between the last one and this one. */
function useToggle<R>(rows: readonly R[] | undefined, rowKey: (row: R) => string, selection: Selection | undefined) {
  const last = useRef<string | null>(null);
  return useCallback(
    (key: string, range: boolean) => {
      if (!selection || !rows) return;
      const keys = rows.map(rowKey);
      const next = new Set(selection.selected);
      const from = range && last.current !== null ? keys.indexOf(last.current) : -1;
      const to = keys.indexOf(key);
      if (from >= 0) for (const between of keys.slice(Math.min(from, to), Math.max(from, to) + 1)) next.add(between);
      else if (!next.delete(key)) next.add(key);
      last.current = key;
      selection.onChange(next);
    },
    [rows, rowKey, selection],
  );
}
