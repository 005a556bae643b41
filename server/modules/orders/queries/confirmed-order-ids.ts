import { and, asc, eq, gt } from "drizzle-orm";
import { orders } from "@/db/schema/orders";
import type { TenantScope } from "@/server/platform/tenant-scope";

/** Ids of confirmed orders in the order of their ids, after one of them ("" for the first). */
export async function confirmedOrderIds(scope: TenantScope, after: string, limit: number): Promise<string[]> {
  const rows = await scope.db
    .select({ id: orders.id })
    .from(orders)
    .where(and(eq(orders.tenantId, scope.tenantId), eq(orders.status, "confirmed"), after ? gt(orders.id, after) : undefined))
    .orderBy(asc(orders.id))
    .limit(limit);
  return rows.map((row) => row.id);
}
