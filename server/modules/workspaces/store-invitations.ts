import { and, eq, isNull, sql } from "drizzle-orm";
import { invitations } from "@/db/schema/identity";
import type { UserId } from "@/server/platform/actor";
import type { IdentityScope } from "@/server/platform/identity";
import type { Role } from "@/server/platform/permissions";
import type { TenantScope } from "@/server/platform/tenant-scope";

export type InvitationRow = typeof invitations.$inferSelect;

const isOpen = and(isNull(invitations.acceptedAt), isNull(invitations.revokedAt));

/** Writes an invitation; an open one for the same address is withdrawn first. */
export async function replaceInvitation(
  scope: TenantScope,
  row: { id: string; email: string; role: Role; tokenHash: string; invitedBy: UserId | null; expiresAt: Date },
): Promise<void> {
  await scope.db
    .update(invitations)
    .set({ revokedAt: scope.now })
    .where(and(eq(invitations.tenantId, scope.tenantId), eq(invitations.email, row.email), isOpen));
  await scope.db.insert(invitations).values({ tenantId: scope.tenantId, ...row, createdAt: scope.now });
}

/** Withdraws an open invitation; undefined when it was accepted or withdrawn before. */
export async function revokeInvitationRow(scope: TenantScope, id: string): Promise<InvitationRow | undefined> {
  const [row] = await scope.db
    .update(invitations)
    .set({ revokedAt: scope.now })
    .where(and(eq(invitations.tenantId, scope.tenantId), eq(invitations.id, id), isOpen))
    .returning();
  return row;
}

/** Uses an invitation up; undefined when it is unknown, withdrawn, used or expired. */
export async function spendInvitation(scope: IdentityScope, tokenHash: string): Promise<InvitationRow | undefined> {
  const [row] = await scope.db
    .update(invitations)
    .set({ acceptedAt: scope.now })
    .where(and(eq(invitations.tokenHash, tokenHash), isOpen, sql`${invitations.expiresAt} > ${scope.now.toISOString()}::timestamptz`))
    .returning();
  return row;
}

export async function findInvitation(scope: TenantScope, id: string): Promise<InvitationRow | undefined> {
  const [row] = await scope.db
    .select()
    .from(invitations)
    .where(and(eq(invitations.tenantId, scope.tenantId), eq(invitations.id, id), isOpen));
  return row;
}

