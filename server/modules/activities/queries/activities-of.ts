import { and, desc, eq, isNull, sql, type SQL } from "drizzle-orm";
import { activities } from "@/db/schema/activities";
import { contacts } from "@/db/schema/customers";
import { memberships, users } from "@/db/schema/identity";
import type { CalendarDate } from "@/server/kernel/calendar-date";
import { notFound } from "@/server/kernel/errors";
import { customerVisible } from "@/server/modules/customers";
import { actorMay } from "@/server/platform/actor";
import type { TenantScope } from "@/server/platform/tenant-scope";
import type { ActivityKind } from "../rules/activity-kinds";

/** Where a page of a history ended: the moment of its last entry, and the entry among those of that moment. */
export interface HistoryPlace {
  readonly at: Date;
  readonly id: string;
}

export interface ShownActivity {
  readonly id: string;
  readonly customerId: string;
  readonly kind: ActivityKind;
  readonly happenedAt: Date;
  readonly subject: string;
  readonly notes: string | null;
  readonly contactId: string | null;
  readonly contact: string | null;
  readonly nextStep: string | null;
  readonly nextStepOn: CalendarDate | null;
  readonly nextStepDoneAt: Date | null;
  readonly userId: string;
  /** Who called or met. */
  readonly person: string | null;
  readonly version: number;
  /** The reader may edit and withdraw it: their own, or anybody's for who leads. */
  readonly mayChange: boolean;
}

/** What took place with a customer, the latest first, at most `limit`. The caller vouches that the reader may see the customer. */
export async function activitiesOf(scope: TenantScope, customerId: string, before: HistoryPlace | null, limit: number): Promise<ShownActivity[]> {
  const place = before ? sql`(${activities.happenedAt}, ${activities.id}) < (${before.at.toISOString()}::timestamptz, ${before.id}::uuid)` : undefined;
  const rows = await selectShown(scope, and(eq(activities.customerId, customerId), isNull(activities.withdrawnAt), place))
    .orderBy(desc(activities.happenedAt), desc(activities.id))
    .limit(limit);
  return rows.map((row) => asShown(scope, row));
}

/** One activity of a customer that the actor may see, withdrawn or not. @throws NaruError `record.not_found` */
export async function shownActivity(scope: TenantScope, id: string): Promise<ShownActivity> {
  const [row] = await selectShown(scope, and(eq(activities.id, id), customerVisible(scope, activities.customerId)));
  if (!row) throw notFound("activity");
  return asShown(scope, row);
}

function selectShown(scope: TenantScope, which: SQL | undefined) {
  return scope.db
    .select({ activity: activities, contact: contacts.name, person: users.name })
    .from(activities)
    .leftJoin(contacts, and(eq(contacts.tenantId, activities.tenantId), eq(contacts.id, activities.contactId)))
    .leftJoin(memberships, and(eq(memberships.tenantId, activities.tenantId), eq(memberships.userId, activities.userId)))
    .leftJoin(users, eq(users.id, memberships.userId))
    .where(and(eq(activities.tenantId, scope.tenantId), which));
}

function asShown(scope: TenantScope, { activity, contact, person }: { activity: typeof activities.$inferSelect; contact: string | null; person: string | null }): ShownActivity {
  return {
    id: activity.id, customerId: activity.customerId, kind: activity.kind as ActivityKind, happenedAt: activity.happenedAt, subject: activity.subject, notes: activity.notes,
    contactId: activity.contactId, contact, nextStep: activity.nextStep, nextStepOn: activity.nextStepOn, nextStepDoneAt: activity.nextStepDoneAt,
    userId: activity.userId, person, version: activity.version, mayChange: mayChange(scope, activity.userId),
  };
}

/** Who logged it may change it, and who leads the sales people. */
export function mayChange({ actor }: TenantScope, authorId: string): boolean {
  if (!actorMay(actor, "activities.log")) return false;
  return actorMay(actor, "activities.manage") || (actor.kind === "user" && actor.userId === authorId);
}
