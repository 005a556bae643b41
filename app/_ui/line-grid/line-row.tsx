"use client";

import { Ellipsis, Info } from "lucide-react";
import { useTranslations } from "next-intl";
import { memo, type ReactNode } from "react";
import { cn } from "../cn";
import type { Format } from "../format";
import { cellText, isEditable, type LineColumn } from "./columns";
import type { Unread } from "./use-line-rows";

/** Something to be said of a cell below its line. */
export interface CellNote {
  readonly columnKey: string;
  /** The server's or the form's fault. */
  readonly text?: string;
  readonly unread?: Unread;
}

export interface LineRowProps<R, F> {
  row: R;
  facts: F;
  index: number;
  columns: readonly LineColumn<R, F>[];
  frame: Format;
  readOnly: boolean;
  /** The column the grid's place is in, if it is in this line. */
  active: number | null;
  /** First and last marked column of this line; null when none is. */
  marked: readonly [number, number] | null;
  /** Stands in the active cell while it is edited. */
  editor: ReactNode;
  notes: readonly CellNote[];
  message: ((row: R, index: number, facts: F) => ReactNode) | undefined;
}

/** One line and what is said of it. Drawn again only when something of its own has changed: see `sameLine`. */
function Line<R, F>({ row, facts, index, columns, frame, readOnly, active, marked, editor, notes, message }: LineRowProps<R, F>) {
  const t = useTranslations("ui");
  const said = message?.(row, index, facts);
  return (
    <>
      <tr role="row" data-line={index} aria-rowindex={index + 2} className="group max-sm:relative max-sm:mb-2 max-sm:grid max-sm:grid-cols-2 max-sm:gap-x-3 max-sm:rounded-md max-sm:border max-sm:bg-surface max-sm:p-3 max-sm:pr-12">
        <td role="rowheader" className="w-8 border-b px-1 text-right text-label text-ink-3 max-sm:hidden">{index + 1}</td>
        {columns.map((column, at) => {
          const here = active === at;
          const editing = here && editor !== null;
          const note = notes.find((one) => one.columnKey === column.key);
          const free = !readOnly && isEditable(column, row);
          const text = note?.unread?.text ?? cellText(column, row, facts, frame);
          const explained = column.detail !== undefined && column.detail(row, facts) !== null;
          return (
            <td
              key={column.key}
              role="gridcell"
              data-cell={`${index}:${at}`}
              tabIndex={here && !editing ? 0 : -1}
              aria-readonly={!free || undefined}
              aria-invalid={note ? true : undefined}
              aria-selected={marked && at >= marked[0] && at <= marked[1] ? true : undefined}
              aria-keyshortcuts={explained ? "Control+I" : undefined}
              aria-label={editing ? undefined : `${column.header}, ${t("grid.line", { number: index + 1 })}: ${text}`}
              className={cn(
                "relative h-9 border-b border-l px-2 align-middle max-sm:h-auto max-sm:min-h-11 max-sm:border-0 max-sm:px-0 max-sm:py-1",
                "focus:z-10 focus:outline-2 focus:-outline-offset-2 focus:outline-ring max-sm:rounded-sm max-sm:focus:outline-offset-2",
                column.kind === "lookup" && column.role === "item" && "max-sm:col-span-2",
                column.numeric && "whitespace-nowrap sm:text-right",
                free ? "cursor-text" : "bg-sunken/50 text-ink-2 max-sm:bg-transparent",
                note && "bg-late-soft",
                marked && at >= marked[0] && at <= marked[1] && "bg-accent-soft",
                editing && "p-0",
              )}
            >
              <span aria-hidden className="block text-label text-ink-3 sm:hidden">{column.header}</span>
              {editing ? editor : (
                <span className={cn("flex min-h-5 items-center gap-1 max-sm:min-h-7", column.numeric && "sm:justify-end", free && "max-sm:border-b max-sm:border-line-strong")}>
                  {explained ? (
                    <button
                      type="button"
                      tabIndex={-1}
                      data-detail
                      aria-label={t("grid.detail", { column: column.header, number: index + 1 })}
                      className="-my-1 inline-flex size-6 shrink-0 items-center justify-center rounded-sm text-ink-3 opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 hover:bg-hover hover:text-ink max-sm:order-last max-sm:ml-auto max-sm:size-8 pointer-coarse:opacity-100"
                    >
                      <Info className="size-3.5" />
                    </button>
                  ) : null}
                  <span className={cn("min-w-0", column.kind === "lookup" && "line-clamp-2", note?.unread && "text-late")}>
                    {note?.unread ? note.unread.text : column.show ? column.show(row, facts) : text}
                  </span>
                </span>
              )}
            </td>
          );
        })}
        {readOnly ? null : (
          <td role="gridcell" className="w-9 border-b text-center max-sm:absolute max-sm:top-1 max-sm:right-1 max-sm:w-auto max-sm:border-0">
            <button
              type="button"
              tabIndex={-1}
              data-line-menu
              aria-haspopup="menu"
              aria-label={t("grid.lineActions", { number: index + 1 })}
              className="inline-flex size-7 items-center justify-center rounded-sm text-ink-3 opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 hover:bg-hover hover:text-ink max-sm:size-10 max-sm:opacity-100 pointer-coarse:opacity-100"
            >
              <Ellipsis className="size-4" />
            </button>
          </td>
        )}
      </tr>
      {notes.length > 0 || said ? (
        <tr role="row" data-line={index} className="max-sm:block">
          <td role="gridcell" colSpan={columns.length + 2} className="border-b px-2 py-1 pl-10 text-label empty:border-0 empty:p-0 max-sm:mb-2 max-sm:block max-sm:border-0 max-sm:pl-3">
            {notes.map((note) => <Note key={note.columnKey} note={note} header={columns.find((column) => column.key === note.columnKey)?.header ?? ""} lookup={columns.some((column) => column.key === note.columnKey && column.kind === "lookup")} />)}
            {said}
          </td>
        </tr>
      ) : null}
    </>
  );
}

