import { and, eq, inArray, isNull, notExists, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { journalEntries, journalLines } from "@/db/schema/ledger";
import type { TenantScope } from "@/server/platform/tenant-scope";

/** One entry, or every entry of a document. */
export type ReversalTarget = { readonly entryId: string; readonly source?: undefined } | { readonly source: { readonly type: string; readonly id: string }; readonly entryId?: undefined };

/**
 * Originals without a reversal. The rows are locked by a statement before the one that looks for reversals, so that the
 * second of two reversals waits and then finds nothing left.
 */
export async function lockReversible(scope: TenantScope, target: ReversalTarget) {
  const reversal = alias(journalEntries, "reversal");
  const wanted = and(
    eq(journalEntries.tenantId, scope.tenantId),
    target.source ? and(eq(journalEntries.sourceType, target.source.type), eq(journalEntries.sourceId, target.source.id)) : eq(journalEntries.id, target.entryId),
    isNull(journalEntries.reversesId),
  );
  const reversedBy = scope.db
    .select({ one: sql`1` })
    .from(reversal)
    .where(and(eq(reversal.tenantId, scope.tenantId), eq(reversal.reversesId, journalEntries.id)));
  const locked = scope.db.select({ id: journalEntries.id }).from(journalEntries).where(wanted).orderBy(journalEntries.id).for("update");
  const open = scope.db
    .select({ id: journalEntries.id, sourceType: journalEntries.sourceType, sourceId: journalEntries.sourceId, sourceNumber: journalEntries.sourceNumber })
    .from(journalEntries)
    .where(and(wanted, notExists(reversedBy)))
    .orderBy(journalEntries.id);
  const [, rows] = await Promise.all([locked, open]);
  return rows;
}

/** The lines of entries, for reversal. */
export function readSides(scope: TenantScope, entryIds: readonly string[]) {
  return scope.db
    .select({
      entryId: journalLines.entryId,
      accountId: journalLines.accountId,
      debitMinor: journalLines.debitMinor,
      creditMinor: journalLines.creditMinor,
      customerId: journalLines.customerId,
      memo: journalLines.memo,
    })
    .from(journalLines)
    .where(and(eq(journalLines.tenantId, scope.tenantId), inArray(journalLines.entryId, [...entryIds])))
    .orderBy(journalLines.entryId, journalLines.lineNo);
}
