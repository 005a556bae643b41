"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { parseAsString, useQueryStates } from "nuqs";
import { useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from "react";
import { useTRPC } from "@/app/_trpc/client";
import type { RouterOutputs } from "@/app/_trpc/router-type";
import { useSend } from "@/app/_trpc/use-send";
import { DEFAULT_LAYOUT, keptParams, NO_VIEW, paramNamesOf, shownState, type ListDeclaration, type ListLayout, type ListName, type ListParams } from "@/server/kernel/lists";

export type View = RouterOutputs["lists"]["state"]["views"][number];

export interface ListState {
  readonly declaration: ListDeclaration;
  readonly params: ListParams<string>;
  readonly setParams: (change: Readonly<Record<string, string | null | undefined>>) => void;
  readonly filtered: boolean;
  readonly views: readonly View[];
  readonly view: View | null;
  /** The list does not show what its view keeps any more. */
  readonly changed: boolean;
  readonly defaultViewId: string | null;
  readonly openView: (id: string | null) => void;
  readonly layout: ListLayout;
  /** What an embedded list holds fast, by filter name; null where the list is a page of its own. */
  readonly fixed: Fixed | null;
  /** `change` is given the layout of this moment, which may be ahead of the one last drawn; null is the list's own. */
  readonly setLayout: (change: (now: ListLayout) => ListLayout | null) => void;
}

/** Filters that a record holds fast in a list shown on its page: `{ customer: id }`. */
export type Fixed = Readonly<Record<string, string>>;

/** A list on a record's page: what the record holds fast, and what stands there while it has none. */
export interface Embedded {
  readonly fixed: Fixed;
  readonly none: ReactNode;
}

const NOTHING_KEPT = { views: [], layout: null, defaultViewId: null };
/** A column being dragged is kept when it comes to rest. */
const REST_MS = 500;

/**
 * A list's state: address, views, layout. `toInput` of the declaration makes the query's input of `params`. Embedded in a record's page,
 * with `fixed`, it has no views: nobody's default view may hide what belongs to the record.
 */
export function useList(declaration: ListDeclaration, fixed: Fixed | null = null): ListState {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const name = declaration.name as ListName;
  const { data: known = NOTHING_KEPT } = useQuery(trpc.lists.state.queryOptions({ list: name }));
  const holds = JSON.stringify(fixed);
  const kept = useMemo(() => (fixed ? { ...NOTHING_KEPT, layout: known.layout } : known), [known, fixed]);
  const parsers = useMemo(() => Object.fromEntries(["view", ...paramNamesOf(declaration)].map((one) => [one, parseAsString])), [declaration]);
  const [address, setAddress] = useQueryStates(parsers, { history: "replace", throttleMs: 120 });
  const [laidOut, setLaidOut] = useState<{ viewId: string | null; layout: ListLayout } | null>(null);
  const said = useMemo(() => Object.fromEntries(Object.entries(address).map(([key, value]) => [key, value ?? undefined])), [address]);
  const shown = useMemo(() => shownState(declaration, said, kept), [declaration, said, kept]);
  const { view } = shown;
  // A record may hand over a new object of the same ids with each rendering.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  const params = useMemo(() => (fixed ? keptParams(declaration, { ...shown.params, ...fixed }) : shown.params), [declaration, shown.params, holds]);
  const viewId = view?.id ?? null;

  const setParams = useCallback(
    (change: Readonly<Record<string, string | null | undefined>>) => {
      const wanted = Object.fromEntries(Object.entries({ ...params, ...change }).flatMap(([key, value]) => (fixed && key in fixed ? [] : [[key, value ?? undefined]])));
      const next = keptParams(declaration, wanted);
      const empty = Object.keys(next).length === 0;
      const address: Record<string, string | null> = { view: viewId ?? (empty && kept.defaultViewId ? NO_VIEW : null) };
      for (const one of paramNamesOf(declaration)) address[one] = next[one] ?? null;
      // A view with everything taken out of it would show itself again.
      if (empty && viewId) Object.assign(address, declaration.defaultSort ? { sort: declaration.defaultSort } : { view: NO_VIEW });
      void setAddress(address);
    },
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [declaration, params, viewId, kept.defaultViewId, setAddress, holds],
  );
  const openView = useCallback(
    (id: string | null) => {
      const address: Record<string, string | null> = { view: id ?? (kept.defaultViewId ? NO_VIEW : null) };
      for (const one of paramNamesOf(declaration)) address[one] = null;
      setLaidOut(null);
      void setAddress(address);
    },
    [declaration, kept.defaultViewId, setAddress],
  );

  const keepLayout = useSend(trpc.lists.keepLayout);
  const resting = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const inView = view?.layout != null;
  const own = laidOut?.viewId === viewId ? laidOut.layout : null;
  const layoutShown = own ?? shown.layout;
  const now = useRef(layoutShown);
  useEffect(() => {
    now.current = layoutShown;
  }, [layoutShown]);
  const setLayout = useCallback(
    (change: (now: ListLayout) => ListLayout | null) => {
      const layout = change(now.current);
      now.current = layout ?? DEFAULT_LAYOUT;
      if (inView && layout) return setLaidOut({ viewId, layout });
      setLaidOut(null);
      const queryKey = trpc.lists.state.queryKey({ list: name });
      // An answer on its way knows nothing of this change yet.
      void queryClient.cancelQueries({ queryKey });
      queryClient.setQueryData(queryKey, (known) => (known ? { ...known, layout } : known));
      clearTimeout(resting.current);
      // What cannot be kept is still shown; the next change tries again.
      resting.current = setTimeout(() => void keepLayout({ list: name, layout: layout && { ...layout, columns: layout.columns && [...layout.columns], cards: layout.cards && [...layout.cards], widths: { ...layout.widths } } }).catch(() => undefined), REST_MS);
    },
    [inView, viewId, name, trpc, queryClient, keepLayout],
  );
  return {
    declaration, params, setParams, views: kept.views, view, defaultViewId: kept.defaultViewId, openView, setLayout,
    filtered: Object.keys(params).some((key) => key !== "sort" && !(fixed && key in fixed)),
    fixed,
    changed: shown.changed || (own !== null && view !== null && JSON.stringify(own) !== JSON.stringify(view.layout)),
    layout: layoutShown,
  };
}
