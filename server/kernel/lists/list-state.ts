import { keptParams, type ListDeclaration, type ListParams } from "./declare-list";
import { DEFAULT_LAYOUT, type ListLayout } from "./list-layout";

/** A view as the list's state knows it. */
export interface KeptView {
  readonly id: string;
  readonly params: Readonly<Record<string, string>>;
  readonly layout: ListLayout | null;
}

/** The address names no view on purpose: the list as it is by itself, whatever view is the default. */
export const NO_VIEW = "none";

/**
 * What a list shows for an address: what the address says itself; else the view it names; else the person's default view.
 * The same on the server and in the browser, so that what is prefetched is what is shown.
 */
export function shownState<V extends KeptView>(
  list: Pick<ListDeclaration, "filters">,
  address: Readonly<Record<string, string | undefined>>,
  kept: { readonly views: readonly V[]; readonly defaultViewId: string | null; readonly layout: ListLayout | null },
): { view: V | null; params: ListParams<string>; layout: ListLayout; changed: boolean } {
  const own = keptParams(list, address);
  const said = Object.keys(own).length > 0;
  const named = address["view"] ?? (said ? NO_VIEW : (kept.defaultViewId ?? NO_VIEW));
  const view = kept.views.find((one) => one.id === named) ?? null;
  const params = said || !view ? own : keptParams(list, view.params);
  return { view, params, layout: view?.layout ?? kept.layout ?? DEFAULT_LAYOUT, changed: view !== null && !sameParams(params, keptParams(list, view.params)) };
}

/** Whether two states of a list ask for the same. */
export function sameParams(a: Readonly<Record<string, string | undefined>>, b: Readonly<Record<string, string | undefined>>): boolean {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((name) => (a[name] ?? "") === (b[name] ?? ""));
}