/** What is wrong with a cell, and what a text may have meant: one press takes it. */
function Note({ note, header, lookup }: { note: CellNote; header: string; lookup: boolean }) {
  const t = useTranslations("ui");
  if (!note.unread) return <p role="alert" className="text-late">{note.text}</p>;
  const { text, options } = note.unread;
  const said = !lookup ? t("grid.unreadable", { text }) : t(options.length > 0 ? "grid.ambiguous" : "grid.noMatch", { text });
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-1 py-0.5">
      <p role="alert" className="text-late">{header}: {said}</p>
      {options.map((option) => (
        <button key={option.id} type="button" data-choose={note.columnKey} data-option={option.id} className={choiceLook}>
          <span className="font-medium">{option.label}</span>
          {option.detail ? <span className="truncate text-ink-2">{option.detail}</span> : null}
        </button>
      ))}
      <button type="button" data-search={note.columnKey} className={choiceLook}>{t(lookup ? "grid.searchOn" : "grid.correct")}</button>
    </div>
  );
}

const choiceLook = "inline-flex min-h-6 max-w-72 items-center gap-1.5 rounded-md border border-line-strong bg-surface px-2 hover:bg-hover max-sm:min-h-9";

function sameNotes(a: readonly CellNote[], b: readonly CellNote[]): boolean {
  return a.length === b.length && a.every((note, at) => note.columnKey === b[at]?.columnKey && note.text === b[at].text && note.unread === b[at].unread);
}

function sameLine<R, F>(before: LineRowProps<R, F>, now: LineRowProps<R, F>): boolean {
  const { notes, marked, ...rest } = now;
  const { notes: notesBefore, marked: markedBefore, ...restBefore } = before;
  return (
    sameNotes(notesBefore, notes) &&
    marked?.[0] === markedBefore?.[0] &&
    marked?.[1] === markedBefore?.[1] &&
    (Object.keys(rest) as (keyof typeof rest)[]).every((key) => Object.is(rest[key], restBefore[key]))
  );
}

export const LineRow = memo(Line, sameLine) as typeof Line;
