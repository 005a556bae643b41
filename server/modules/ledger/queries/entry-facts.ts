import { and, eq, lte, max } from "drizzle-orm";
import { journalEntries } from "@/db/schema/ledger";
import type { CalendarDate } from "@/server/kernel/calendar-date";
import type { TenantScope } from "@/server/platform/tenant-scope";

/** Where an entry comes from, its date and what it reverses; undefined when there is none with this id. */
export async function entryOrigin(scope: TenantScope, entryId: string) {
  const [entry] = await scope.db
    .select({ sourceType: journalEntries.sourceType, sourceNumber: journalEntries.sourceNumber, reversesId: journalEntries.reversesId, entryOn: journalEntries.entryOn })
    .from(journalEntries)
    .where(and(eq(journalEntries.tenantId, scope.tenantId), eq(journalEntries.id, entryId)));
  return entry;
}

/** When the last of the entries dated up to a day was posted; null when there are none. */
export async function lastPostedAt(scope: TenantScope, through: CalendarDate): Promise<Date | null> {
  const [last] = await scope.db
    .select({ at: max(journalEntries.postedAt) })
    .from(journalEntries)
    .where(and(eq(journalEntries.tenantId, scope.tenantId), lte(journalEntries.entryOn, through)));
  return last?.at ?? null;
}
