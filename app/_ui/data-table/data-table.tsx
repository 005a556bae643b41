"use client";

import { ArrowDown, ArrowUp } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useCallback, useRef, type MouseEvent, type ReactNode } from "react";
import { cn } from "../cn";
import { TableSkeleton } from "../skeleton";
import { tickLook } from "../text-input";
import { LoadMore } from "./load-more";
import { useListParams } from "./use-list-params";
import { useRowKeys } from "./use-row-keys";

export interface Column<R> {
  key: string;
  header: string;
  cell: (row: R) => ReactNode;
  /** Right-aligned; for amounts, quantities, counts. */
  numeric?: boolean;
  /** The name under which the server sorts by this column. */
  sort?: string;
  /** Its place on a phone's card. The first column is the title, the last numeric one stands aside, "actions" in its corner; "hidden" leaves it out. */
  card?: "title" | "aside" | "line" | "actions" | "hidden";
  className?: string;
}

export interface Selection {
  selected: ReadonlySet<string>;
  onChange: (selected: ReadonlySet<string>) => void;
  /** Shown in a bar while something is selected. */
  actions: ReactNode;
}

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
}

export function DataTable<R>(props: DataTableProps<R>) {
  const { label, columns, rows, rowKey, totals, selection, more, refreshing, empty, compact, onPeek } = props;
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

  if (!rows) return <TableSkeleton label={t("loading")} columns={Math.min(6, columns.length)} />;
  if (rows.length === 0) return <>{empty}</>;

  return (
    <div className="flex min-w-0 flex-col">
      {selection && selection.selected.size > 0 ? <SelectionBar selection={selection} /> : null}
      <div className="-mx-4 min-w-0 max-lg:overflow-x-auto sm:-mx-6">
        <table
          ref={table}
          aria-label={label}
          aria-busy={refreshing || undefined}
          className={cn("w-full border-separate border-spacing-0 max-sm:block", refreshing && "opacity-60 transition-opacity delay-150")}
        >
          <Head columns={columns} selection={Boolean(selection)} defaultSort={props.defaultSort} />
          <tbody className="max-sm:block">
            {rows.map((row) => (
              <Row key={rowKey(row)} row={row} table={props} toggle={toggle} compact={compact} />
            ))}
          </tbody>
          {totals ? <Totals columns={columns} totals={totals} label={props.totalsLabel ?? t("table.total")} selection={Boolean(selection)} /> : null}
        </table>
      </div>
      {more ? <LoadMore {...more} /> : null}
    </div>
  );
}

const edge = "first:pl-4 last:pr-4 sm:first:pl-6 sm:last:pr-6";

