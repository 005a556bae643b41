"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { LineColumn } from "./columns";
import { layCells, resolveLookups } from "./paste-rows";

interface LineRows<R> {
  rows: readonly R[];
  columns: readonly LineColumn<R>[];
  rowKey: (row: R) => string;
  newRow: () => R;
  onChange: (rows: R[]) => void;
  today: string;
}

const undoDepth = 100;

/** Changes to the rows, each of which can be undone, and the texts that could not be read. */
export function useLineRows<R>(props: LineRows<R>) {
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });
  const past = useRef<(readonly R[])[]>([]);
  const future = useRef<(readonly R[])[]>([]);
  const [laying, setLaying] = useState(0);
  const [unread, setUnread] = useState<Readonly<Record<string, string>>>({});

  const change = useCallback((make: (rows: readonly R[]) => R[]) => {
    const { rows, onChange } = latest.current;
    past.current = [...past.current.slice(-undoDepth), rows];
    future.current = [];
    const next = make(rows);
    // Two changes in one tick must see one another.
    latest.current = { ...latest.current, rows: next };
    onChange(next);
  }, []);

  const step = useCallback((from: typeof past, to: typeof past) => {
    const rows = from.current.at(-1);
    if (!rows) return;
    from.current = from.current.slice(0, -1);
    to.current = [...to.current, latest.current.rows];
    latest.current = { ...latest.current, rows };
    latest.current.onChange([...rows]);
  }, []);

  const forget = useCallback((row: number, columnKey: string) => {
    const { rows, rowKey } = latest.current;
    const line = rows[row];
    if (line) setUnread(({ [`${rowKey(line)}|${columnKey}`]: _gone, ...rest }) => rest);
  }, []);

  /** Lays texts over the rows; lookups are asked first, then everything is applied to the rows as they are by then. */
  const lay = useCallback(
    async (cells: readonly (readonly string[])[], at: { row: number; column: number }) => {
      const { columns } = latest.current;
      setLaying((count) => count + 1);
      const found = await resolveLookups(columns, cells, at.column).finally(() => setLaying((count) => count - 1));
      let faults: { row: number; columnKey: string; text: string }[] = [];
      change((rows) => {
        const laid = layCells({ ...latest.current, rows, cells, at, found });
        faults = laid.faults;
        return laid.rows;
      });
      const { rows, rowKey } = latest.current;
      const marks = faults.flatMap((fault) => {
        const line = rows[fault.row];
        return line ? [[`${rowKey(line)}|${fault.columnKey}`, fault.text] as const] : [];
      });
      setUnread((known) => ({ ...known, ...Object.fromEntries(marks) }));
    },
    [change],
  );

  return {
    change,
    lay,
    forget,
    unread,
    /** Codes that were typed on are still being looked up. */
    laying: laying > 0,
    undo: useCallback(() => step(past, future), [step]),
    redo: useCallback(() => step(future, past), [step]),
    /** The rows as they are after the changes of this tick. */
    rows: () => latest.current.rows,
  };
}
