import { and, eq, inArray, sql } from "drizzle-orm";
import { receivables } from "@/db/schema/receivables";
import type { TenantScope } from "@/server/platform/tenant-scope";

/** What a customer owes by documents of these numbers; of two with the same number the one that falls due first. */
export async function openReceivablesByNumber(scope: TenantScope, customerId: string, numbers: readonly string[]): Promise<Map<string, { id: string; openMinor: bigint }>> {
  const rows = await scope.db
    .select({ id: receivables.id, number: receivables.number, amountMinor: receivables.amountMinor, allocatedMinor: receivables.allocatedMinor })
    .from(receivables)
    .where(
      and(
        eq(receivables.tenantId, scope.tenantId),
        eq(receivables.customerId, customerId),
        inArray(receivables.number, [...numbers]),
        sql`${receivables.allocatedMinor} < ${receivables.amountMinor}`,
      ),
    )
    .orderBy(sql`${receivables.dueOn} desc`, receivables.id);
  return new Map(rows.map(({ id, number, amountMinor, allocatedMinor }) => [number, { id, openMinor: amountMinor - allocatedMinor }]));
}
