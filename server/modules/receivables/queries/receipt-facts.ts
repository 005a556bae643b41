import { and, eq } from "drizzle-orm";
import { receipts } from "@/db/schema/receivables";
import type { TenantScope } from "@/server/platform/tenant-scope";

/** What collecting a note needs of its receipt; amount in minor units. Undefined when there is none with this id. */
export async function receiptOfNote(scope: TenantScope, receiptId: string) {
  const [receipt] = await scope.db
    .select({ id: receipts.id, number: receipts.number, customerId: receipts.customerId, amountMinor: receipts.amountMinor, receivedOn: receipts.receivedOn })
    .from(receipts)
    .where(and(eq(receipts.tenantId, scope.tenantId), eq(receipts.id, receiptId)));
  return receipt;
}
