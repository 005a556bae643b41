import { and, eq, sql } from "drizzle-orm";
import { workspaceSetups } from "@/db/schema/setup";
import { newId } from "@/server/platform/new-id";
import type { TenantScope } from "@/server/platform/tenant-scope";

export type SampleState = Pick<typeof workspaceSetups.$inferSelect, "sampleSteps" | "sampleDone" | "removeAskedAt" | "dismissedAt">;

export async function readSetup(scope: TenantScope): Promise<SampleState | null> {
  const [row] = await scope.db.select().from(workspaceSetups).where(eq(workspaceSetups.tenantId, scope.tenantId));
  return row ?? null;
}

async function upsertSetup(scope: TenantScope, set: Partial<SampleState>): Promise<void> {
  await scope.db
    .insert(workspaceSetups)
    .values({ tenantId: scope.tenantId, id: newId(), ...set, createdAt: scope.now, updatedAt: scope.now })
    .onConflictDoUpdate({ target: [workspaceSetups.tenantId], set: { ...set, updatedAt: scope.now } });
}

export const markDismissed = (scope: TenantScope) => upsertSetup(scope, { dismissedAt: scope.now });
export const markRemoval = (scope: TenantScope) => upsertSetup(scope, { removeAskedAt: scope.now });

/** The workspace is one of sample data that the worker is to fill in so many steps. */
export const beginSample = (scope: TenantScope, steps: number) => upsertSetup(scope, { sampleSteps: steps, sampleDone: 0 });

/** Null when another worker is at it, or there is nothing to do. */
export async function lockSample(scope: TenantScope): Promise<SampleState | null> {
  const [row] = await scope.db.select().from(workspaceSetups).where(eq(workspaceSetups.tenantId, scope.tenantId)).for("update", { skipLocked: true });
  return row ?? null;
}

/** One more step is done; in the transaction that did it. */
export async function advanceSample(scope: TenantScope, done: number): Promise<void> {
  await scope.db.update(workspaceSetups).set({ sampleDone: done, updatedAt: scope.now }).where(and(eq(workspaceSetups.tenantId, scope.tenantId), eq(workspaceSetups.sampleDone, done - 1)));
}

/** What the worker has to do about sample data here. */
export async function pendingSample(scope: TenantScope): Promise<{ remove: boolean; done: number } | null> {
  const [row] = await scope.db
    .select()
    .from(workspaceSetups)
    .where(and(eq(workspaceSetups.tenantId, scope.tenantId), sql`sample_steps > 0 and (remove_asked_at is not null or sample_done < sample_steps)`));
  return row ? { remove: row.removeAskedAt !== null, done: row.sampleDone } : null;
}
