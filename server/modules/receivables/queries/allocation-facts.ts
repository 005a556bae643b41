import { and, eq, isNull, notExists, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { allocations } from "@/db/schema/receivables";
import type { TenantScope } from "@/server/platform/tenant-scope";

/** An allocation as it was written; undefined when there is none with this id. */
export async function allocationById(scope: TenantScope, id: string) {
  const [row] = await scope.db.select().from(allocations).where(and(eq(allocations.tenantId, scope.tenantId), eq(allocations.id, id)));
  return row;
}

/** Whether a later line takes the allocation back. Ask once the credit's row is locked. */
export async function isUndone(scope: TenantScope, id: string): Promise<boolean> {
  const rows = await scope.db.select({ id: allocations.id }).from(allocations).where(and(eq(allocations.tenantId, scope.tenantId), eq(allocations.undoesId, id)));
  return rows.length > 0;
}

/** Allocations of a credit that no later line takes back. */
export function liveAllocations(scope: TenantScope, creditId: string) {
  const undo = alias(allocations, "undo");
  const undone = scope.db
    .select({ one: sql`1` })
    .from(undo)
    .where(and(eq(undo.tenantId, scope.tenantId), eq(undo.undoesId, allocations.id)));
  return scope.db
    .select({ id: allocations.id, receivableId: allocations.receivableId, amountMinor: allocations.amountMinor, allocatedOn: allocations.allocatedOn })
    .from(allocations)
    .where(and(eq(allocations.tenantId, scope.tenantId), eq(allocations.creditId, creditId), isNull(allocations.undoesId), notExists(undone)))
    .orderBy(allocations.id);
}
