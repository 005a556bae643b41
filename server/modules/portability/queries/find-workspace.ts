import { eq, sql } from "drizzle-orm";
import { tenants } from "@/db/schema/identity";
import { workspaceOf } from "@/server/modules/workspaces";
import type { IdentityScope } from "@/server/platform/identity";
import type { Workspace } from "@/server/platform/tenant-scope";

/** A workspace by its address name, suspended ones too; null when there is none. */
export async function findWorkspace(scope: IdentityScope, slug: string): Promise<Workspace | null> {
  const [row] = await scope.db.select().from(tenants).where(eq(tenants.slug, slug));
  return row ? workspaceOf(row) : null;
}

/** Whether an id or an address name is somebody's already. */
export async function takenBy(scope: IdentityScope, workspace: { id: string; slug: string }): Promise<{ id: boolean; slug: boolean }> {
  const [row] = await scope.db.execute<{ id: boolean; slug: boolean }>(sql`
    select exists (select 1 from tenants where id = ${workspace.id}::uuid) as id, exists (select 1 from tenants where slug = ${workspace.slug}) as slug`);
  return { id: row?.id ?? false, slug: row?.slug ?? false };
}
