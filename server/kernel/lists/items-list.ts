import { declareList } from "./declare-list";
import { oneOf } from "./one-of";

const ITEM_KINDS = ["stocked", "service"] as const;
const ITEM_SORTS = ["name", "-name", "code", "-code"] as const;

/** Items; those put away show only when asked for. */
export const itemsList = declareList({
  name: "items", title: "catalog.title", path: "/items", permission: "catalog.view", searched: true, defaultSort: "code",
  columns: [
    { key: "code", label: "catalog.field.code", kind: "text", sort: "code" },
    { key: "name", label: "catalog.field.name", kind: "text", sort: "name" },
    { key: "category", label: "catalog.field.category", kind: "text" },
    { key: "productType", label: "catalog.field.productType", kind: "text" },
    { key: "kind", label: "catalog.field.kind", kind: "word", words: "catalog.kind" },
    { key: "unit", label: "catalog.field.unit", kind: "text" },
    { key: "tax", label: "catalog.field.taxCode", kind: "text" },
    { key: "status", label: "catalog.filter.status", kind: "word", words: "catalog.status", optional: true },
    { key: "discontinued", label: "catalog.discontinued", kind: "flag", optional: true },
  ],
  filters: [
    { kind: "own", name: "category", label: "catalog.filter.category" },
    { kind: "own", name: "productType", label: "catalog.filter.productType" },
    { kind: "choice", name: "kind", label: "catalog.filter.kind", options: ITEM_KINDS, words: "catalog.kind" },
    { kind: "flag", name: "discontinued", label: "catalog.filter.discontinued" },
    { kind: "choice", name: "status", label: "catalog.filter.status", options: ["inactive", "all"], words: "catalog.status", texts: { all: "catalog.filter.all" } },
  ],
  toInput(params) {
    const status: "active" | "inactive" | undefined = params.status === "all" ? undefined : params.status === "inactive" ? "inactive" : "active";
    return {
      search: params.q, categoryId: params.category, productType: params.productType, kind: oneOf(ITEM_KINDS, params.kind), status,
      discontinued: params.discontinued ? true : undefined, sort: oneOf(ITEM_SORTS, params.sort) ?? ("code" as const), limit: 50,
    };
  },
});
