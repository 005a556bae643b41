"use client";

import { useSyncExternalStore } from "react";

const never = () => () => undefined;

/**
 * Props for the field that is ready to type in when a page opens. Taking over the server's HTML must not bring the focus back from
 * where somebody went meanwhile, so React's autoFocus is for what appears later; before that the script in the head does it.
 */
export function useFirstFocus(wanted: boolean | undefined): { "data-first-focus"?: ""; autoFocus?: true } {
  const hydrating = useSyncExternalStore(never, () => false, () => true);
  if (!wanted) return {};
  return hydrating ? { "data-first-focus": "" } : { "data-first-focus": "", autoFocus: true };
}
