import type { ListParams } from "@/server/kernel/lists";

export type { ListParams };

/**
 * Reads a list's state from a page's searchParams, the same way `useListParams` does in the browser, so that what the server
 * prefetches is what the client asks for.
 */
export function readListParams<K extends string>(
  search: Record<string, string | string[] | undefined>,
  names: readonly K[],
): ListParams<K> {
  const params: Record<string, string> = {};
  for (const name of ["q", "sort", ...names]) {
    const value = search[name];
    const one = Array.isArray(value) ? value[0] : value;
    if (one) params[name] = one;
  }
  return params as ListParams<K>;
}
