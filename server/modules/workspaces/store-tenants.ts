import { and, eq, like, or, sql } from "drizzle-orm";
import { tenants } from "@/db/schema/identity";
import type { IdentityScope } from "@/server/platform/identity";
import type { TenantScope, WorkspaceSettings } from "@/server/platform/tenant-scope";

export type TenantRow = typeof tenants.$inferSelect;

export async function insertTenant(scope: IdentityScope, row: typeof tenants.$inferInsert): Promise<TenantRow> {
  const [made] = await scope.db.insert(tenants).values(row).returning();
  if (!made) throw new Error("the workspace was not written");
  return made;
}

/** Slugs in use that are `wanted` or `wanted-…`, after waiting for anybody who is choosing one now. */
export async function takenSlugs(scope: IdentityScope, wanted: string): Promise<ReadonlySet<string>> {
  await scope.db.execute(sql`select pg_advisory_xact_lock(hashtext('naru.tenants.slug'))`);
  const rows = await scope.db
    .select({ slug: tenants.slug })
    .from(tenants)
    .where(or(eq(tenants.slug, wanted), like(tenants.slug, `${wanted}-%`)));
  return new Set(rows.map((row) => row.slug));
}

/** Writes the company's particulars if nobody changed them since `version`; returns the new version or null. */
export async function updateTenant(
  scope: TenantScope,
  version: number,
  values: { name?: string; timeZone?: string; language?: string; settings?: WorkspaceSettings },
): Promise<number | null> {
  const [row] = await scope.db
    .update(tenants)
    .set({ ...values, version: sql`${tenants.version} + 1`, updatedAt: scope.now })
    .where(and(eq(tenants.id, scope.tenantId), eq(tenants.version, version)))
    .returning({ version: tenants.version });
  return row?.version ?? null;
}

/** The stored policies, the row locked until the transaction ends. */
export async function lockTenantSettings(scope: TenantScope): Promise<unknown> {
  const [row] = await scope.db.select({ settings: tenants.settings }).from(tenants).where(eq(tenants.id, scope.tenantId)).for("update");
  if (!row) throw new Error("the workspace of the request has no row");
  return row.settings;
}

/** Writes policies of a locked row; forms that are open elsewhere see that it changed. */
export async function updateTenantSettings(scope: TenantScope, settings: WorkspaceSettings): Promise<void> {
  await scope.db.update(tenants).set({ settings, version: sql`${tenants.version} + 1`, updatedAt: scope.now }).where(eq(tenants.id, scope.tenantId));
}
