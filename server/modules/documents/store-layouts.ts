import { and, eq, sql } from "drizzle-orm";
import { documentLayouts } from "@/db/schema/documents";
import { newId } from "@/server/platform/new-id";
import type { TenantScope } from "@/server/platform/tenant-scope";
import type { CustomerLayout } from "./rules/apply-layout";

/** Writes a customer's layout if nobody changed it since `version` (0: there was none). @returns the new version or null */
export async function putLayout(scope: TenantScope, customerId: string, version: number, layout: CustomerLayout): Promise<number | null> {
  if (version === 0) {
    const [made] = await scope.db
      .insert(documentLayouts)
      .values({ ...layout, customerId, tenantId: scope.tenantId, id: newId(), updatedAt: scope.now })
      .onConflictDoNothing({ target: [documentLayouts.tenantId, documentLayouts.customerId] })
      .returning({ version: documentLayouts.version });
    return made?.version ?? null;
  }
  const [row] = await scope.db
    .update(documentLayouts)
    .set({ ...layout, version: sql`${documentLayouts.version} + 1`, updatedAt: scope.now })
    .where(and(eq(documentLayouts.tenantId, scope.tenantId), eq(documentLayouts.customerId, customerId), eq(documentLayouts.version, version)))
    .returning({ version: documentLayouts.version });
  return row?.version ?? null;
}
