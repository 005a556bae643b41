import { and, eq, isNull, lt } from "drizzle-orm";
import { memberships, tenants } from "@/db/schema/identity";
import type { TenantId } from "@/server/platform/actor";
import type { IdentityScope } from "@/server/platform/identity";
import type { Workspace } from "@/server/platform/tenant-scope";
import { workspaceOf } from "../workspace-of";

/** An active workspace by its id, for jobs and scripts; null when there is none. */
export async function loadWorkspace(scope: IdentityScope, tenantId: TenantId): Promise<Workspace | null> {
  const [row] = await scope.db.select().from(tenants).where(and(eq(tenants.id, tenantId), eq(tenants.status, "active")));
  return row ? workspaceOf(row) : null;
}

/** An active workspace by its slug; null when there is none. */
export async function loadWorkspaceBySlug(scope: IdentityScope, slug: string): Promise<Workspace | null> {
  const [row] = await scope.db.select().from(tenants).where(and(eq(tenants.slug, slug), eq(tenants.status, "active")));
  return row ? workspaceOf(row) : null;
}

/** A workspace that this person is an active member of; null for any other, whether it exists or not. */
export async function loadWorkspaceOfMember(scope: IdentityScope, slug: string, userId: string): Promise<Workspace | null> {
  const [row] = await scope.db
    .select({ tenant: tenants })
    .from(tenants)
    .innerJoin(memberships, and(eq(memberships.tenantId, tenants.id), eq(memberships.userId, userId), isNull(memberships.deactivatedAt)))
    .where(and(eq(tenants.slug, slug), eq(tenants.status, "active")));
  return row ? workspaceOf(row.tenant) : null;
}

/** Every active workspace, oldest first: what the relay, the schedules and the books check walk through. */
export async function listActiveWorkspaces(scope: IdentityScope): Promise<Workspace[]> {
  const rows = await scope.db.select().from(tenants).where(eq(tenants.status, "active")).orderBy(tenants.id);
  return rows.map(workspaceOf);
}

/** Workspaces that were closed before this moment: nobody signs in to them, no job of theirs runs. */
export async function listClosedWorkspaces(scope: IdentityScope, before: Date): Promise<Workspace[]> {
  const rows = await scope.db.select().from(tenants).where(and(eq(tenants.status, "suspended"), lt(tenants.updatedAt, before))).orderBy(tenants.id);
  return rows.map(workspaceOf);
}
