import { and, eq, sql } from "drizzle-orm";
import { customerItemCodes } from "@/db/schema/pricing";
import { newId } from "@/server/platform/new-id";
import type { TenantScope } from "@/server/platform/tenant-scope";

const c = customerItemCodes;

/** One code, one item: written in other letters it is the same code. @returns the id of the row that holds it */
export async function upsertCustomerItemCode(scope: TenantScope, { customerId, itemId, code }: { customerId: string; itemId: string; code: string }): Promise<string> {
  const [known] = await scope.db
    .update(c)
    .set({ itemId, code, updatedAt: scope.now })
    .where(and(eq(c.tenantId, scope.tenantId), eq(c.customerId, customerId), sql`lower(${c.code}) = lower(${code})`))
    .returning({ id: c.id });
  if (known) return known.id;
  const [made] = await scope.db
    .insert(c)
    .values({ tenantId: scope.tenantId, id: newId(), customerId, itemId, code, createdAt: scope.now, updatedAt: scope.now })
    .onConflictDoUpdate({ target: [c.tenantId, c.customerId, c.code], set: { itemId, updatedAt: scope.now } })
    .returning({ id: c.id });
  if (!made) throw new Error(`the code ${code} was not written`);
  return made.id;
}

export async function deleteCustomerItemCode(scope: TenantScope, customerId: string, code: string): Promise<void> {
  await scope.db.delete(c).where(and(eq(c.tenantId, scope.tenantId), eq(c.customerId, customerId), sql`lower(${c.code}) = lower(${code})`));
}
