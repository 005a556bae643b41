import { eq } from "drizzle-orm";
import { z } from "zod";
import { tenants } from "@/db/schema/identity";
import { defineQuery } from "@/server/platform/command";
import type { TenantScope, Workspace } from "@/server/platform/tenant-scope";
import { workspaceOf } from "../workspace-of";

export async function readTenant(scope: TenantScope): Promise<Workspace & { version: number }> {
  const [row] = await scope.db.select().from(tenants).where(eq(tenants.id, scope.tenantId));
  if (!row) throw new Error("the workspace of the request has no row");
  return { ...workspaceOf(row), version: row.version };
}

/** Company particulars and policies, with the version that a change must name. */
export const getSettings = defineQuery({
  name: "workspaces.get-settings",
  permission: "settings.view",
  input: z.object({}),
  run: readTenant,
});
