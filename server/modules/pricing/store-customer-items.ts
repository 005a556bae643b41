import { and, eq, sql } from "drizzle-orm";
import { customerItemCodes } from "@/db/schema/pricing";
import { newId } from "@/server/platform/new-id";
import type { TenantScope } from "@/server/platform/tenant-scope";

const c = customerItemCodes;

/** One code, one item: written in other letters it is the same code. */
export async function upsertCustomerItemCode(scope: TenantScope, { customerId, itemId, code }: { customerId: string; itemId: string; code: string }): Promise<void> {
  await deleteCustomerItemCode(scope, customerId, code);
  await scope.db
    .insert(c)
    .values({ tenantId: scope.tenantId, id: newId(), customerId, itemId, code, createdAt: scope.now, updatedAt: scope.now })
    .onConflictDoUpdate({ target: [c.tenantId, c.customerId, c.code], set: { itemId, updatedAt: scope.now } });
}

export async function deleteCustomerItemCode(scope: TenantScope, customerId: string, code: string): Promise<void> {
  await scope.db.delete(c).where(and(eq(c.tenantId, scope.tenantId), eq(c.customerId, customerId), sql`lower(${c.code}) = lower(${code})`));
}
