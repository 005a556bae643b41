"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { LookupOption } from "../use-lookup";
import type { LineColumn } from "./columns";
import { emptyHistory, recorded, redone, undone, type History } from "./history";
import { layCells, resolveLookups } from "./paste-rows";
import type { RangePlan } from "./read-range";

interface LineRows<R, F> {
  rows: readonly R[];
  columns: readonly LineColumn<R, F>[];
  rowKey: (row: R) => string;
  factsOf: (row: R) => F;
  newRow: () => R;
  onChange: (rows: R[]) => void;
  today: string;
  /** How many cells wait for a decision. */
  onUnread?: (count: number) => void;
}

/** A text that could not be taken: it stands in its cell until it is chosen, corrected or removed. */
export interface Unread {
  readonly text: string;
  readonly options: readonly LookupOption<unknown>[];
}
type UnreadCells = Readonly<Record<string, Unread>>;

interface Sheet<R> {
  readonly rows: readonly R[];
  readonly unread: UnreadCells;
}

export const cellKey = (rowKey: string, columnKey: string) => `${rowKey}|${columnKey}`;
const nothingUnread: UnreadCells = {};

/** Changes to the rows, each of which can be undone with what it left unread, and the texts that could not be read. */
export function useLineRows<R, F>(props: LineRows<R, F>) {
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });
  const unreadNow = useRef<UnreadCells>(nothingUnread);
  const history = useRef<History<Sheet<R>>>(emptyHistory);
  const [unread, setUnread] = useState<UnreadCells>(nothingUnread);
  const [reach, setReach] = useState({ back: false, forth: false });
  const [laying, setLaying] = useState(0);

  const show = useCallback((sheet: Sheet<R>, next: History<Sheet<R>>) => {
    const { onChange, rowKey, onUnread } = latest.current;
    const standing = new Set(sheet.rows.map(rowKey));
    const kept = Object.entries(sheet.unread).filter(([key]) => standing.has(key.slice(0, key.lastIndexOf("|"))));
    unreadNow.current = kept.length === 0 ? nothingUnread : Object.fromEntries(kept);
    history.current = next;
    // Two changes in one tick must see one another.
    latest.current = { ...latest.current, rows: sheet.rows };
    setUnread(unreadNow.current);
    setReach({ back: next.past.length > 0, forth: next.future.length > 0 });
    onChange([...sheet.rows]);
    onUnread?.(kept.length);
  }, []);
  const sheetNow = useCallback((): Sheet<R> => ({ rows: latest.current.rows, unread: unreadNow.current }), []);

  const changeSheet = useCallback(
    (make: (sheet: Sheet<R>) => Sheet<R>) => {
      const before = sheetNow();
      show(make(before), recorded(history.current, before));
    },
    [sheetNow, show],
  );
  const change = useCallback((make: (rows: readonly R[]) => readonly R[]) => changeSheet(({ rows, unread: marks }) => ({ rows: make(rows), unread: marks })), [changeSheet]);

  /** Sets one cell's line anew; what stood there unread is done with. */
  const setLine = useCallback(
    (index: number, columnKey: string, make: (row: R) => R) =>
      changeSheet(({ rows, unread: marks }) => {
        const row = rows[index];
        if (row === undefined) return { rows, unread: marks };
        const { [cellKey(latest.current.rowKey(row), columnKey)]: _read, ...rest } = marks;
        return { rows: rows.map((one, at) => (at === index ? make(one) : one)), unread: rest };
      }),
    [changeSheet],
  );

  /** Lays texts over the rows; lookups are asked first, then everything is applied at once to the rows as they are by then. */
  const lay = useCallback(
    async (cells: readonly (readonly string[])[], row: number, plan: RangePlan) => {
      const { columns, newRow } = latest.current;
      setLaying((count) => count + 1);
      const found = await resolveLookups(columns, cells, plan, latest.current.rows[row] ?? newRow()).finally(() => setLaying((count) => count - 1));
      changeSheet(({ rows, unread: marks }) => {
        const laid = layCells({ ...latest.current, rows, cells, row, plan, found });
        const { rowKey } = latest.current;
        const touched = new Set(cells.slice(plan.skip).flatMap((_, down) => {
          const line = laid.rows[row + down];
          return line === undefined ? [] : plan.targets.flatMap((at) => (at === null ? [] : [cellKey(rowKey(line), latest.current.columns[at]?.key ?? "")]));
        }));
        const faults = laid.faults.flatMap(({ row: at, columnKey, text, options }) => {
          const line = laid.rows[at];
          return line === undefined ? [] : [[cellKey(rowKey(line), columnKey), { text, options }] as const];
        });
        return { rows: laid.rows, unread: { ...Object.fromEntries(Object.entries(marks).filter(([key]) => !touched.has(key))), ...Object.fromEntries(faults) } };
      });
    },
    [changeSheet],
  );

  const step = useCallback(
    (way: typeof undone) => {
      const stepped = way(history.current, sheetNow());
      if (stepped) show(stepped.state, stepped.history);
    },
    [sheetNow, show],
  );

  return {
    change,
    setLine,
    lay,
    unread,
    /** Texts are still being looked up. */
    laying: laying > 0,
    undo: useCallback(() => step(undone), [step]),
    redo: useCallback(() => step(redone), [step]),
    canUndo: reach.back,
    canRedo: reach.forth,
    /** The rows as they are after the changes of this tick. */
    rows: () => latest.current.rows,
  };
}
