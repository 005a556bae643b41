"use client";

import { useEffect, type RefObject } from "react";
import { isCovered, isTyping } from "../use-keys";

interface RowKeyActions {
  onToggle?: (rowKey: string, range: boolean) => void;
  onPeek?: (rowKey: string) => void;
}

/** j / k move from row to row (the row's link has the focus, so Enter opens), x selects (Shift+X up to here), Space peeks. */
export function useRowKeys(table: RefObject<HTMLElement | null>, actions: RowKeyActions): void {
  const { onToggle, onPeek } = actions;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || isCovered()) return;
      const rows = [...(table.current?.querySelectorAll<HTMLElement>("[data-row-focus]") ?? [])];
      const active = document.activeElement;
      // A tick box of a row, or what stands in it, counts as being on the row.
      const row = active instanceof HTMLElement ? active.closest("tr") : null;
      const current = rows.findIndex((candidate) => candidate === active || (row !== null && candidate.closest("tr") === row));
      const focus = (index: number) => {
        const next = rows[Math.max(0, Math.min(rows.length - 1, index))];
        next?.focus({ preventScroll: true });
        next?.closest("tr")?.scrollIntoView({ block: "nearest" });
      };
      const key = rows[current]?.dataset.rowFocus;
      if (event.key === "j" || (event.key === "ArrowDown" && current >= 0)) focus(current + 1);
      else if (event.key === "k" || (event.key === "ArrowUp" && current >= 0)) focus(current - 1);
      else if (event.key.toLowerCase() === "x" && key !== undefined && onToggle) onToggle(key, event.shiftKey);
      else if (event.key === " " && key !== undefined && onPeek && rows[current] === active) onPeek(key);
      else return;
      event.preventDefault();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [table, onToggle, onPeek]);
}
