"use client";

import { Plus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Fragment, useEffect, useRef, useState, type ClipboardEvent, type KeyboardEvent, type ReactNode } from "react";
import { Button } from "../button";
import { cn } from "../cn";
import { useFormat } from "../format";
import { isTyping } from "../use-keys";
import { cellText, editText, isEditable, withText, type LineColumn } from "./columns";
import { LookupEditor } from "./lookup-editor";
import { parseClipboard } from "./paste-rows";
import { useLineRows } from "./use-line-rows";

export interface LineGridProps<R> {
  /** Read aloud: "Lines of the order". */
  label: string;
  columns: readonly LineColumn<R>[];
  rows: readonly R[];
  rowKey: (row: R) => string;
  onChange: (rows: R[]) => void;
  newRow: () => R;
  /** A line nobody has filled in; Enter does not add a second one. */
  isBlank: (row: R) => boolean;
  /** What is wrong with a cell (the server's faults, `lines.2.quantity`). */
  faultOf?: (index: number, columnKey: string) => string | undefined;
  /** Said below a line: short of stock, price to confirm. */
  messageOf?: (row: R, index: number) => ReactNode;
  readOnly?: boolean;
  addLabel?: string;
  /** Totals, right-aligned below the lines. */
  footer?: ReactNode;
  autoFocus?: boolean;
}

interface Place {
  row: number;
  column: number;
}

type Move = "left" | "right" | "up" | "down" | "nextCell" | "previousCell" | "nextLine";

