import { and, asc, desc, eq, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { invitations, memberships, users } from "@/db/schema/identity";
import { defineQuery } from "@/server/platform/command";
import { actorMay, type Actor, type UserId } from "@/server/platform/actor";
import { ROLES, type Role } from "@/server/platform/permissions";
import type { TenantScope } from "@/server/platform/tenant-scope";
import { invitationUrl } from "../invitation-url";
import { memberActions, type MemberAction } from "../rules/member-changes";

export interface MemberRow {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly active: boolean;
  /** Whether the account has a second factor; shown to those who manage members. */
  readonly secondFactor: boolean | null;
  readonly lastSeenAt: Date | null;
  readonly joinedAt: Date;
  readonly isSelf: boolean;
  readonly availableActions: readonly MemberAction[];
}

/** The roles somebody may hand out: only owners make owners. */
export function assignableRoles(actor: Actor): Role[] {
  return ROLES.filter((role) => role !== "owner" || actor.kind === "system" || actor.role === "owner");
}

/** Whether the person of the row is an active member of another workspace too. */
export function belongsElsewhere(scope: TenantScope) {
  return sql<boolean>`exists (select 1 from memberships m where m.user_id = ${users.id} and m.tenant_id <> ${scope.tenantId} and m.deactivated_at is null)`;
}

/** Everybody who belongs or belonged to the workspace, active ones first, by name; and whether its mail waits for an owner or administrator to prove an address. */
export const listMembers = defineQuery({
  name: "workspaces.list-members",
  permission: "members.view",
  input: z.object({}),
  async run(scope): Promise<{ rows: MemberRow[]; assignableRoles: Role[]; mailWaits: boolean }> {
    const { actor } = scope;
    const manages = actorMay(actor, "members.manage");
    const rows = await scope.db
      .select({
        userId: users.id,
        name: users.name,
        email: users.email,
        role: memberships.role,
        deactivatedAt: memberships.deactivatedAt,
        joinedAt: memberships.createdAt,
        totpConfirmedAt: users.totpConfirmedAt,
        emailVerifiedAt: users.emailVerifiedAt,
        lastSeenAt: sql<Date | null>`(select max(s.last_seen_at) from sessions s where s.user_id = ${users.id})`.mapWith((value: string) => new Date(value)),
        belongsElsewhere: belongsElsewhere(scope),
      })
      .from(memberships)
      .innerJoin(users, eq(users.id, memberships.userId))
      .where(eq(memberships.tenantId, scope.tenantId))
      .orderBy(sql`${memberships.deactivatedAt} is not null`, asc(users.name), asc(users.id));
    const activeOwners = rows.filter((row) => row.role === "owner" && !row.deactivatedAt).length;
    // The worker mails nobody before that (platform/mail-delivery).
    const mailWaits = !rows.some((row) => (row.role === "owner" || row.role === "admin") && !row.deactivatedAt && row.emailVerifiedAt);
    const by = actor.kind === "user" ? actor.role : "system";
    const members = rows.map(({ deactivatedAt, totpConfirmedAt, emailVerifiedAt: _, role, lastSeenAt, belongsElsewhere: elsewhere, ...row }) => {
      const active = deactivatedAt === null;
      const isSelf = actor.kind === "user" && actor.userId === row.userId;
      return {
        ...row,
        role: role as Role,
        active,
        isSelf,
        secondFactor: manages ? totpConfirmedAt !== null : null,
        lastSeenAt: manages ? lastSeenAt : null,
        availableActions: manages ? memberActions({ by, isSelf, from: role, activeOwners, active, belongsElsewhere: elsewhere }) : [],
      };
    });
    return { rows: members, assignableRoles: manages ? assignableRoles(actor) : [], mailWaits };
  },
});

/** Invitations that wait for an answer, newest first, each with the link that its mail carries. */
export const listInvitations = defineQuery({
  name: "workspaces.list-invitations",
  permission: "members.manage",
  input: z.object({}),
  async run(scope) {
    const rows = await scope.db
      .select({
        invitationId: invitations.id,
        email: invitations.email,
        role: invitations.role,
        expiresAt: invitations.expiresAt,
        invitedBy: users.name,
      })
      .from(invitations)
      .leftJoin(users, eq(users.id, invitations.invitedBy))
      .where(and(eq(invitations.tenantId, scope.tenantId), isNull(invitations.acceptedAt), isNull(invitations.revokedAt)))
      .orderBy(desc(invitations.id));
    return rows.map((row) => ({ ...row, role: row.role as Role, expired: row.expiresAt <= scope.now, url: invitationUrl(row.invitationId) }));
  },
});

/** Active members as choices (owner of a customer, approver): id, name, role. */
export async function activeMembers(scope: TenantScope): Promise<{ userId: string; name: string; role: Role }[]> {
  const rows = await scope.db
    .select({ userId: users.id, name: users.name, role: memberships.role })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(and(eq(memberships.tenantId, scope.tenantId), isNull(memberships.deactivatedAt), isNull(users.deactivatedAt)))
    .orderBy(asc(users.name), asc(users.id));
  return rows.map((row) => ({ ...row, role: row.role as Role }));
}

export async function isActiveMember(scope: TenantScope, email: string): Promise<boolean> {
  const rows = await scope.db
    .select({ userId: users.id })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(and(eq(memberships.tenantId, scope.tenantId), eq(users.email, email), isNull(memberships.deactivatedAt)));
  return rows.length > 0;
}

/** Whether somebody is an active member of another workspace too. */
export async function isMemberElsewhere(scope: TenantScope, userId: UserId): Promise<boolean> {
  const [row] = await scope.db.select({ elsewhere: belongsElsewhere(scope) }).from(users).where(eq(users.id, userId));
  return row?.elsewhere ?? false;
}
