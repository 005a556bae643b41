import { declareList } from "./declare-list";
import { oneOf } from "./one-of";

/** Those who deliver. */
export const suppliersList = declareList({
  name: "suppliers", title: "supply.tabs.suppliers", path: "/inbound/suppliers", permission: "inbound.view", searched: true,
  columns: [
    { key: "name", label: "supply.suppliers.name", kind: "text" },
    { key: "code", label: "supply.suppliers.code", kind: "text", optional: true },
    { key: "contact", label: "supply.suppliers.contactName", kind: "text" },
    { key: "phone", label: "supply.suppliers.phone", kind: "text" },
    { key: "email", label: "supply.suppliers.email", kind: "text" },
    { key: "place", label: "supply.suppliers.place", kind: "text" },
    { key: "status", label: "supply.state", kind: "word", words: "supply.suppliers.status" },
  ],
  filters: [{ kind: "choice", name: "status", label: "supply.state", options: ["active", "inactive"], words: "supply.suppliers.status" }],
  toInput: (params) => ({ search: params.q, status: oneOf(["active", "inactive"] as const, params.status), limit: 50 }),
});
