"use client";

import { useState } from "react";
import type { NaruErrorData } from "./naru-error";
import { useErrorText } from "./use-error-text";

/** The server's faults of a form with lines, each text under its line's id or its field's name. */
export function useLineFaults() {
  const { textOf } = useErrorText();
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({});
  return {
    faults,
    clear: () => setFaults({}),
    /** `sent`: the ids of the lines in the order in which they were sent. @returns whether the refusal names any place */
    take(refusal: NaruErrorData, sent: readonly string[]): boolean {
      const found = (refusal.faults ?? []).map((fault) => {
        const index = /^lines\.(\d+)/.exec(fault.path)?.[1];
        return [index === undefined ? fault.path : (sent[Number(index)] ?? fault.path), textOf(fault.code, fault.params) ?? ""] as const;
      });
      setFaults(Object.fromEntries(found));
      return found.length > 0;
    },
  };
}
