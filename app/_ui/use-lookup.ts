"use client";

import { useEffect, useRef, useState } from "react";

export interface LookupOption<T = unknown> {
  id: string;
  label: string;
  /** A second line or a trailing word: code, town, stock. */
  detail?: string;
  /** Shown at the end of a result: what is free. */
  hint?: string;
  data?: T;
}

export type LookupSearch<T> = (query: string, signal: AbortSignal) => Promise<readonly LookupOption<T>[]>;

/** The one that is meant by a text: its exact code or name, or the only result. */
export function unambiguous<T>(options: readonly LookupOption<T>[], text: string): LookupOption<T> | undefined {
  const wanted = text.trim().toLocaleLowerCase();
  const exact = options.find((option) => option.detail?.toLocaleLowerCase() === wanted || option.label.toLocaleLowerCase() === wanted);
  return exact ?? (options.length === 1 ? options[0] : undefined);
}

/** Runs a search a moment after typing stops; a slower answer never overtakes a newer one. */
export function useLookup<T>(search: LookupSearch<T>, query: string, active: boolean) {
  const [found, setFound] = useState<{ query: string; options: readonly LookupOption<T>[] } | null>(null);
  const [failed, setFailed] = useState(false);
  const latest = useRef(search);
  useEffect(() => {
    latest.current = search;
  });

  useEffect(() => {
    if (!active) return;
    const abort = new AbortController();
    const wait = setTimeout(
      () => {
        latest.current(query, abort.signal).then(
          (options) => {
            if (abort.signal.aborted) return;
            setFailed(false);
            setFound({ query, options });
          },
          () => {
            if (!abort.signal.aborted) setFailed(true);
          },
        );
      },
      query === "" ? 0 : 120,
    );
    return () => {
      clearTimeout(wait);
      abort.abort();
    };
  }, [query, active]);

  return { options: found?.options ?? [], settled: found?.query === query, failed };
}
