import type { ListParams } from "@/app/_ui";

export const customerFilterNames = ["type", "status", "region", "owner", "terms"] as const;
type Params = ListParams<(typeof customerFilterNames)[number]>;

const SORTS = ["name", "-name", "code", "-code", "updatedAt", "-updatedAt"] as const;

/** What the address says, as the query wants it; customers put away show only when asked for. */
export function toCustomersInput(params: Params) {
  const status: "active" | "inactive" | undefined = params.status === "all" ? undefined : params.status === "inactive" ? "inactive" : "active";
  return {
    search: params.q,
    type: (["direct", "distributor", "agent"] as const).find((type) => type === params.type),
    status,
    regionCode: params.region,
    owner: params.owner,
    paymentTermsId: params.terms,
    sort: SORTS.find((sort) => sort === params.sort) ?? "name",
    limit: 50,
  };
}

