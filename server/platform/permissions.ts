import { functionOfPermission, type FunctionId, type FunctionPermission } from "@/server/kernel/functions";

/**
 * The one table of who may do what. Pages, procedures and jobs all read it; nothing else decides.
 * A permission is `area.verb`; a role is the set of its permissions.
 */
export const ROLES = ["owner", "admin", "sales_manager", "sales_rep", "warehouse", "accountant", "marketer", "agent"] as const;
export type Role = (typeof ROLES)[number];

const INTERNAL_EVERYONE_BUT_AGENT = ["owner", "admin", "sales_manager", "sales_rep", "warehouse", "accountant", "marketer"] as const;
const SALES = ["owner", "admin", "sales_manager", "sales_rep"] as const;
const SALES_LEADS = ["owner", "admin", "sales_manager"] as const;
const ACCOUNTING = ["owner", "admin", "accountant"] as const;
const WAREHOUSE = ["owner", "admin", "warehouse"] as const;
const ADMINS = ["owner", "admin"] as const;

const GRANTS = {
  "workspace.manage": ["owner"],
  "settings.view": ADMINS,
  "settings.manage": ADMINS,
  "members.view": INTERNAL_EVERYONE_BUT_AGENT,
  "members.manage": ADMINS,
  "api_keys.manage": ADMINS,
  "webhooks.manage": ADMINS,
  "people.erase": ADMINS,
  "audit.view": [...ADMINS, "accountant"],
  "jobs.view": ADMINS,
  "jobs.retry": ADMINS,

  "today.view": INTERNAL_EVERYONE_BUT_AGENT,
  "customers.view": INTERNAL_EVERYONE_BUT_AGENT,
  "customers.edit": [...SALES, "accountant"],
  "customers.assign": SALES_LEADS,
  "activities.log": [...SALES, "accountant"],
  "activities.manage": SALES_LEADS,
  "catalog.view": INTERNAL_EVERYONE_BUT_AGENT,
  "catalog.edit": [...SALES_LEADS, "warehouse", "accountant"],
  "prices.view": [...SALES, "accountant", "marketer"],
  "prices.edit": SALES_LEADS,
  "prices.override": SALES,
  "prices.approve": SALES_LEADS,
  "price_lists.view": [...SALES, "accountant", "marketer"],
  "price_lists.edit": SALES_LEADS,
  "discounts.view": [...SALES, "accountant", "marketer"],
  "discounts.edit": SALES_LEADS,
  "costs.view": [...SALES_LEADS, "accountant"],
  "tax.edit": ACCOUNTING,

  "orders.view": INTERNAL_EVERYONE_BUT_AGENT,
  "orders.edit": SALES,
  "orders.confirm": SALES,
  "orders.cancel": SALES,
  "credit.view": [...SALES, "accountant"],
  "credit.set_limit": [...ACCOUNTING, "sales_manager"],
  "credit.release": [...ACCOUNTING, "sales_manager"],

  "stock.view": INTERNAL_EVERYONE_BUT_AGENT,
  "stock.move": WAREHOUSE,
  "stock.adjust": [...WAREHOUSE, "accountant"],
  "stock.setup": WAREHOUSE,
  "stock.transfer": WAREHOUSE,
  "warehouses.view": INTERNAL_EVERYONE_BUT_AGENT,
  "counts.view": INTERNAL_EVERYONE_BUT_AGENT,
  "counts.take": WAREHOUSE,
  "counts.post": [...WAREHOUSE, "accountant"],
  "inbound.view": INTERNAL_EVERYONE_BUT_AGENT,
  "inbound.edit": [...WAREHOUSE, "sales_manager", "accountant"],
  "shipments.view": INTERNAL_EVERYONE_BUT_AGENT,
  "shipments.plan": [...SALES, "warehouse"],
  "shipments.pack": WAREHOUSE,
  "shipments.dispatch": WAREHOUSE,
  "returns.view": INTERNAL_EVERYONE_BUT_AGENT,
  "returns.receive": [...WAREHOUSE, "sales_manager"],

  "invoices.view": [...SALES, "accountant"],
  "invoices.issue": ACCOUNTING,
  "invoices.credit": ACCOUNTING,
  "receivables.view": [...SALES, "accountant"],
  "receipts.record": ACCOUNTING,
  "receipts.reverse": ACCOUNTING,
  "ledger.view": ACCOUNTING,
  "ledger.post": ACCOUNTING,
  "ledger.setup": ACCOUNTING,
  "periods.lock": ACCOUNTING,
  "books.backdate": ACCOUNTING,
  "books_check.view": ACCOUNTING,
  "documents.send": [...SALES, "warehouse", "accountant"],
  "files.attach": INTERNAL_EVERYONE_BUT_AGENT,
  "comments.write": INTERNAL_EVERYONE_BUT_AGENT,
  "imports.run": [...SALES_LEADS, "accountant", "warehouse"],
  "lists.use": ROLES,
  "lists.share": SALES_LEADS,
  "imports.undo": [...SALES_LEADS, "accountant", "warehouse"],
  "notifications.view": ROLES,
  "drafts.keep": ROLES,
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof GRANTS;

/** Does not compile when the declaration of functions names a right that is not in the table. */
export type RightsOfFunctions = FunctionPermission extends Permission ? true : never;
export const rightsOfFunctionsAreKnown: RightsOfFunctions = true;

export const PERMISSIONS = Object.keys(GRANTS) as Permission[];

/** Whether a role holds a permission. */
export function roleMay(role: Role, permission: Permission): boolean {
  return (GRANTS[permission] as readonly Role[]).includes(role);
}

const ofRoles = new Map<string, ReadonlySet<Permission>>();

/** The rights of a role in a workspace that has switched these functions off. */
export function permissionsOf(role: Role, functionsOff: readonly FunctionId[] = []): ReadonlySet<Permission> {
  const slot = functionsOff.length === 0 ? role : `${role} ${functionsOff.join(" ")}`;
  let known = ofRoles.get(slot);
  if (!known) {
    const off = new Set<FunctionId | null>(functionsOff);
    known = new Set(PERMISSIONS.filter((permission) => roleMay(role, permission) && !off.has(functionOfPermission(permission))));
    if (ofRoles.size > 1000) ofRoles.clear();
    ofRoles.set(slot, known);
  }
  return known;
}
