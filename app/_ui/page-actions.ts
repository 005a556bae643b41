"use client";

import { useEffect, useRef } from "react";
import type { MenuAction } from "./menu-action";

let offered: readonly MenuAction[] = [];

/** What can be done with the record in view, for the command palette: the actions of its menu. */
export function offeredActions(): readonly MenuAction[] {
  return offered;
}

/** Offers the actions of the record in view; the last record that was shown has the word. */
export function useOfferedActions(actions: readonly MenuAction[]): void {
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
    offered = actions;
  }, [actions]);
  useEffect(
    () => () => {
      if (offered === latest.current) offered = [];
    },
    [],
  );
}
