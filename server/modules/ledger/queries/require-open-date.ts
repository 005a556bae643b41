import { eq, sql } from "drizzle-orm";
import { periodLocks } from "@/db/schema/platform";
import type { CalendarDate } from "@/server/kernel/calendar-date";
import { refused } from "@/server/kernel/errors";
import { actorMay } from "@/server/platform/actor";
import { sqlStatement, statement } from "@/server/platform/statement";
import type { TenantScope } from "@/server/platform/tenant-scope";
import { readRolesAhead } from "./account-facts";
import { decidePostingDate } from "../rules/decide-posting-date";

const selectLock = statement([], (db, value) => db.select({ through: periodLocks.lockedThrough }).from(periodLocks).where(eq(periodLocks.tenantId, value("tenantId"))));
const lockShared = sqlStatement([], (value) => sql`select pg_advisory_xact_lock_shared(hashtextextended('naru.period:' || ${value("tenantId")}::text, 0))`);
const lockAlone = sqlStatement([], (value) => sql`select pg_advisory_xact_lock(hashtextextended('naru.period:' || ${value("tenantId")}::text, 0))`);

/** Last closed day, or null. */
export async function lockedThrough(scope: TenantScope): Promise<CalendarDate | null> {
  const [row] = await selectLock(scope, {});
  return row?.through ?? null;
}

/**
 * Keeps the period lock from moving until this transaction ends: postings share the lock, closing a period takes it alone.
 * So no posting that began before a closing can commit into the closed period after it.
 */
export async function holdPeriod(scope: TenantScope, mode: "shared" | "exclusive"): Promise<void> {
  await (mode === "shared" ? lockShared(scope, {}) : lockAlone(scope, {}));
}

/**
 * Whether the books take a posting on this day; every posting door calls it. What posting will ask for anyway is read with it.
 * @throws NaruError `books.date_future`, `books.period_locked` {on, through}, `books.backdate_forbidden`
 */
export async function requireOpenDate(scope: TenantScope, on: CalendarDate): Promise<void> {
  const [, through] = await Promise.all([holdPeriod(scope, "shared"), lockedThrough(scope), readRolesAhead(scope)]);
  const decision = decidePostingDate({
    on,
    today: scope.today,
    lockedThrough: through,
    mayBackdate: scope.actor.kind === "system" || actorMay(scope.actor, "books.backdate"),
  });
  if (decision.kind === "refused") throw refused(decision.code, { on, today: scope.today, through: through ?? "" });
}
