"use client";

import { Plus, Redo2, Undo2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef, useState, type ClipboardEvent, type KeyboardEvent, type MouseEvent, type ReactNode } from "react";
import { Button, IconButton } from "../button";
import { cn } from "../cn";
import { useFormat } from "../format";
import { onDemand } from "../on-demand";
import type { LookupOption } from "../use-lookup";
import { CellEditor, editorLook } from "./cell-editor";
import { editText, isEditable, withText, type LineColumn } from "./columns";
import { blockOf, type Block, type GridShape, type Move, type Place } from "./grid-moves";
import { withLineAt, withLinesMoved, withoutLines } from "./line-changes";
import { LineMenu, type LineAct } from "./line-menu";
import { LineRow, type CellNote } from "./line-row";
import { LookupEditor } from "./lookup-editor";
import { parseClipboard, toClipboard } from "./paste-rows";
import { planRange, type RangePlan } from "./read-range";
import { useCellDetail } from "./use-cell-detail";
import { cellAt, lineOf, placeOf, useGridPlace } from "./use-grid-place";
import { cellKey, useLineRows } from "./use-line-rows";

const CellDetail = onDemand(() => import("./cell-detail"));

export interface LineGridProps<R, F = unknown> {
  /** Read aloud: "Lines of the order". */
  label: string;
  columns: readonly LineColumn<R, F>[];
  rows: readonly R[];
  rowKey: (row: R) => string;
  onChange: (rows: R[]) => void;
  newRow: () => R;
  /** The same line once more, with a key of its own; without it lines cannot be duplicated. */
  copyRow?: (row: R) => R;
  /** The order of the lines means nothing: they are not moved. */
  unordered?: boolean;
  /** A line nobody has filled in; Enter does not add a second one. */
  isBlank: (row: R) => boolean;
  /** What the server said of a line; the same object as long as it says the same, so that the line is not drawn again. */
  factsOf?: (row: R) => F;
  /** What is wrong with a cell (the server's faults, `lines.2.quantity`). */
  faultOf?: (index: number, columnKey: string) => string | undefined;
  /** Said below a line: short of stock, price to confirm. Keep it the same function. */
  messageOf?: (row: R, index: number, facts: F) => ReactNode;
  /** A text that could not be taken was told what it means: something to remember. */
  onMeant?: (columnKey: string, text: string, option: LookupOption<unknown>) => void;
  /** How many cells hold a text that could not be taken: nothing should be saved before they are cleared up. */
  onUnread?: (count: number) => void;
  readOnly?: boolean;
  addLabel?: string;
  /** Totals, right-aligned below the lines. */
  footer?: ReactNode;
  autoFocus?: boolean;
}

const arrows: Readonly<Record<string, Move>> = { ArrowLeft: "left", ArrowRight: "right", ArrowUp: "up", ArrowDown: "down" };
/** Without facts of the server F is unknown, which this is. */
const nothing: (row: never) => unknown = () => undefined;

