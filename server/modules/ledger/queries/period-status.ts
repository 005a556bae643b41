import { and, desc, eq, sql } from "drizzle-orm";
import { journalEntries } from "@/db/schema/ledger";
import { auditEntries, periodLocks } from "@/db/schema/platform";
import { endOfMonth, startOfMonth, type CalendarDate } from "@/server/kernel/calendar-date";
import { actorMay } from "@/server/platform/actor";
import { defineQuery } from "@/server/platform/command";
import { nothing } from "../inputs";

/** The months that hold entries, which of them are closed, and how the lock moved. */
export const periodStatus = defineQuery({
  name: "ledger.period-status",
  permission: "ledger.view",
  input: nothing,
  async run(scope) {
    const month = sql<CalendarDate>`date_trunc('month', ${journalEntries.entryOn})::date::text`;
    const [[lock], months, history] = await Promise.all([
      scope.db.select({ through: periodLocks.lockedThrough, at: periodLocks.updatedAt }).from(periodLocks).where(eq(periodLocks.tenantId, scope.tenantId)),
      scope.db
        .select({ month, entries: sql`count(*)`.mapWith(Number), unsealed: sql`count(*) filter (where ${journalEntries.sealedSequence} is null)`.mapWith(Number) })
        .from(journalEntries)
        .where(eq(journalEntries.tenantId, scope.tenantId))
        .groupBy(month)
        .orderBy(desc(month))
        .limit(36),
      scope.db
        .select({ id: auditEntries.id, action: auditEntries.action, at: auditEntries.at, note: auditEntries.note, changes: auditEntries.changes, actorName: auditEntries.actorName, actorUserId: auditEntries.actorUserId })
        .from(auditEntries)
        .where(and(eq(auditEntries.tenantId, scope.tenantId), eq(auditEntries.entityType, "period"), eq(auditEntries.entityId, scope.tenantId)))
        .orderBy(desc(auditEntries.id))
        .limit(20),
    ]);
    const through = lock?.through ?? null;
    const rows = months.map((m) => {
      const lastDay = endOfMonth(startOfMonth(m.month));
      const state = through !== null && lastDay <= through ? "closed" : through !== null && m.month <= through ? "partly_closed" : "open";
      return { ...m, lastDay, state, mayClose: state !== "closed" && lastDay <= scope.today } as const;
    });
    return {
      lockedThrough: through,
      lockedAt: lock?.at ?? null,
      today: scope.today,
      months: rows,
      history,
      mayLock: actorMay(scope.actor, "periods.lock"),
      mayUnlock: through !== null && actorMay(scope.actor, "settings.manage"),
    };
  },
});
