import { and, eq, inArray, type AnyColumn, type SQL } from "drizzle-orm";
import { customers } from "@/db/schema/customers";
import { notFound } from "@/server/kernel/errors";
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

/**
 * The customer, if it exists and the actor may see it.
 * @throws NaruError `record.not_found`, the same for a foreign, an invisible and a nonexistent customer
 */
export async function requireVisibleCustomer(scope: TenantScope, customerId: string) {
  const [customer] = await scope.db
    .select()
    .from(customers)
    .where(and(eq(customers.tenantId, scope.tenantId), eq(customers.id, customerId), customerVisible(scope, customers.id)));
  if (!customer) throw notFound("customer");
  return customer;
}
