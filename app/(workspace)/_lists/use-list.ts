"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { parseAsString, useQueryStates } from "nuqs";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
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
  /** `change` is given the layout of this moment, which may be ahead of the one last drawn; null is the list's own. */
  readonly setLayout: (change: (now: ListLayout) => ListLayout | null) => void;
}

const NOTHING_KEPT = { views: [], layout: null, defaultViewId: null };
/** A column being dragged is kept when it comes to rest. */
const REST_MS = 500;

/** A list's state: address, views, layout. `toInput` of the declaration makes the query's input of `params`. */
export function useList(declaration: ListDeclaration): ListState {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const name = declaration.name as ListName;
  const { data: kept = NOTHING_KEPT } = useQuery(trpc.lists.state.queryOptions({ list: name }));
  const parsers = useMemo(() => Object.fromEntries(["view", ...paramNamesOf(declaration)].map((one) => [one, parseAsString])), [declaration]);
  const [address, setAddress] = useQueryStates(parsers, { history: "replace", throttleMs: 120 });
  const [laidOut, setLaidOut] = useState<{ viewId: string | null; layout: ListLayout } | null>(null);
  const said = useMemo(() => Object.fromEntries(Object.entries(address).map(([key, value]) => [key, value ?? undefined])), [address]);
  const shown = useMemo(() => shownState(declaration, said, kept), [declaration, said, kept]);
  const { view, params } = shown;
  const viewId = view?.id ?? null;

  const setParams = useCallback(
    (change: Readonly<Record<string, string | null | undefined>>) => {
      const wanted = Object.fromEntries(Object.entries({ ...params, ...change }).map(([key, value]) => [key, value ?? undefined]));
      const next = keptParams(declaration, wanted);
      const empty = Object.keys(next).length === 0;
      const address: Record<string, string | null> = { view: viewId ?? (empty && kept.defaultViewId ? NO_VIEW : null) };
      for (const one of paramNamesOf(declaration)) address[one] = next[one] ?? null;
      // A view with everything taken out of it would show itself again.
      if (empty && viewId) Object.assign(address, declaration.defaultSort ? { sort: declaration.defaultSort } : { view: NO_VIEW });
      void setAddress(address);
    },
    [declaration, params, viewId, kept.defaultViewId, setAddress],
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
      resting.current = setTimeout(() => void keepLayout({ list: name, layout: layout && { ...layout, columns: layout.columns && [...layout.columns], widths: { ...layout.widths } } }).catch(() => undefined), REST_MS);
    },
    [inView, viewId, name, trpc, queryClient, keepLayout],
  );
  return {
    declaration, params, setParams, views: kept.views, view, defaultViewId: kept.defaultViewId, openView, setLayout,
    filtered: Object.keys(params).some((key) => key !== "sort"),
    changed: shown.changed || (own !== null && view !== null && JSON.stringify(own) !== JSON.stringify(view.layout)),
    layout: layoutShown,
  };
}
