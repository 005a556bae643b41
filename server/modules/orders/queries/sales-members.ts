import { and, eq, isNull } from "drizzle-orm";
import { memberships } from "@/db/schema/identity";
import type { TenantScope } from "@/server/platform/tenant-scope";

/** Whether a user is an active member of the workspace, so that a sale may carry their name. */
export async function isSalesMember(scope: TenantScope, userId: string): Promise<boolean> {
  const rows = await scope.db
    .select({ userId: memberships.userId })
    .from(memberships)
    .where(and(eq(memberships.tenantId, scope.tenantId), eq(memberships.userId, userId), isNull(memberships.deactivatedAt)));
  return rows.length > 0;
}
