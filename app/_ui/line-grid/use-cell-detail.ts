"use client";

import { useEffect, useRef, useState, type PointerEvent } from "react";

/** How long a pointer rests on a cell before its detail is shown. */
const REST_MS = 350;

/** The cell whose detail is open: by resting on it with the mouse, by its button, or by a key. */
export function useCellDetail() {
  const [shown, setShown] = useState<{ cell: HTMLElement; byPointer: boolean } | null>(null);
  const resting = useRef<{ cell: HTMLElement; timer: ReturnType<typeof setTimeout> } | null>(null);
  const stopResting = () => {
    if (resting.current) clearTimeout(resting.current.timer);
    resting.current = null;
  };
  useEffect(() => stopResting, []);
  return {
    cell: shown?.cell ?? null,
    toggle: (cell: HTMLElement) => {
      stopResting();
      setShown(shown?.cell === cell && !shown.byPointer ? null : { cell, byPointer: false });
    },
    close: () => {
      stopResting();
      setShown(null);
    },
    onPointerOver: (event: PointerEvent) => {
      if (event.pointerType !== "mouse" || !(event.target instanceof Element)) return;
      const cell = event.target.closest<HTMLElement>("[data-cell]");
      if (cell === (resting.current?.cell ?? null)) return;
      stopResting();
      if (shown?.byPointer && shown.cell !== cell) setShown(null);
      if (!cell?.querySelector("[data-detail]")) return;
      resting.current = { cell, timer: setTimeout(() => setShown((now) => now ?? { cell, byPointer: true }), REST_MS) };
    },
    onPointerLeave: () => {
      stopResting();
      if (shown?.byPointer) setShown(null);
    },
  };
}
