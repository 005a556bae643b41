import { and, asc, desc, eq, gt } from "drizzle-orm";
import { auditEntries, notifications } from "@/db/schema/platform";
import type { TenantScope } from "./tenant-scope";

/** Up to where was looked. Ids sort by time, but transactions commit in another order: what was seen of the last moments is remembered. */
export interface LiveMark {
  readonly auditId: string;
  readonly noticeId: string;
  readonly seen: ReadonlySet<string>;
}

export interface LiveChange {
  readonly by: string | null;
  readonly records: readonly (readonly [type: string, id: string])[];
}

interface Found {
  readonly mark: LiveMark;
  readonly notified: ReadonlySet<string>;
  readonly changes: readonly LiveChange[];
}

const FIRST_ID = "00000000-0000-7000-8000-000000000000";
/** A transaction may commit so much later than one that began after it. */
const LATEST_COMMIT_MS = 10_000;
const MOST = 500;

/** What happened after the mark; without one, nothing: only where to begin. */
export async function looksSince(scope: TenantScope, mark: LiveMark | null): Promise<Found> {
  if (!mark) return { mark: await markNow(scope), notified: new Set(), changes: [] };
  const [lines, notices] = await Promise.all([
    scope.db
      .select({ id: auditEntries.id, type: auditEntries.entityType, entityId: auditEntries.entityId, by: auditEntries.actorUserId })
      .from(auditEntries)
      .where(and(eq(auditEntries.tenantId, scope.tenantId), gt(auditEntries.id, backBy(mark.auditId))))
      .orderBy(desc(auditEntries.id))
      .limit(MOST),
    scope.db
      .select({ id: notifications.id, userId: notifications.userId })
      .from(notifications)
      .where(and(eq(notifications.tenantId, scope.tenantId), gt(notifications.id, backBy(mark.noticeId))))
      .orderBy(asc(notifications.id))
      .limit(MOST),
  ]);
  const byWhom = new Map<string | null, Map<string, readonly [string, string]>>();
  for (const line of lines) {
    if (mark.seen.has(line.id)) continue;
    const records = byWhom.get(line.by) ?? new Map<string, readonly [string, string]>();
    byWhom.set(line.by, records.set(`${line.type} ${line.entityId}`, [line.type, line.entityId]));
  }
  return {
    mark: {
      auditId: latest(mark.auditId, lines[0]?.id),
      noticeId: latest(mark.noticeId, notices.at(-1)?.id),
      seen: new Set([...lines, ...notices].map((row) => row.id)),
    },
    notified: new Set(notices.filter((row) => !mark.seen.has(row.id)).map((row) => row.userId)),
    changes: [...byWhom].map(([by, records]) => ({ by, records: [...records.values()] })),
  };
}

async function markNow(scope: TenantScope): Promise<LiveMark> {
  const own = (table: typeof auditEntries | typeof notifications) =>
    scope.db.select({ id: table.id }).from(table).where(eq(table.tenantId, scope.tenantId)).orderBy(desc(table.id)).limit(200);
  const [lines, notices] = await Promise.all([own(auditEntries), own(notifications)]);
  return { auditId: lines[0]?.id ?? FIRST_ID, noticeId: notices[0]?.id ?? FIRST_ID, seen: new Set([...lines, ...notices].map((row) => row.id)) };
}

function latest(a: string, b: string | undefined): string {
  return b !== undefined && b > a ? b : a;
}

/** The first id of a moment shortly before an id was made: ids begin with their time in milliseconds. */
function backBy(id: string): string {
  const made = Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
  const hex = Math.max(0, made - LATEST_COMMIT_MS).toString(16).padStart(12, "0");
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
}
