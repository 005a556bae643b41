"use client";

import { useEffect, useRef, useState, type RefObject } from "react";
import { isTyping } from "../use-keys";
import { moveFrom, startOf, type GridShape, type Move, type Place } from "./grid-moves";

interface PlaceProps {
  grid: RefObject<HTMLTableElement | null>;
  /** The grid as it stands after the changes of this tick. */
  shape: () => GridShape;
  /** Makes a line behind the last. */
  addLine: () => void;
  autoFocus: boolean;
}

/** Where one is in the grid, from where on cells are marked, and what is being typed there. */
export function useGridPlace({ grid, shape, addLine, autoFocus }: PlaceProps) {
  const [active, setActive] = useState<Place>({ row: 0, column: 0 });
  const [anchor, setAnchor] = useState<Place | null>(null);
  /** What the editor starts with; null while nobody types. */
  const [draft, setDraft] = useState<string | null>(null);
  const wantsFocus = useRef(autoFocus);
  const arrived = useRef(false);

  // Loaded after the page: whoever is typing elsewhere by then stays there.
  useEffect(() => {
    const arriving = !arrived.current;
    arrived.current = true;
    if (!wantsFocus.current || draft !== null) return;
    wantsFocus.current = false;
    if (arriving && isTyping(document.activeElement)) return;
    cellAt(grid, active)?.focus();
  });

  const go = (place: Place, marksFrom: Place | null = null) => {
    wantsFocus.current = true;
    setDraft(null);
    setAnchor(marksFrom);
    setActive(place);
  };
  return {
    active,
    anchor,
    draft,
    setDraft,
    go,
    /** Without the focus, which is there already. */
    stand: (place: Place) => {
      setAnchor(null);
      setActive(place);
    },
    edit: (place: Place, start: string) => {
      setAnchor(null);
      setActive(place);
      setDraft(start);
    },
    /** False when there is nowhere to go: the key then leaves the grid. */
    move: (how: Move, from: Place = active): boolean => {
      const step = moveFrom(from, how, shape());
      if (step.kind === "leaves") return false;
      if (step.kind === "adds") addLine();
      go(step.kind === "adds" ? startOf(step.to.row, shape()) : step.to);
      return true;
    },
    extend: (how: Move) => {
      const step = moveFrom(active, how, shape());
      if (step.kind === "goes") go(step.to, anchor ?? active);
    },
  };
}

export function cellAt(grid: RefObject<HTMLTableElement | null>, { row, column }: Place): HTMLElement | null {
  return grid.current?.querySelector<HTMLElement>(`[data-cell="${row}:${column}"]`) ?? null;
}

/** The cell that an event happened in. */
export function placeOf(target: EventTarget | null): Place | null {
  const cell = target instanceof Element ? target.closest<HTMLElement>("[data-cell]") : null;
  const [row, column] = (cell?.dataset.cell ?? "").split(":").map(Number);
  return row === undefined || column === undefined || Number.isNaN(row) ? null : { row, column };
}

/** The line that an event happened in, its notes included. */
export function lineOf(target: EventTarget | null): number | null {
  const line = target instanceof Element ? target.closest<HTMLElement>("[data-line]") : null;
  return line ? Number(line.dataset.line) : null;
}
