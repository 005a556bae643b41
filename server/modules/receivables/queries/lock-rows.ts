import { and, eq, sql } from "drizzle-orm";
import { customerCredits, receipts, receivables } from "@/db/schema/receivables";
import type { TenantScope } from "@/server/platform/tenant-scope";
import type { ReceivableFacts } from "../rules/check-allocations";

/** Locks receivables in the order of their ids, whoever asks: two receipts over the same invoices never wait for each other. */
export async function lockReceivables(scope: TenantScope, ids: readonly string[]): Promise<Map<string, ReceivableFacts & { sourceType: string; sourceId: string; allocatedMinor: bigint }>> {
  if (ids.length === 0) return new Map();
  const rows = await scope.db
    .select({
      id: receivables.id,
      number: receivables.number,
      customerId: receivables.customerId,
      sourceType: receivables.sourceType,
      sourceId: receivables.sourceId,
      amountMinor: receivables.amountMinor,
      allocatedMinor: receivables.allocatedMinor,
      postedOn: receivables.postedOn,
    })
    .from(receivables)
    .where(and(eq(receivables.tenantId, scope.tenantId), sql`${receivables.id} = any(${`{${[...new Set(ids)].join(",")}}`}::uuid[])`))
    .orderBy(receivables.id)
    .for("update");
  return new Map(rows.map(({ amountMinor, allocatedMinor, ...r }) => [r.id, { ...r, allocatedMinor, openMinor: amountMinor - allocatedMinor }]));
}

/** Locks a credit; undefined when there is none with this id. */
export async function lockCredit(scope: TenantScope, creditId: string) {
  const [row] = await scope.db
    .select()
    .from(customerCredits)
    .where(and(eq(customerCredits.tenantId, scope.tenantId), eq(customerCredits.id, creditId)))
    .for("update");
  return row && { ...row, openMinor: row.amountMinor - row.allocatedMinor - row.reversedMinor };
}

/** Locks a receipt, and names the credit it brought; undefined when there is none with this id. */
export async function lockReceipt(scope: TenantScope, id: string) {
  const [row] = await scope.db
    .select({
      id: receipts.id, number: receipts.number, customerId: receipts.customerId, status: receipts.status, method: receipts.method, receivedOn: receipts.receivedOn, creditId: customerCredits.id,
    })
    .from(receipts)
    .innerJoin(customerCredits, and(eq(customerCredits.tenantId, receipts.tenantId), eq(customerCredits.sourceType, "receipt"), eq(customerCredits.sourceId, receipts.id)))
    .where(and(eq(receipts.tenantId, scope.tenantId), eq(receipts.id, id)))
    .for("update", { of: receipts });
  return row;
}