/** A spreadsheet's manners over typed lines: arrows, Enter for the next line, Tab, paste from Excel, undo. */
export function LineGrid<R>(props: LineGridProps<R>) {
  const { label, columns, rows, rowKey, newRow, isBlank, readOnly, footer, addLabel, autoFocus } = props;
  const t = useTranslations("ui");
  const frame = useFormat();
  const lines = useLineRows({ ...props, today: frame.today });
  const [active, setActive] = useState<Place>({ row: 0, column: 0 });
  const [draft, setDraft] = useState<string | null>(null);
  const wantsFocus = useRef(autoFocus ?? false);
  const grid = useRef<HTMLTableElement>(null);

  // Loaded after the page: whoever is typing elsewhere by then stays there.
  const arrived = useRef(false);
  useEffect(() => {
    const arriving = !arrived.current;
    arrived.current = true;
    if (!wantsFocus.current || draft !== null) return;
    wantsFocus.current = false;
    if (arriving && isTyping(document.activeElement)) return;
    grid.current?.querySelector<HTMLElement>(`[data-cell="${active.row}:${active.column}"]`)?.focus();
  }, [active, draft, rows.length]);

  const go = (place: Place) => {
    wantsFocus.current = true;
    setDraft(null);
    setActive(place);
  };
  const editableFrom = (row: number, start: number, by: 1 | -1): number | null => {
    const line = lines.rows()[row] ?? newRow();
    for (let column = start; column >= 0 && column < columns.length; column += by) {
      const candidate = columns[column];
      if (candidate && isEditable(candidate, line)) return column;
    }
    return null;
  };
  const addLine = () => {
    lines.change((before) => [...before, newRow()]);
    const added = lines.rows().length - 1;
    go({ row: added, column: editableFrom(added, 0, 1) ?? 0 });
  };
  const goNextLine = () => {
    const now = lines.rows();
    const last = now[now.length - 1];
    if (active.row < now.length - 1) go({ row: active.row + 1, column: editableFrom(active.row + 1, 0, 1) ?? 0 });
    else if (!last || !isBlank(last)) addLine();
    else go(active);
  };
  /** False when there is nowhere to go: the key then leaves the grid. */
  const move = (how: Move): boolean => {
    if (how === "nextLine") {
      goNextLine();
      return true;
    }
    if (how === "nextCell" || how === "previousCell") {
      const by = how === "nextCell" ? 1 : -1;
      const inLine = editableFrom(active.row, active.column + by, by);
      if (inLine !== null) go({ row: active.row, column: inLine });
      else if (by === 1 && active.row === rows.length - 1) {
        const last = lines.rows()[active.row];
        if (!last || isBlank(last)) return false;
        addLine();
      } else if (active.row + by < 0) return false;
      else go({ row: active.row + by, column: editableFrom(active.row + by, by === 1 ? 0 : columns.length - 1, by) ?? 0 });
      return true;
    }
    const row = active.row + (how === "down" ? 1 : how === "up" ? -1 : 0);
    const column = active.column + (how === "right" ? 1 : how === "left" ? -1 : 0);
    go({ row: Math.max(0, Math.min(rows.length - 1, row)), column: Math.max(0, Math.min(columns.length - 1, column)) });
    return true;
  };

  const setCell = (place: Place, make: (row: R) => R) => {
    const column = columns[place.column];
    if (column) lines.forget(place.row, column.key);
    lines.change((before) => before.map((row, index) => (index === place.row ? make(row) : row)));
  };
  const commit = (typed: string) => {
    const column = columns[active.column];
    const row = rows[active.row];
    if (!column || !row || typed === editText(column, row, frame)) return;
    const next = column.kind === "lookup" && typed !== "" ? null : withText(column, row, typed, frame.today);
    if (next === null) void lines.lay([[typed]], active);
    else setCell(active, () => next);
  };
  const startEdit = (place: Place, typed?: string) => {
    const column = columns[place.column];
    const row = rows[place.row];
    if (readOnly || !column || !row || !isEditable(column, row)) return;
    setActive(place);
    setDraft(typed ?? editText(column, row, frame));
  };
  const removeLine = (index: number) => {
    lines.change((before) => {
      const kept = before.filter((_, at) => at !== index);
      return kept.length > 0 ? kept : [newRow()];
    });
    go({ row: Math.max(0, Math.min(index, lines.rows().length - 1)), column: active.column });
  };

  const onGridKey = (event: KeyboardEvent) => {
    if (draft !== null || !(event.target instanceof HTMLElement) || !event.target.dataset.cell) return;
    const command = event.ctrlKey || event.metaKey;
    const moves: Record<string, Move> = {
      ArrowLeft: "left", ArrowRight: "right", ArrowUp: "up", ArrowDown: "down", Enter: "nextLine", Tab: event.shiftKey ? "previousCell" : "nextCell",
    };
    const how = moves[event.key];
    if (command && event.key.toLowerCase() === "z") (event.shiftKey ? lines.redo : lines.undo)();
    else if (command && event.key.toLowerCase() === "y") lines.redo();
    else if (command && event.key === "Backspace" && !readOnly) removeLine(active.row);
    else if (command) return;
    else if (how === "nextLine" && readOnly) move("down");
    else if (how) {
      if (!move(how)) return;
    } else if (event.key === "F2") startEdit(active);
    else if ((event.key === "Delete" || event.key === "Backspace") && !readOnly) commit("");
    else if (event.key.length === 1 && !event.altKey) startEdit(active, event.key);
    else return;
    event.preventDefault();
  };
  const onPaste = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData("text/plain");
    if (readOnly || text === "" || (draft !== null && !/[\t\n]/.test(text.trimEnd()))) return;
    event.preventDefault();
    setDraft(null);
    void lines.lay(parseClipboard(text), active);
  };
  const onCopy = (event: ClipboardEvent) => {
    const column = columns[active.column];
    const row = rows[active.row];
    if (draft !== null || !column || !row || window.getSelection()?.toString()) return;
    event.clipboardData.setData("text/plain", cellText(column, row, frame));
    event.preventDefault();
  };

  const editor = (column: LineColumn<R>, line: number): ReactNode => {
    const name = `${column.header}, ${t("grid.line", { number: line + 1 })}`;
    if (column.kind === "lookup") {
      return (
        <LookupEditor
          label={name}
          start={draft ?? ""}
          search={column.search}
          className={editorLook}
          onTake={(option) => {
            setCell(active, (row) => column.set(row, option));
            move("nextCell");
          }}
          onLeave={(typed, direction) => {
            commit(typed);
            if (direction === "stay") setDraft(null);
            else move(direction === "next" ? "nextCell" : "previousCell");
          }}
          onCancel={() => go(active)}
        />
      );
    }
    return (
      <CellEditor
        label={name}
        start={draft ?? ""}
        numeric={column.numeric}
        onLeave={(typed, how) => {
          commit(typed);
          if (how === null) setDraft(null);
          else if (!move(how)) go(active);
        }}
        onCancel={() => go(active)}
      />
    );
  };

  return (
    <div data-settling={lines.laying || undefined} className="flex min-w-0 flex-col">
      <div className="min-w-0 overflow-x-auto rounded-md border bg-surface max-sm:border-0 max-sm:bg-transparent">
        <table
          ref={grid}
          role="grid"
          aria-label={label}
          aria-readonly={readOnly || undefined}
          className="w-full border-separate border-spacing-0 max-sm:block [&_tbody>tr:last-child>td]:border-b-0"
          onKeyDown={onGridKey}
          onPaste={onPaste}
          onCopy={onCopy}
        >
          <thead className="max-sm:hidden">
            <tr role="row">
              <th role="columnheader" className={cn(gridHead, "w-8")}><span className="sr-only">{t("grid.number")}</span></th>
              {columns.map((column) => (
                <th key={column.key} role="columnheader" style={{ width: column.width }} className={cn(gridHead, column.numeric && "text-right")}>
                  {column.header}
                </th>
              ))}
              {readOnly ? null : <th role="columnheader" className={cn(gridHead, "w-8")}><span className="sr-only">{t("grid.removeColumn")}</span></th>}
            </tr>
          </thead>
          <tbody className="max-sm:block">
            {rows.map((row, index) => {
              const key = rowKey(row);
              const notes = columns.flatMap((column) => {
                const typed = lines.unread[`${key}|${column.key}`];
                const text = typed !== undefined ? t(column.kind === "lookup" ? "grid.noMatch" : "grid.unreadable", { text: typed }) : props.faultOf?.(index, column.key);
                return text ? [{ key: column.key, text }] : [];
              });
              const message = props.messageOf?.(row, index);
              return (
                <Fragment key={key}>
                  <tr role="row" aria-rowindex={index + 2} className="group max-sm:relative max-sm:mb-2 max-sm:grid max-sm:grid-cols-2 max-sm:gap-x-3 max-sm:rounded-md max-sm:border max-sm:bg-surface max-sm:p-3 max-sm:pr-10">
                    <td role="rowheader" className="w-8 border-b px-1 text-right text-label text-ink-3 max-sm:hidden">{index + 1}</td>
                    {columns.map((column, at) => {
                      const here = active.row === index && active.column === at;
                      const editing = here && draft !== null;
                      const faulty = notes.some((note) => note.key === column.key);
                      const free = !readOnly && isEditable(column, row);
                      return (
                        <td
                          key={column.key}
                          role="gridcell"
                          data-cell={`${index}:${at}`}
                          tabIndex={here && !editing ? 0 : -1}
                          aria-readonly={!free || undefined}
                          aria-invalid={faulty || undefined}
                          aria-label={editing ? undefined : `${column.header}, ${t("grid.line", { number: index + 1 })}: ${cellText(column, row, frame)}`}
                          className={cn(
                            "relative h-9 border-b border-l px-2 align-middle max-sm:h-auto max-sm:min-h-11 max-sm:border-0 max-sm:px-0 max-sm:py-1",
                            "focus:z-10 focus:outline-2 focus:-outline-offset-2 focus:outline-ring",
                            column.kind === "lookup" && "max-sm:col-span-2",
                            column.numeric && "whitespace-nowrap sm:text-right",
                            free ? "cursor-text" : "bg-sunken/50 text-ink-2 max-sm:bg-transparent",
                            faulty && "bg-late-soft",
                            editing && "p-0",
                          )}
                          onClick={() => (free ? !editing && startEdit({ row: index, column: at }) : setActive({ row: index, column: at }))}
                          onFocus={(event) => event.target === event.currentTarget && !here && setActive({ row: index, column: at })}
                        >
                          <span aria-hidden className="block text-label text-ink-3 sm:hidden">{column.header}</span>
                          {editing ? editor(column, index) : (
                            <span className="block min-h-5 max-sm:min-h-7 max-sm:border-b max-sm:border-line-strong">
                              {column.show ? column.show(row) : cellText(column, row, frame)}
                            </span>
                          )}
                        </td>
                      );
                    })}
                    {readOnly ? null : (
                      <td role="gridcell" className="w-8 border-b text-center max-sm:absolute max-sm:top-1 max-sm:right-1 max-sm:border-0">
                        <button
                          type="button"
                          tabIndex={-1}
                          aria-label={t("grid.remove", { number: index + 1 })}
                          className="inline-flex size-7 items-center justify-center rounded-sm text-ink-3 opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 hover:bg-hover hover:text-late max-sm:size-9 max-sm:opacity-100"
                          onClick={() => removeLine(index)}
                        >
                          <X className="size-4" />
                        </button>
                      </td>
                    )}
                  </tr>
                  {notes.length > 0 || message ? (
                    <tr role="row" className="max-sm:block">
                      <td role="gridcell" colSpan={columns.length + 2} className="border-b px-2 py-1 pl-10 text-label empty:border-0 empty:p-0 max-sm:block max-sm:border-0 max-sm:pl-3">
                        {notes.map((note) => <p key={note.key} role="alert" className="text-late">{note.text}</p>)}
                        {message}
                      </td>
                    </tr>
                  ) : null}
                </Fragment>
              );
            })}
          </tbody>
        </table>
      </div>
      <div className="flex flex-wrap items-start justify-between gap-4 py-2">
        {readOnly ? <span /> : (
          <div className="flex flex-wrap items-center gap-3">
            <Button size="small" tone="ghost" icon={<Plus />} onClick={addLine}>{addLabel ?? t("grid.addLine")}</Button>
            <span className="hidden text-label text-ink-3 lg:inline">{t("grid.hint")}</span>
          </div>
        )}
        {footer}
      </div>
    </div>
  );
}