function Head<R>({ columns, selection, defaultSort }: { columns: readonly Column<R>[]; selection: boolean; defaultSort?: string }) {
  const t = useTranslations("ui");
  const [params, setParams] = useListParams([]);
  const sort = params.sort ?? defaultSort;
  return (
    <thead className="max-sm:hidden">
      <tr>
        {selection ? <th className={cn(headLook, "w-10")}><span className="sr-only">{t("table.select")}</span></th> : null}
        {columns.map((column) => {
          const direction = !column.sort ? undefined : sort === column.sort ? "ascending" : sort === `-${column.sort}` ? "descending" : "none";
          const next = direction === "ascending" ? `-${column.sort}` : direction === "descending" ? column.sort : column.numeric ? `-${column.sort}` : column.sort;
          return (
            <th key={column.key} scope="col" aria-sort={direction} className={cn(headLook, edge, column.numeric && "text-right", column.className)}>
              {column.sort ? (
                <a
                  href={`?sort=${next}`}
                  className={cn("inline-flex items-center gap-1 hover:text-ink", direction !== "none" && "text-ink")}
                  onClick={(event) => {
                    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
                    event.preventDefault();
                    setParams({ sort: next });
                  }}
                >
                  {column.header}
                  {direction === "ascending" ? <ArrowUp aria-hidden className="size-3" /> : null}
                  {direction === "descending" ? <ArrowDown aria-hidden className="size-3" /> : null}
                </a>
              ) : (
                column.header
              )}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

const headLook =
  "h-8 whitespace-nowrap border-b bg-canvas px-3 text-left text-label font-medium text-ink-3 lg:sticky lg:top-12 lg:z-10";

function cardPlace<R>(columns: readonly Column<R>[], index: number): NonNullable<Column<R>["card"]> {
  const column = columns[index];
  if (column?.key === "actions") return "actions";
  if (column?.card) return column.card;
  if (index === 0) return "title";
  const hasAside = columns.some((other) => other.card === "aside");
  const lastNumeric = columns.findLastIndex((other) => other.numeric && !other.card && other.key !== "actions");
  return !hasAside && index === lastNumeric ? "aside" : "line";
}

const cardLook = {
  title: "max-sm:order-1 max-sm:min-w-0 max-sm:font-medium",
  aside: "max-sm:order-2 max-sm:text-right max-sm:font-medium",
  line: "max-sm:order-3 max-sm:min-w-0 max-sm:text-ink-2",
  actions: "max-sm:col-start-3 max-sm:row-start-1 max-sm:row-end-[span_10] max-sm:self-start",
  hidden: "max-sm:hidden",
};

/** A document number is not broken at its hyphens, nor a short word or date over two lines. */
const keptWhole = (content: ReactNode) => typeof content === "string" && (content.length <= 14 || /^[A-Z]+-[\d-]+$/.test(content)) && "sm:whitespace-nowrap";

function Row<R>({ row, table, toggle, compact }: { row: R; table: DataTableProps<R>; toggle: (key: string, range: boolean) => void; compact?: boolean }) {
  const t = useTranslations("ui");
  const router = useRouter();
  const key = table.rowKey(row);
  const href = table.rowHref?.(row);
  const opens = href !== undefined || table.onRowOpen !== undefined;
  const chosen = table.selection?.selected.has(key) ?? false;
  const open = (event: MouseEvent<HTMLElement>) => {
    if (!(event.target instanceof Element) || event.target.closest("a, button, input, label, select")) return;
    if (window.getSelection()?.toString()) return;
    if (href && (event.ctrlKey || event.metaKey)) window.open(href, "_blank", "noopener");
    else if (href) router.push(href);
    else table.onRowOpen?.(row);
  };
  return (
    <tr
      onClick={opens ? open : undefined}
      aria-selected={table.selection ? chosen : undefined}
      className={cn(
        "group max-sm:grid max-sm:gap-x-3 max-sm:border-b max-sm:px-4 max-sm:py-2.5",
        table.columns.some((column) => column.key === "actions") ? "max-sm:grid-cols-[minmax(0,1fr)_auto_auto]" : "max-sm:grid-cols-[minmax(0,1fr)_auto]",
        opens && "cursor-pointer hover:bg-hover active:bg-pressed",
        "focus-within:bg-hover",
        chosen && "bg-accent-soft focus-within:bg-accent-soft hover:bg-accent-soft",
      )}
    >
      {table.selection ? (
        <td className="w-10 border-b pl-4 max-sm:hidden sm:pl-6">
          <input
            type="checkbox"
            aria-label={t("table.selectRow")}
            checked={chosen}
            className={cn(tickLook, "mt-1")}
            onChange={() => undefined}
            onClick={(event) => toggle(key, event.shiftKey)}
          />
        </td>
      ) : null}
      {table.columns.map((column, index) => {
        const content = column.cell(row);
        return (
        <td
          key={column.key}
          className={cn(
            "border-b px-3 align-middle sm:py-1 max-sm:border-b-0 max-sm:px-0", edge, "max-sm:first:pl-0 max-sm:last:pr-0",
            compact ? "sm:h-8" : "sm:h-9",
            column.numeric && "whitespace-nowrap sm:text-right",
            keptWhole(content),
            cardLook[cardPlace(table.columns, index)],
            column.className,
          )}
        >
          {column.numeric && cardPlace(table.columns, index) === "line" ? (
            <span className="mr-1.5 text-label text-ink-3 sm:hidden">{column.header}</span>
          ) : null}
          {index === 0 && href ? (
            <Link href={href} data-row-focus={key} className="font-medium outline-offset-2 hover:text-accent">
              {content}
            </Link>
          ) : index === 0 && opens ? (
            <button type="button" data-row-focus={key} className="text-left font-medium hover:text-accent" onClick={() => table.onRowOpen?.(row)}>
              {content}
            </button>
          ) : (
            content
          )}
        </td>
        );
      })}
    </tr>
  );
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

function SelectionBar({ selection }: { selection: Selection }) {
  const t = useTranslations("ui");
  return (
    <div role="status" className="mb-2 flex flex-wrap items-center gap-2 rounded-md bg-accent-soft px-3 py-1.5">
      <span className="font-medium">{t("table.selected", { count: selection.selected.size })}</span>
      {selection.actions}
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
