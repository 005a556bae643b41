"use client";

import { parseAsBoolean, useQueryState } from "nuqs";
import { useEffect, useRef } from "react";

/** Opens the dialog in which a page begins a record when the address asks for it (`?begin=true`), once. */
export function useBegun(may: boolean, open: () => void): void {
  const [asked, setAsked] = useQueryState("begin", parseAsBoolean);
  const latest = useRef(open);
  useEffect(() => {
    latest.current = open;
  });
  useEffect(() => {
    if (!asked) return;
    void setAsked(null);
    if (may) latest.current();
  }, [asked, setAsked, may]);
}
