"use client";

import { useSyncExternalStore } from "react";

const never = () => () => undefined;

/**
 * Props for the field that is ready to type in when a page opens. Taking over the server's HTML must not bring the focus back from
 * where somebody went meanwhile, so React's autoFocus is for what appears later; until then the browser's own attribute does it, and
 * `LivePart` where that comes too late.
 */
export function useFirstFocus(wanted: boolean | undefined): object {
  const hydrating = useSyncExternalStore(never, () => false, () => true);
  if (!wanted) return {};
  return { "data-first-focus": "", ...(hydrating ? { autofocus: "" } : { autoFocus: true }) };
}