const gridHead = "h-8 border-b border-l first:border-l-0 bg-canvas px-2 text-left text-label font-medium whitespace-nowrap text-ink-3";
const editorLook =
  "block h-9 w-full min-w-0 bg-raised px-2 text-ink outline-2 -outline-offset-2 outline-ring max-sm:h-10 max-sm:rounded-sm";

interface CellEditorProps {
  label: string;
  start: string;
  numeric?: boolean;
  onLeave: (typed: string, how: Move | null) => void;
  onCancel: () => void;
}

function CellEditor({ label, start, numeric, onLeave, onCancel }: CellEditorProps) {
  const [typed, setTyped] = useState(start);
  const left = useRef(false);
  const leave = (how: Move | null) => {
    if (left.current) return;
    left.current = true;
    onLeave(typed, how);
  };
  return (
    <input
      autoFocus
      aria-label={label}
      autoComplete="off"
      inputMode={numeric ? "decimal" : undefined}
      className={cn(editorLook, numeric && "text-right")}
      value={typed}
      onFocus={(event) => start.length > 1 && event.target.select()}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={() => leave(null)}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        const moves: Record<string, Move> = { Enter: "nextLine", Tab: event.shiftKey ? "previousCell" : "nextCell", ArrowUp: "up", ArrowDown: "down" };
        const how = moves[event.key];
        // Ctrl+Enter and the like belong to the page: take the text in and let the key through.
        if (event.ctrlKey || event.metaKey) return event.key === "Enter" ? leave(null) : undefined;
        event.stopPropagation();
        if (how) {
          event.preventDefault();
          leave(how);
        } else if (event.key === "Escape") {
          event.preventDefault();
          left.current = true;
          onCancel();
        }
      }}
    />
  );
}
