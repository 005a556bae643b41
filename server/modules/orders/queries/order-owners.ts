import { and, eq, inArray } from "drizzle-orm";
import { customers } from "@/db/schema/customers";
import { orders } from "@/db/schema/orders";
import type { TenantScope } from "@/server/platform/tenant-scope";

/** Whose orders these are, for telling them: number, customer and salesperson (null: nobody's). Ids that are no order are left out. */
export async function orderOwners(scope: TenantScope, orderIds: readonly string[]): Promise<{ id: string; number: string; customerName: string; salesUserId: string | null }[]> {
  if (orderIds.length === 0) return [];
  return scope.db
    .select({ id: orders.id, number: orders.number, customerName: customers.name, salesUserId: orders.salesUserId })
    .from(orders)
    .innerJoin(customers, and(eq(customers.tenantId, orders.tenantId), eq(customers.id, orders.customerId)))
    .where(and(eq(orders.tenantId, scope.tenantId), inArray(orders.id, [...new Set(orderIds)])))
    .orderBy(orders.id);
}
