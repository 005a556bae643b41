import { asc, eq } from "drizzle-orm";
import { files } from "@/db/schema/platform";
import type { TenantScope } from "@/server/platform/tenant-scope";

export async function listFileIds(scope: TenantScope): Promise<string[]> {
  const rows = await scope.db.select({ id: files.id }).from(files).where(eq(files.tenantId, scope.tenantId)).orderBy(asc(files.id));
  return rows.map((row) => row.id);
}
