import { and, eq, isNull, sql } from "drizzle-orm";
import { invitations, tenants, users } from "@/db/schema/identity";
import type { IdentityScope } from "@/server/platform/identity";
import type { Role } from "@/server/platform/permissions";
import { tokenHash } from "@/server/platform/secrets";

export interface InvitationPreview {
  readonly workspaceName: string;
  readonly email: string;
  readonly role: Role;
  readonly inviterName: string | null;
  /** An account with this address exists: its owner signs in, instead of choosing a password. */
  readonly hasAccount: boolean;
}

/** What the holder of an invitation link is invited to; null when the link is unknown, used, withdrawn or expired. */
export async function previewInvitation(scope: IdentityScope, token: string): Promise<InvitationPreview | null> {
  const [row] = await scope.db
    .select({
      workspaceName: tenants.name,
      email: invitations.email,
      role: invitations.role,
      inviterName: users.name,
      hasAccount: sql<boolean>`exists (select 1 from users account where account.email = ${invitations.email})`,
    })
    .from(invitations)
    .innerJoin(tenants, and(eq(tenants.id, invitations.tenantId), eq(tenants.status, "active")))
    .leftJoin(users, eq(users.id, invitations.invitedBy))
    .where(
      and(
        eq(invitations.tokenHash, tokenHash(token)),
        isNull(invitations.acceptedAt),
        isNull(invitations.revokedAt),
        sql`${invitations.expiresAt} > ${scope.now.toISOString()}::timestamptz`,
      ),
    );
  return row ? { ...row, role: row.role as Role } : null;
}
