"use client";

import { useRef, useState } from "react";
import { cn } from "../cn";
import type { Move } from "./grid-moves";

export const editorLook =
  "block h-9 w-full min-w-0 bg-raised px-2 text-ink outline-2 -outline-offset-2 outline-ring max-sm:h-10 max-sm:rounded-sm";

interface CellEditorProps {
  label: string;
  start: string;
  numeric?: boolean;
  onLeave: (typed: string, how: Move | null) => void;
  onCancel: () => void;
}

/** The text of a cell while it is typed: nothing else of the grid is drawn meanwhile. */
export function CellEditor({ label, start, numeric, onLeave, onCancel }: CellEditorProps) {
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
      enterKeyHint="next"
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
        if (event.altKey) return;
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