/** A spreadsheet's manners over typed lines: arrows, Enter for the next line, Tab, paste from Excel, undo. */
export function LineGrid<R, F = unknown>(props: LineGridProps<R, F>) {
  const { label, columns, rows, rowKey, newRow, copyRow, unordered = false, isBlank, readOnly = false, footer, addLabel } = props;
  const factsOf = props.factsOf ?? (nothing as (row: R) => F);
  const t = useTranslations("ui");
  const frame = useFormat();
  const grid = useRef<HTMLTableElement>(null);
  const lines = useLineRows({ ...props, factsOf, today: frame.today });
  const [said, setSaid] = useState("");
  const [menu, setMenu] = useState<{ line: number; button: HTMLElement } | null>(null);
  const detail = useCellDetail();
  const shape = (): GridShape => {
    const now = lines.rows();
    return {
      rows: now.length,
      columns: columns.length,
      editable: ({ row, column }) => {
        const candidate = columns[column];
        return candidate !== undefined && isEditable(candidate, now[row] ?? newRow());
      },
      passed: ({ row, column }) => columns[column]?.passed?.(now[row] ?? newRow()) ?? false,
      blank: (row) => now[row] === undefined || isBlank(now[row]),
    };
  };
  const place = useGridPlace({ grid, shape, addLine: () => lines.change((before) => [...before, newRow()]), autoFocus: props.autoFocus ?? false });
  const { active, anchor, draft } = place;
  const block = blockOf(anchor ?? active, active);
  const startOfLine = (line: number) => Math.max(0, columns.findIndex((_, column) => shape().editable({ row: line, column })));

  const textAt = (row: number, column: number) => {
    const line = rows[row];
    const of = columns[column];
    return line && of ? (unreadAt(row, column)?.text ?? editText(of, line, factsOf(line), frame)) : "";
  };
  const unreadAt = (row: number, column: number) => {
    const line = rows[row];
    return line ? lines.unread[cellKey(rowKey(line), columns[column]?.key ?? "")] : undefined;
  };
  const layAt = (cells: string[][], row: number, plan: RangePlan) => void lines.lay(cells, row, plan);
  const commit = (typed: string) => {
    const column = columns[active.column];
    const row = rows[active.row];
    if (!column || !row || typed === textAt(active.row, active.column)) return;
    const next = column.kind === "lookup" && typed.trim() !== "" ? null : withText(column, row, typed, frame.today, factsOf(row));
    if (next === null) layAt([[typed]], active.row, { skip: 0, targets: [active.column], ignored: [] });
    else lines.setLine(active.row, column.key, () => next);
  };
  const startEdit = (at: Place, typed?: string) => {
    const column = columns[at.column];
    const row = rows[at.row];
    if (readOnly || !column || !row || !isEditable(column, row)) return;
    detail.close();
    place.edit(at, typed ?? textAt(at.row, at.column));
  };
  const clear = ({ top, bottom, left, right }: Block) =>
    lines.change((before) =>
      before.map((row, index) =>
        index < top || index > bottom
          ? row
          : columns.slice(left, right + 1).reduce((line, column) => (isEditable(column, line) ? (withText(column, line, "", frame.today, factsOf(line)) ?? line) : line), row),
      ),
    );

  const act = (what: LineAct, top: number, bottom: number) => {
    const now = lines.rows();
    const column = active.column;
    if (what === "remove") {
      lines.change((before) => withoutLines(before, top, bottom, newRow));
      place.go({ row: Math.max(0, Math.min(top, lines.rows().length - 1)), column });
    } else if (what === "up" || what === "down") {
      const by = what === "up" ? -1 : 1;
      const moved = unordered ? null : withLinesMoved(now, top, bottom, by);
      if (!moved) return;
      lines.change(() => moved);
      place.go({ row: (anchor ? active.row : top) + by, column }, anchor ? { row: anchor.row + by, column: anchor.column } : null);
    } else if (what === "duplicate") {
      if (!copyRow) return;
      const copies = now.slice(top, bottom + 1).map(copyRow);
      lines.change((before) => [...before.slice(0, bottom + 1), ...copies, ...before.slice(bottom + 1)]);
      place.go({ row: bottom + 1, column });
    } else {
      const at = what === "above" ? top : bottom + 1;
      lines.change((before) => withLineAt(before, at, newRow()));
      place.go({ row: at, column: startOfLine(at) });
    }
  };
  const take = (line: number, at: number, option: LookupOption<unknown>) => {
    const column = columns[at];
    if (column?.kind !== "lookup") return;
    const text = unreadAt(line, at)?.text;
    lines.setLine(line, column.key, (before) => column.set(before, option));
    if (text) props.onMeant?.(column.key, text, option);
  };
  const chooseMeaning = (line: number, columnKey: string, optionId: string) => {
    const row = rows[line];
    const at = columns.findIndex((one) => one.key === columnKey);
    const column = columns[at];
    const option = row && lines.unread[cellKey(rowKey(row), columnKey)]?.options.find((one) => one.id === optionId);
    if (column?.kind !== "lookup" || !option) return;
    take(line, at, option);
    place.go({ row: line, column: at });
  };

  const onCommandKey = (key: string, shift: boolean): boolean => {
    if (key === "z") (shift ? lines.redo : lines.undo)();
    else if (key === "y") lines.redo();
    else if (key === "i") showDetail(active);
    else if (key === "a") place.go({ row: rows.length - 1, column: columns.length - 1 }, { row: 0, column: 0 });
    else if (readOnly) return false;
    else if (key === "backspace") act("remove", block.top, block.bottom);
    else if (key === "d") act("duplicate", block.top, block.bottom);
    else return false;
    return true;
  };
  const onCellKey = (event: KeyboardEvent): boolean => {
    const arrow = arrows[event.key];
    if (event.altKey) {
      if (readOnly) return false;
      if (arrow === "up" || arrow === "down") act(arrow, block.top, block.bottom);
      else if (event.key === "Enter") act("below", block.top, block.bottom);
      else return false;
    } else if (arrow) (event.shiftKey ? place.extend : place.move)(arrow);
    else if (event.key === "Enter") place.move(readOnly ? "down" : "nextLine");
    else if (event.key === "Tab") return place.move(event.shiftKey ? "previousCell" : "nextCell");
    else if (event.key === "F2") startEdit(active);
    else if (event.key === "Escape" && (detail.cell || anchor)) {
      detail.close();
      if (anchor) place.go(active);
    } else if (event.key === "Insert" && !readOnly) act("above", block.top, block.bottom);
    else if ((event.key === "Delete" || event.key === "Backspace") && !readOnly) {
      if (anchor) clear(block);
      else commit("");
    } else if (event.key.length === 1) startEdit(active, event.key);
    else return false;
    return true;
  };
  const onGridKey = (event: KeyboardEvent) => {
    if (!(event.target instanceof HTMLElement) || event.nativeEvent.isComposing) return;
    const command = event.ctrlKey || event.metaKey;
    if (draft !== null) {
      if (!command || event.key.toLowerCase() !== "i") return;
      showDetail(active);
    } else if (command ? !onCommandKey(event.key.toLowerCase(), event.shiftKey) : !event.target.dataset.cell || !onCellKey(event)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  const showDetail = (at: Place) => {
    const cell = cellAt(grid, at);
    if (cell?.querySelector("[data-detail]")) detail.toggle(cell);
  };
  const onPaste = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData("text/plain");
    if (readOnly || text === "" || (draft !== null && !/[\t\n]/.test(text.trimEnd()))) return;
    event.preventDefault();
    place.setDraft(null);
    const cells = parseClipboard(text);
    const plan = planRange(columns, cells, block.left, frame.today);
    layAt(cells, block.top, plan);
    const count = cells.length - plan.skip;
    setSaid([t("grid.pasted", { count }), ...(plan.ignored.length > 0 ? [t("grid.notTaken", { names: plan.ignored.join(", ") })] : [])].join(" "));
  };
  const onCopy = (event: ClipboardEvent) => {
    if (draft !== null || window.getSelection()?.toString()) return;
    const whole = block.left === 0 && block.right === columns.length - 1;
    const body = toClipboard(block, textAt);
    event.clipboardData.setData("text/plain", whole ? `${columns.map((column) => column.header).join("\t")}\n${body}` : body);
    if (event.type === "cut" && !readOnly) clear(block);
    event.preventDefault();
  };
  const onClick = (event: MouseEvent) => {
    const target = event.target instanceof Element ? event.target : null;
    const line = lineOf(target);
    if (!target || line === null) return;
    const button = target.closest<HTMLElement>("button");
    const at = placeOf(target);
    if (button?.dataset.lineMenu !== undefined) return setMenu(menu?.line === line ? null : { line, button });
    if (button?.dataset.detail !== undefined && at) return showDetail(at);
    if (button?.dataset.choose) return chooseMeaning(line, button.dataset.choose, button.dataset.option ?? "");
    if (button?.dataset.search) return startEdit({ row: line, column: columns.findIndex((column) => column.key === button.dataset.search) });
    if (!at || (draft !== null && at.row === active.row && at.column === active.column)) return;
    if (event.shiftKey) return place.go(at, anchor ?? active);
    if (shape().editable(at) && !readOnly) startEdit(at);
    else place.stand(at);
  };

  const editorOf = (column: LineColumn<R, F>, row: R): ReactNode => {
    const name = `${column.header}, ${t("grid.line", { number: active.row + 1 })}`;
    if (column.kind !== "lookup") {
      return (
        <CellEditor
          label={name}
          start={draft ?? ""}
          numeric={column.numeric}
          onLeave={(typed, how) => {
            commit(typed);
            if (how === null) place.setDraft(null);
            else if (!place.move(how)) place.go(active);
          }}
          onCancel={() => place.go(active)}
        />
      );
    }
    return (
      <LookupEditor
        label={name}
        start={draft ?? ""}
        search={(query, signal) => column.search(query, signal, row)}
        className={editorLook}
        onTake={(option) => {
          take(active.row, active.column, option);
          place.move("nextCell");
        }}
        onLeave={(typed, direction) => {
          commit(typed);
          if (direction === "stay") place.setDraft(null);
          else place.move(direction === "next" ? "nextCell" : "previousCell");
        }}
        onCancel={() => place.go(active)}
      />
    );
  };
  const notesOf = (row: R, index: number): CellNote[] =>
    columns.flatMap((column): CellNote[] => {
      const unread = lines.unread[cellKey(rowKey(row), column.key)];
      const text = unread ? undefined : props.faultOf?.(index, column.key);
      return unread ? [{ columnKey: column.key, unread }] : text ? [{ columnKey: column.key, text }] : [];
    });
  const shownAt = placeOf(detail.cell);
  const shownRow = shownAt ? rows[shownAt.row] : undefined;
  const shown = shownAt && shownRow ? columns[shownAt.column]?.detail?.(shownRow, factsOf(shownRow)) : null;

  return (
    <div data-settling={lines.laying || undefined} className="flex min-w-0 flex-col">
      <div className="min-w-0 overflow-x-auto rounded-md border bg-surface max-sm:border-0 max-sm:bg-transparent">
        <table
          ref={grid}
          role="grid"
          data-line-keys={[!readOnly && "edit", !readOnly && copyRow && "duplicate", !readOnly && !unordered && "move", columns.some((column) => column.detail) && "detail"].filter(Boolean).join(" ")}
          aria-label={label}
          aria-readonly={readOnly || undefined}
          aria-multiselectable
          aria-rowcount={rows.length + 1}
          className="w-full border-separate border-spacing-0 max-sm:block [&_tbody>tr:last-child>td]:border-b-0"
          onKeyDown={onGridKey}
          onPaste={onPaste}
          onCopy={onCopy}
          onCut={onCopy}
          onClick={onClick}
          onFocus={(event) => {
            const at = placeOf(event.target);
            if (at && event.target.dataset.cell && (at.row !== active.row || at.column !== active.column)) place.stand(at);
          }}
          onPointerOver={detail.onPointerOver}
          onPointerLeave={detail.onPointerLeave}
        >
          <thead className="max-sm:hidden">
            <tr role="row" aria-rowindex={1}>
              <th role="columnheader" className={cn(gridHead, "w-8")}><span className="sr-only">{t("grid.number")}</span></th>
              {columns.map((column) => (
                <th key={column.key} role="columnheader" style={{ width: column.width }} className={cn(gridHead, column.numeric && "text-right")}>
                  {column.header}
                </th>
              ))}
              {readOnly ? null : <th role="columnheader" className={cn(gridHead, "w-9")}><span className="sr-only">{t("grid.actionsColumn")}</span></th>}
            </tr>
          </thead>
          <tbody className="max-sm:block">
            {rows.map((row, index) => {
              const here = index === active.row;
              const column = here && draft !== null ? columns[active.column] : undefined;
              return (
                <LineRow
                  key={rowKey(row)}
                  row={row}
                  facts={factsOf(row)}
                  index={index}
                  columns={columns}
                  frame={frame}
                  readOnly={readOnly}
                  active={here ? active.column : null}
                  marked={anchor && index >= block.top && index <= block.bottom ? [block.left, block.right] : null}
                  editor={column ? editorOf(column, row) : null}
                  notes={notesOf(row, index)}
                  message={props.messageOf}
                />
              );
            })}
          </tbody>
        </table>
      </div>
      {detail.cell && shownAt && shown ? <CellDetail cell={detail.cell} label={columns[shownAt.column]?.header ?? ""} onClose={detail.close}>{shown}</CellDetail> : null}
      {menu ? (
        <LineMenu
          line={menu.line}
          lines={rows.length}
          button={menu.button}
          returnTo={() => cellAt(grid, active)}
          duplicates={copyRow !== undefined}
          moves={!unordered}
          onAct={(what) => act(what, menu.line, menu.line)}
          onClose={() => setMenu(null)}
        />
      ) : null}
      <div className="flex flex-wrap items-start justify-between gap-4 py-2">
        {readOnly ? <span /> : (
          <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1">
            <Button size="small" tone="ghost" icon={<Plus />} onClick={() => act("below", rows.length - 1, rows.length - 1)}>{addLabel ?? t("grid.addLine")}</Button>
            <span className="flex gap-1">
              <IconButton size="small" label={t("grid.undo")} icon={<Undo2 />} disabled={!lines.canUndo} onClick={lines.undo} />
              <IconButton size="small" label={t("grid.redo")} icon={<Redo2 />} disabled={!lines.canRedo} onClick={lines.redo} />
            </span>
            <span className="hidden text-label text-ink-3 lg:inline">{t("grid.hint", { traced: columns.some((column) => column.detail) ? "yes" : "no" })}</span>
            <p role="status" className="basis-full text-label text-ink-2 empty:hidden">{lines.laying ? t("grid.lookingUp") : said}</p>
          </div>
        )}
        {footer}
      </div>
    </div>
  );
}

const gridHead = "h-8 border-b border-l first:border-l-0 bg-canvas px-2 text-left text-label font-medium whitespace-nowrap text-ink-3";
