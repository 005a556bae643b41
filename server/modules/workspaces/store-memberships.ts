import { and, eq, isNull, sql } from "drizzle-orm";
import { memberships, users } from "@/db/schema/identity";
import type { TenantId, UserId } from "@/server/platform/actor";
import type { Role } from "@/server/platform/permissions";
import type { Transaction } from "@/db/client";
import type { TenantScope } from "@/server/platform/tenant-scope";

export type MembershipRow = typeof memberships.$inferSelect;

/** Makes somebody a member, or a former member again, with this role. */
export async function putMembership(
  scope: { db: Transaction; now: Date },
  row: { tenantId: TenantId; userId: UserId; role: Role },
): Promise<void> {
  await scope.db
    .insert(memberships)
    .values({ ...row, createdAt: scope.now, updatedAt: scope.now })
    .onConflictDoUpdate({
      target: [memberships.tenantId, memberships.userId],
      set: { role: row.role, deactivatedAt: null, version: sql`${memberships.version} + 1`, updatedAt: scope.now },
    });
}

/** Every active owner, locked, so that two changes cannot each leave the other as the last. */
export async function lockActiveOwners(scope: TenantScope): Promise<UserId[]> {
  const rows = await scope.db
    .select({ userId: memberships.userId })
    .from(memberships)
    .where(and(eq(memberships.tenantId, scope.tenantId), eq(memberships.role, "owner"), isNull(memberships.deactivatedAt)))
    .orderBy(memberships.userId)
    .for("update");
  return rows.map((row) => row.userId as UserId);
}

export async function lockMember(
  scope: TenantScope,
  userId: UserId,
): Promise<(Pick<MembershipRow, "role" | "deactivatedAt"> & { name: string; email: string }) | undefined> {
  const [row] = await scope.db
    .select({ role: memberships.role, deactivatedAt: memberships.deactivatedAt, name: users.name, email: users.email })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(and(eq(memberships.tenantId, scope.tenantId), eq(memberships.userId, userId)))
    .for("update", { of: memberships });
  return row;
}

export async function updateMember(
  scope: TenantScope,
  userId: UserId,
  values: { role?: Role; deactivatedAt?: Date | null },
): Promise<void> {
  await scope.db
    .update(memberships)
    .set({ ...values, version: sql`${memberships.version} + 1`, updatedAt: scope.now })
    .where(and(eq(memberships.tenantId, scope.tenantId), eq(memberships.userId, userId)));
}
