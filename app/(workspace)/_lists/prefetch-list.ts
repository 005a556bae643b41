import "server-only";
import { callerFor, prefetch, trpcFor } from "@/app/_trpc/server";
import { keptParams, shownState, type ListDeclaration, type ListName, type ListParams } from "@/server/kernel/lists";
import type { Fixed } from "./use-list";

type Search = Record<string, string | string[] | undefined>;

/**
 * What a list's page shows for its address: views and the default view are read first, handed to the browser, and decide with the
 * address what is asked of the list, so that the first rendering has its rows. A list on a record's page has no views and what is `fixed`.
 */
export async function listParamsFor(tenant: string, list: ListDeclaration, searchParams: Promise<Search>, fixed: Fixed | null = null): Promise<ListParams<string>> {
  const [search, caller] = await Promise.all([searchParams, callerFor(tenant)]);
  const address = Object.fromEntries(Object.entries(search).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]));
  const name = list.name as ListName;
  // Without the right to the list its own query says so.
  const kept = await caller.lists.state({ list: name }).catch(() => null);
  const options = trpcFor(tenant).lists.state.queryOptions({ list: name });
  if (kept) prefetch({ ...options, queryFn: () => kept });
  if (fixed) return keptParams(list, { ...address, ...fixed });
  return shownState(list, address, kept ?? { views: [], defaultViewId: null, layout: null }).params;
}
