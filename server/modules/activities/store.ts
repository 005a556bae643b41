import { and, eq, isNotNull, isNull, sql } from "drizzle-orm";
import { activities } from "@/db/schema/activities";
import { newId } from "@/server/platform/new-id";
import type { TenantScope } from "@/server/platform/tenant-scope";

export type ActivityRow = typeof activities.$inferSelect;
/** What whoever logs an activity says of it. */
export type ActivityContent = Pick<ActivityRow, "kind" | "contactId" | "happenedAt" | "subject" | "notes" | "nextStep" | "nextStepOn">;

const ofActivity = (scope: TenantScope, id: string) => and(eq(activities.tenantId, scope.tenantId), eq(activities.id, id));
const counted = (scope: TenantScope) => ({ version: sql`${activities.version} + 1`, updatedAt: scope.now });

export async function insertActivity(scope: TenantScope, values: ActivityContent & Pick<ActivityRow, "customerId" | "userId">): Promise<string> {
  const id = newId();
  await scope.db.insert(activities).values({ ...values, tenantId: scope.tenantId, id, createdAt: scope.now, updatedAt: scope.now });
  return id;
}

/** Null when the version is no longer the expected one, or the activity was withdrawn. A step that is no longer there is not done either. */
export async function updateActivity(scope: TenantScope, id: string, expectedVersion: number, content: ActivityContent): Promise<ActivityRow | null> {
  const [row] = await scope.db
    .update(activities)
    .set({ ...content, ...counted(scope), ...(content.nextStep === null ? { nextStepDoneAt: null } : {}) })
    .where(and(ofActivity(scope, id), eq(activities.version, expectedVersion), isNull(activities.withdrawnAt)))
    .returning();
  return row ?? null;
}

/** @returns false when it was so already */
export async function setWithdrawn(scope: TenantScope, id: string, withdrawn: boolean): Promise<boolean> {
  const moved = await scope.db
    .update(activities)
    .set({ withdrawnAt: withdrawn ? scope.now : null, ...counted(scope) })
    .where(and(ofActivity(scope, id), withdrawn ? isNull(activities.withdrawnAt) : isNotNull(activities.withdrawnAt)))
    .returning({ id: activities.id });
  return moved.length > 0;
}

/** @returns false when it was so already */
export async function setStepDone(scope: TenantScope, id: string, done: boolean): Promise<boolean> {
  const moved = await scope.db
    .update(activities)
    .set({ nextStepDoneAt: done ? scope.now : null, ...counted(scope) })
    .where(and(ofActivity(scope, id), isNotNull(activities.nextStep), isNull(activities.withdrawnAt), done ? isNull(activities.nextStepDoneAt) : isNotNull(activities.nextStepDoneAt)))
    .returning({ id: activities.id });
  return moved.length > 0;
}
