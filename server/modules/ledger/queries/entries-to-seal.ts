import { and, desc, eq, isNotNull, isNull, sql } from "drizzle-orm";
import { accounts, journalEntries, journalLines } from "@/db/schema/ledger";
import type { TenantScope } from "@/server/platform/tenant-scope";

/** End of the workspace's chain: the sequence and hash of the entry sealed last; undefined before the first. */
export async function lastSeal(scope: TenantScope): Promise<{ sequence: number; hash: string } | undefined> {
  const [row] = await scope.db
    .select({ sequence: journalEntries.sealedSequence, hash: journalEntries.hash })
    .from(journalEntries)
    .where(and(eq(journalEntries.tenantId, scope.tenantId), isNotNull(journalEntries.sealedSequence)))
    .orderBy(desc(journalEntries.sealedSequence))
    .limit(1);
  return row?.sequence != null && row.hash !== null ? { sequence: row.sequence, hash: row.hash } : undefined;
}

/** Entries that wait for their number and hash, in the order they were posted; `postedAt` as the text that is hashed, UTC to the microsecond. */
export function unsealedEntries(scope: TenantScope, limit: number) {
  return scope.db
    .select({
      id: journalEntries.id,
      entryOn: journalEntries.entryOn,
      postedAt: sql<string>`to_char(${journalEntries.postedAt} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`,
      sourceType: journalEntries.sourceType,
      sourceId: journalEntries.sourceId,
      reversesId: journalEntries.reversesId,
    })
    .from(journalEntries)
    .where(and(eq(journalEntries.tenantId, scope.tenantId), isNull(journalEntries.sealedSequence)))
    .orderBy(journalEntries.id)
    .limit(limit);
}

/** Lines of entries as they are hashed, by entry and in line order. */
export async function linesToSeal(scope: TenantScope, entryIds: readonly string[]) {
  const rows = await scope.db
    .select({
      entryId: journalLines.entryId,
      lineNo: journalLines.lineNo,
      accountCode: accounts.code,
      debitMinor: journalLines.debitMinor,
      creditMinor: journalLines.creditMinor,
      customerId: journalLines.customerId,
    })
    .from(journalLines)
    .innerJoin(accounts, and(eq(accounts.tenantId, journalLines.tenantId), eq(accounts.id, journalLines.accountId)))
    .where(and(eq(journalLines.tenantId, scope.tenantId), sql`${journalLines.entryId} = any(${`{${entryIds.join(",")}}`}::uuid[])`))
    .orderBy(journalLines.entryId, journalLines.lineNo);
  const byEntry = new Map<string, typeof rows>();
  for (const row of rows) byEntry.set(row.entryId, [...(byEntry.get(row.entryId) ?? []), row]);
  return byEntry;
}
