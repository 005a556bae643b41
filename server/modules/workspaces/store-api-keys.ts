import { and, eq, isNull, sql } from "drizzle-orm";
import { apiKeys } from "@/db/schema/identity";
import type { Transaction } from "@/db/client";
import type { TenantScope } from "@/server/platform/tenant-scope";
import type { ApiScope } from "@/server/platform/api-scopes";
import type { Role } from "@/server/platform/permissions";
import type { UserId } from "@/server/platform/actor";

export async function insertApiKey(
  scope: TenantScope,
  row: { id: string; name: string; prefix: string; keyHash: string; role: Role; scopes: readonly ApiScope[] | null; createdBy: UserId },
): Promise<void> {
  await scope.db.insert(apiKeys).values({ tenantId: scope.tenantId, ...row, scopes: row.scopes && [...row.scopes], createdAt: scope.now });
}

/** Ends a key; its name, or undefined when it is not an active key of this workspace. */
export async function revokeApiKeyRow(scope: TenantScope, id: string): Promise<string | undefined> {
  const [row] = await scope.db
    .update(apiKeys)
    .set({ revokedAt: scope.now })
    .where(and(eq(apiKeys.tenantId, scope.tenantId), eq(apiKeys.id, id), isNull(apiKeys.revokedAt)))
    .returning({ name: apiKeys.name });
  return row?.name;
}

/** Notes that a key is in use, at most once a minute. */
export async function touchApiKey(scope: { db: Pick<Transaction, "update"> }, id: string, now: Date): Promise<void> {
  const minuteAgo = new Date(now.getTime() - 60_000).toISOString();
  await scope.db
    .update(apiKeys)
    .set({ lastUsedAt: now })
    .where(and(eq(apiKeys.id, id), sql`coalesce(${apiKeys.lastUsedAt}, '-infinity') < ${minuteAgo}::timestamptz`));
}
