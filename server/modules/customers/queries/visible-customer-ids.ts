import { and, eq, inArray } from "drizzle-orm";
import { customers } from "@/db/schema/customers";
import type { TenantScope } from "@/server/platform/tenant-scope";
import { customerVisible } from "./customer-visible";

/** Those of the ids that name a customer the actor may see. */
export async function visibleCustomerIds(scope: TenantScope, ids: readonly string[]): Promise<string[]> {
  const rows = await scope.db
    .select({ id: customers.id })
    .from(customers)
    .where(and(eq(customers.tenantId, scope.tenantId), inArray(customers.id, [...ids]), customerVisible(scope, customers.id)));
  return rows.map((r) => r.id);
}
