import { roleMay, type Permission, type Role } from "./permissions";

/**
 * What a key may be made for. A scope is a set of permissions; a key may do what its role *and* its scopes allow, whichever
 * door it comes through.
 */
const GRANTS = {
  "customers:read": ["customers.view"],
  "customers:write": ["customers.edit", "customers.assign", "activities.log", "activities.manage"],
  "items:read": ["catalog.view", "costs.view"],
  "items:write": ["catalog.edit"],
  "prices:read": ["prices.view", "price_lists.view", "discounts.view"],
  "prices:write": ["prices.edit", "price_lists.edit", "discounts.edit"],
  "stock:read": ["stock.view", "inbound.view", "warehouses.view", "counts.view"],
  "stock:write": ["stock.move", "stock.transfer", "stock.adjust", "counts.take", "counts.post", "inbound.edit", "books.backdate"],
  "orders:read": ["orders.view"],
  "orders:write": ["orders.edit", "orders.confirm", "orders.cancel", "prices.override", "prices.approve", "credit.release", "customers.view"],
  "shipments:read": ["shipments.view", "returns.view"],
  "shipments:write": ["shipments.plan", "shipments.pack", "shipments.dispatch", "returns.receive", "books.backdate"],
  "invoices:read": ["invoices.view"],
  "invoices:write": ["invoices.issue", "invoices.credit", "books.backdate"],
  "receivables:read": ["receivables.view", "credit.view"],
  "receivables:write": ["receipts.record", "receipts.reverse", "credit.set_limit", "credit.release", "books.backdate"],
  "ledger:read": ["ledger.view", "books_check.view", "audit.view"],
  "ledger:write": ["ledger.post", "books.backdate"],
  "members:read": ["members.view"],
  "webhooks:write": ["webhooks.manage"],
} as const satisfies Record<string, readonly Permission[]>;

export type ApiScope = keyof typeof GRANTS;
export const API_SCOPES = Object.keys(GRANTS) as [ApiScope, ...ApiScope[]];

/** What a scope takes along without being for it: the customer's defaults on an order, a posting on a past day. */
const ALONG: ReadonlySet<Permission> = new Set(["customers.view", "books.backdate"]);

/** The scopes that mean something to a key of this role. */
export function scopesOfRole(role: Role): ApiScope[] {
  return API_SCOPES.filter((scope) => {
    const granted: readonly Permission[] = GRANTS[scope];
    const own = granted.filter((permission) => !ALONG.has(permission));
    return (own.length > 0 ? own : granted).some((permission) => roleMay(role, permission));
  });
}

/** The permissions of a scope. */
export function permissionsOfScope(scope: ApiScope): readonly Permission[] {
  return GRANTS[scope];
}

const narrowed = new Map<string, ReadonlySet<Permission>>();

/** What of a role's permissions a key's scopes leave; no scopes (null) leave all of them. */
export function permissionsWithin(role: string, permissions: ReadonlySet<Permission>, scopes: readonly string[] | null): ReadonlySet<Permission> {
  if (scopes === null) return permissions;
  const slot = `${role} ${scopes.join(" ")}`;
  let kept = narrowed.get(slot);
  if (!kept) {
    const granted = new Set<Permission>(scopes.flatMap((scope) => GRANTS[scope as ApiScope] ?? []));
    kept = new Set([...permissions].filter((permission) => granted.has(permission)));
    if (narrowed.size > 1000) narrowed.clear();
    narrowed.set(slot, kept);
  }
  return kept;
}
