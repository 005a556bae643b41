import { and, eq, inArray, sql, type AnyColumn, type SQL } from "drizzle-orm";
import { customers, legalEntities } from "@/db/schema/customers";
import { notFound } from "@/server/kernel/errors";
import { statement, type ValueOf } from "@/server/platform/statement";
import type { TenantScope } from "@/server/platform/tenant-scope";

/**
 * The condition that a row's customer is one the actor may see; undefined when the actor sees all of them.
 * @param column the row's customer id
 */
export function customerVisible(scope: TenantScope, column: AnyColumn | SQL): SQL | undefined {
  const { actor } = scope;
  if (actor.kind === "system" || !actor.ownCustomersOnly) return undefined;
  const own = scope.db
    .select({ id: customers.id })
    .from(customers)
    .where(and(eq(customers.tenantId, scope.tenantId), eq(customers.ownerUserId, actor.userId)));
  return inArray(column as AnyColumn, own);
}

/** The documents of one legal entity. It belongs to one customer, whose documents are what indexes hold. */
export function ofEntity(scope: TenantScope, document: { readonly customerId: AnyColumn; readonly legalEntityId: AnyColumn }, legalEntityId: string): SQL {
  const customer = scope.db.select({ id: legalEntities.customerId }).from(legalEntities).where(and(eq(legalEntities.tenantId, scope.tenantId), eq(legalEntities.id, legalEntityId)));
  return sql`${document.legalEntityId} = ${legalEntityId} and ${document.customerId} = (${customer})`;
}

/** The person whose customers alone the actor sees, or null: the value `owner` of statements that use `visibleInStatement`. */
export function onlyCustomersOf(scope: TenantScope): string | null {
  const { actor } = scope;
  return actor.kind === "system" || !actor.ownCustomersOnly ? null : actor.userId;
}

/** `customerVisible` for a statement that is built once: its value `owner` is `onlyCustomersOf(scope)`. */
export function visibleInStatement(value: ValueOf<"owner">, column: AnyColumn | SQL): SQL {
  return sql`(${value("owner")}::uuid is null or ${column} in
    (select c.id from customers c where c.tenant_id = ${value("tenantId")} and c.owner_user_id = ${value("owner")}::uuid))`;
}

const selectCustomer = statement(["customerId", "owner"], (db, value) =>
  db.select().from(customers).where(and(eq(customers.tenantId, value("tenantId")), eq(customers.id, value("customerId")), visibleInStatement(value, customers.id))),
);

/**
 * The customer, if it exists and the actor may see it.
 * @throws NaruError `record.not_found`, the same for a foreign, an invisible and a nonexistent customer
 */
export async function requireVisibleCustomer(scope: TenantScope, customerId: string) {
  const [customer] = await selectCustomer(scope, { customerId, owner: onlyCustomersOf(scope) });
  if (!customer) throw notFound("customer");
  return customer;
}
