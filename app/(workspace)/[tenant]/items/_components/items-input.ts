import type { ListParams } from "@/app/_ui";

export const itemFilterNames = ["category", "productType", "kind", "status", "discontinued"] as const;
type Params = ListParams<(typeof itemFilterNames)[number]>;

const SORTS = ["name", "-name", "code", "-code"] as const;

/** What the address says, as the query wants it; items put away show only when asked for. */
export function toItemsInput(params: Params) {
  const status: "active" | "inactive" | undefined = params.status === "all" ? undefined : params.status === "inactive" ? "inactive" : "active";
  return {
    search: params.q,
    categoryId: params.category,
    productType: params.productType,
    kind: (["stocked", "service"] as const).find((kind) => kind === params.kind),
    status,
    discontinued: params.discontinued ? true : undefined,
    sort: SORTS.find((sort) => sort === params.sort) ?? "code",
    limit: 50,
  };
}
