import { and, eq, inArray } from "drizzle-orm";
import { receivables } from "@/db/schema/receivables";
import type { TenantScope } from "@/server/platform/tenant-scope";

/** What is owed and paid of documents, by the id of the document. */
export async function paidOfSources(scope: TenantScope, sourceType: "invoice" | "opening", sourceIds: readonly string[]) {
  if (sourceIds.length === 0) return new Map<string, { receivableId: string; amountMinor: bigint; allocatedMinor: bigint; openMinor: bigint }>();
  const rows = await scope.db
    .select({ id: receivables.id, sourceId: receivables.sourceId, amountMinor: receivables.amountMinor, allocatedMinor: receivables.allocatedMinor })
    .from(receivables)
    .where(and(eq(receivables.tenantId, scope.tenantId), eq(receivables.sourceType, sourceType), inArray(receivables.sourceId, [...sourceIds])));
  return new Map(rows.map((r) => [r.sourceId, { receivableId: r.id, amountMinor: r.amountMinor, allocatedMinor: r.allocatedMinor, openMinor: r.amountMinor - r.allocatedMinor }]));
}
