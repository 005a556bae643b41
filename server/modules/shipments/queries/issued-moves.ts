import { and, eq, sql } from "drizzle-orm";
import { stockMoves } from "@/db/schema/stock";
import { journalEntries } from "@/db/schema/ledger";
import { decimalText } from "@/server/kernel/money";
import type { TenantScope } from "@/server/platform/tenant-scope";

export interface IssuedFrom {
  readonly sourceLineId: string;
  readonly itemId: string;
  readonly locationId: string;
  /** Still out, above zero, with what it was issued for. */
  readonly quantity: string;
  readonly valueMinor: bigint;
}

/** Where the goods of a shipment were taken from and at what value, net of earlier reversals. */
export async function issuedMoves(scope: TenantScope, shipmentId: string): Promise<IssuedFrom[]> {
  const rows = await scope.db
    .select({
      sourceLineId: stockMoves.sourceLineId,
      itemId: stockMoves.itemId,
      locationId: stockMoves.locationId,
      quantity: sql<string>`-sum(${stockMoves.quantity})`,
      value: sql<string>`-sum(${stockMoves.valueMinor})`,
    })
    .from(stockMoves)
    .where(and(eq(stockMoves.tenantId, scope.tenantId), eq(stockMoves.sourceType, "shipment"), eq(stockMoves.sourceId, shipmentId)))
    .groupBy(stockMoves.sourceLineId, stockMoves.itemId, stockMoves.locationId)
    .having(sql`sum(${stockMoves.quantity}) <> 0`);
  return rows.map((row) => ({ sourceLineId: row.sourceLineId ?? "", itemId: row.itemId, locationId: row.locationId, quantity: decimalText(row.quantity), valueMinor: BigInt(row.value) }));
}

/** The posting of the shipment's dispatch that was not taken back yet; null when it posted nothing. */
export async function openDispatchEntry(scope: TenantScope, shipmentId: string): Promise<string | null> {
  const [row] = await scope.db
    .select({ id: journalEntries.id })
    .from(journalEntries)
    .where(
      and(
        eq(journalEntries.tenantId, scope.tenantId),
        eq(journalEntries.sourceType, "shipment"),
        eq(journalEntries.sourceId, shipmentId),
        sql`${journalEntries.reversesId} is null`,
        sql`not exists (select 1 from journal_entries r where r.tenant_id = ${scope.tenantId} and r.reverses_id = ${journalEntries.id})`,
      ),
    );
  return row?.id ?? null;
}
