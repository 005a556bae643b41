import { and, eq, isNull, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { apiKeys, memberships, sessions, tenants, users } from "@/db/schema/identity";
import { userActor, type Actor, type UserId } from "@/server/platform/actor";
import { permissionsWithin } from "@/server/platform/api-scopes";
import type { Role } from "@/server/platform/permissions";
import { tokenHash } from "@/server/platform/secrets";
import { databaseStatement } from "@/server/platform/statement";
import type { Workspace } from "@/server/platform/tenant-scope";
import { touchApiKey } from "../store-api-keys";
import { touchSession } from "../store-sessions";
import { workspaceOf } from "../workspace-of";

/** A session nobody used for so long is over. */
const IDLE_DAYS = 14;

export interface Authenticated {
  readonly user: { readonly userId: UserId; readonly sessionId: string; readonly email: string; readonly name: string; readonly language: string };
  /** The workspace asked for, if the person is an active member of it. */
  readonly member: Member | null;
  /** Every workspace the person is an active member of, by name. */
  readonly workspaces: readonly { readonly slug: string; readonly name: string }[];
}

export interface Member {
  readonly workspace: Workspace;
  readonly role: Role;
  readonly actor: Actor;
}

const tenantFields = {
  id: tenants.id,
  slug: tenants.slug,
  name: tenants.name,
  country: tenants.country,
  homeCurrency: tenants.homeCurrency,
  timeZone: tenants.timeZone,
  language: tenants.language,
  settings: tenants.settings,
};

const sessionOf = databaseStatement((db) =>
  db
    .select({
      user: { id: users.id, email: users.email, name: users.name, language: users.language },
      lastSeenAt: sessions.lastSeenAt,
      role: memberships.role,
      tenant: tenantFields,
      workspaces: sql<{ slug: string; name: string }[]>`coalesce((
        select json_agg(json_build_object('slug', t.slug, 'name', t.name) order by t.name, t.slug)
        from memberships m join tenants t on t.id = m.tenant_id and t.status = 'active'
        where m.user_id = ${users.id} and m.deactivated_at is null), '[]'::json)`,
    })
    .from(sessions)
    .innerJoin(users, and(eq(users.id, sessions.userId), isNull(users.deactivatedAt)))
    .leftJoin(tenants, and(eq(tenants.slug, sql.placeholder("slug")), eq(tenants.status, "active")))
    .leftJoin(memberships, and(eq(memberships.tenantId, tenants.id), eq(memberships.userId, users.id), isNull(memberships.deactivatedAt)))
    .where(
      and(
        eq(sessions.id, sql.placeholder("sessionId")),
        isNull(sessions.revokedAt),
        sql`${sessions.expiresAt} > ${sql.placeholder("now")}::timestamptz`,
        sql`${sessions.lastSeenAt} > ${sql.placeholder("now")}::timestamptz - make_interval(days => ${IDLE_DAYS})`,
      ),
    )
    .prepare("session"),
);

const apiKeyOf = databaseStatement((db) =>
  db
    .select({ id: apiKeys.id, role: apiKeys.role, scopes: apiKeys.scopes, createdBy: apiKeys.createdBy, lastUsedAt: apiKeys.lastUsedAt, tenant: tenantFields })
    .from(apiKeys)
    .innerJoin(tenants, and(eq(tenants.id, apiKeys.tenantId), eq(tenants.status, "active")))
    .innerJoin(users, and(eq(users.id, apiKeys.createdBy), isNull(users.deactivatedAt)))
    .innerJoin(memberships, and(eq(memberships.tenantId, apiKeys.tenantId), eq(memberships.userId, users.id), isNull(memberships.deactivatedAt)))
    .where(and(eq(apiKeys.keyHash, sql.placeholder("keyHash")), isNull(apiKeys.revokedAt)))
    .prepare("api-key"),
);

/** A program: what it may do is what both its role and its scopes allow. */
export interface ApiKeyMember extends Member {
  readonly apiKeyId: string;
  readonly scopes: readonly string[] | null;
}

function memberOf(workspace: Workspace, userId: UserId, role: Role): Member {
  const ownCustomersOnly = role === "sales_rep" && workspace.settings.repsSeeOwnCustomersOnly;
  return { workspace, role, actor: userActor({ userId, role, ownCustomersOnly, functionsOff: workspace.settings.functionsOff }) };
}

/**
 * Who a session is and what they are in a workspace, read anew for every request in one statement: a revoked session, a
 * deactivated person or member and a suspended workspace count from the next request on. Null when there is no such
 * session any more. A workspace one does not belong to is answered like one that does not exist.
 */
export async function authenticateSession(
  database: Database,
  request: { sessionId: string; slug: string | null; now: Date },
): Promise<Authenticated | null> {
  const { sessionId, slug, now } = request;
  const [row] = await sessionOf(database, { sessionId, slug: slug ?? "", now: now.toISOString() });
  if (!row) return null;
  if (now.getTime() - row.lastSeenAt.getTime() > 60_000) await touchSession({ db: database }, sessionId, now);
  const { id, ...person } = row.user;
  const user = { userId: id as UserId, sessionId, ...person };
  const member = row.tenant && row.role ? memberOf(workspaceOf(row.tenant), user.userId, row.role as Role) : null;
  return { user, member, workspaces: row.workspaces };
}

/**
 * The member an API key acts as, in its own workspace; null when the key is unknown or revoked, or its maker is no longer
 * an active member.
 */
export async function authenticateApiKey(database: Database, request: { key: string; now: Date }): Promise<ApiKeyMember | null> {
  const [row] = await apiKeyOf(database, { keyHash: tokenHash(request.key) });
  if (!row?.createdBy) return null;
  if (request.now.getTime() - (row.lastUsedAt?.getTime() ?? 0) > 60_000) await touchApiKey({ db: database }, row.id, request.now);
  const member = memberOf(workspaceOf(row.tenant), row.createdBy as UserId, row.role as Role);
  const { actor, role } = member;
  if (actor.kind !== "user") return null;
  return { ...member, actor: { ...actor, permissions: permissionsWithin(role, actor.permissions, row.scopes) }, apiKeyId: row.id, scopes: row.scopes };
}
