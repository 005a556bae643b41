"use client";

import { parseAsString, useQueryStates } from "nuqs";
import { useCallback, useMemo } from "react";
import type { ListParams } from "./list-params";
import { useListStateAround } from "./list-state";

/** The list's state in the address (or of the list around), and a way to change it without leaving the page. */
export function useListParams<K extends string>(names: readonly K[]) {
  const parsers = useMemo(
    () => Object.fromEntries(["q", "sort", ...names].map((name) => [name, parseAsString])),
    // The names of a list never change while it is shown.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [names.join()],
  );
  const [state, setState] = useQueryStates(parsers, { history: "replace", throttleMs: 120 });
  const params = useMemo(() => {
    const given = Object.entries(state).filter(([, value]) => value !== null && value !== "");
    return Object.fromEntries(given) as ListParams<K>;
  }, [state]);
  const set = useCallback(
    (change: { [name in K | "q" | "sort"]?: string | null }) => {
      const next: Record<string, string | null> = {};
      for (const [name, value] of Object.entries(change)) next[name] = typeof value === "string" && value !== "" ? value : null;
      void setState(next);
    },
    [setState],
  );
  const around = useListStateAround();
  return [(around?.params ?? params) as ListParams<K>, (around?.setParams ?? set) as typeof set] as const;
}
