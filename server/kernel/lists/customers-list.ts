import { declareList } from "./declare-list";
import { oneOf } from "./one-of";

const CUSTOMER_TYPES = ["direct", "distributor", "agent"] as const;
const CUSTOMER_CREDIT = ["limited", "unlimited", "held"] as const;
const minorUnits = (typed: string | undefined): string | undefined => (typed && /^\d{1,16}$/.test(typed) ? typed : undefined);
const CUSTOMER_SORTS = ["name", "-name", "code", "-code", "updatedAt", "-updatedAt"] as const;

/** Customers; those put away show only when asked for. */
export const customersList = declareList({
  name: "customers", title: "customers.title", path: "/customers", permission: "customers.view", searched: true, defaultSort: "name",
  columns: [
    { key: "name", label: "customers.field.name", kind: "text", sort: "name" },
    { key: "code", label: "customers.field.code", kind: "text", sort: "code" },
    { key: "type", label: "customers.field.type", kind: "word", words: "customers.type" },
    { key: "region", label: "customers.field.regionCode", kind: "text" },
    { key: "contact", label: "customers.field.contact", kind: "text" },
    { key: "phone", label: "customers.field.phone", kind: "text" },
    { key: "email", label: "customers.field.email", kind: "text", optional: true },
    { key: "bank", label: "customers.field.bankName", kind: "text", optional: true },
    { key: "bankAccount", label: "customers.field.bankAccount", kind: "text", optional: true },
    { key: "limit", label: "customers.field.creditLimit", kind: "money", permission: "credit.view", optional: true },
    { key: "owner", label: "customers.field.ownerUserId", kind: "text" },
    { key: "status", label: "customers.filter.status", kind: "word", words: "customers.status", optional: true },
    { key: "updatedAt", label: "customers.field.updatedAt", kind: "moment", sort: "updatedAt", from: "xl" },
  ],
  filters: [
    { kind: "choice", name: "type", label: "customers.filter.type", options: CUSTOMER_TYPES, words: "customers.type" },
    { kind: "text", name: "name", label: "customers.field.name" },
    { kind: "text", name: "code", label: "customers.field.code" },
    { kind: "own", name: "region", label: "customers.filter.region" },
    { kind: "text", name: "reach", label: "customers.filter.reach" },
    { kind: "text", name: "bank", label: "customers.filter.bank" },
    { kind: "choice", name: "credit", label: "customers.filter.credit", options: CUSTOMER_CREDIT, words: "customers.creditState", permission: "credit.view" },
    { kind: "amount", name: "limit", label: "customers.field.creditLimit", permission: "credit.view" },
    { kind: "own", name: "owner", label: "customers.filter.owner" },
    { kind: "choice", name: "status", label: "customers.filter.status", options: ["inactive", "all"], words: "customers.status", texts: { all: "customers.filter.allStates" } },
    { kind: "link", name: "terms", label: "customers.field.paymentTermsId" },
  ],
  toInput(params) {
    const status: "active" | "inactive" | undefined = params.status === "all" ? undefined : params.status === "inactive" ? "inactive" : "active";
    return {
      search: params.q, type: oneOf(CUSTOMER_TYPES, params.type), status, regionCode: params.region, owner: params.owner,
      name: params.name, code: params.code, reach: params.reach, bank: params.bank, credit: oneOf(CUSTOMER_CREDIT, params.credit),
      limitFromMinor: minorUnits(params.limitFrom), limitToMinor: minorUnits(params.limitTo),
      paymentTermsId: params.terms, sort: oneOf(CUSTOMER_SORTS, params.sort) ?? ("name" as const), limit: 50,
    };
  },
});
