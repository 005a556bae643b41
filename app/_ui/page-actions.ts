"use client";

import { useEffect, useRef, useSyncExternalStore } from "react";
import type { MenuAction } from "./menu-action";

const none: readonly MenuAction[] = [];
let offered = none;
const listeners = new Set<() => void>();

function offer(actions: readonly MenuAction[]): void {
  offered = actions;
  listeners.forEach((listener) => listener());
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** What can be done with the record in view, for the command palette: the actions of its menu, also those that come or change later. */
export function useActionsInView(): readonly MenuAction[] {
  return useSyncExternalStore(subscribe, () => offered, () => none);
}

/** Offers the actions of the record in view; the last record that was shown has the word. */
export function useOfferedActions(actions: readonly MenuAction[]): void {
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
    offer(actions);
  }, [actions]);
  useEffect(
    () => () => {
      if (offered === latest.current) offer(none);
    },
    [],
  );
}
