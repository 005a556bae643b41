import { and, eq, inArray, lt, or, sql } from "drizzle-orm";
import { formDrafts } from "@/db/schema/records";
import { forbidden } from "@/server/kernel/errors";
import { newId } from "@/server/platform/new-id";
import { PRUNE_BATCH } from "@/server/platform/prune";
import type { TenantScope } from "@/server/platform/tenant-scope";

export type DraftRow = typeof formDrafts.$inferSelect;

const KEPT_DAYS = 30;

/** A person's own; the system types nothing. */
export function ownDraft(scope: TenantScope, key: string) {
  if (scope.actor.kind !== "user") throw forbidden("drafts.keep");
  return { userId: scope.actor.userId, where: and(eq(formDrafts.tenantId, scope.tenantId), eq(formDrafts.userId, scope.actor.userId), eq(formDrafts.key, key)) };
}

export async function selectDraft(scope: TenantScope, key: string): Promise<DraftRow | null> {
  const [draft] = await scope.db.select().from(formDrafts).where(ownDraft(scope, key).where);
  return draft ?? null;
}

/** Null when there is a draft that the form has not seen. */
export async function putDraft(scope: TenantScope, draft: Pick<DraftRow, "key" | "content" | "baseVersion" | "writer"> & { seen: number | null }): Promise<DraftRow | null> {
  const { seen, ...values } = draft;
  const [kept] = await scope.db
    .insert(formDrafts)
    .values({ ...values, tenantId: scope.tenantId, id: newId(), userId: ownDraft(scope, draft.key).userId, createdAt: scope.now, updatedAt: scope.now })
    .onConflictDoUpdate({
      target: [formDrafts.tenantId, formDrafts.userId, formDrafts.key],
      set: { content: draft.content, baseVersion: draft.baseVersion, writer: draft.writer, version: sql`${formDrafts.version} + 1`, updatedAt: scope.now },
      setWhere: or(eq(formDrafts.writer, draft.writer), seen === null ? undefined : eq(formDrafts.version, seen)),
    })
    .returning();
  return kept ?? null;
}

export async function deleteDraft(scope: TenantScope, key: string): Promise<void> {
  await scope.db.delete(formDrafts).where(ownDraft(scope, key).where);
}

/** Forgets what nobody came back to. @returns how many; a full batch means there may be more */
export async function pruneDrafts(scope: TenantScope): Promise<number> {
  const old = scope.db
    .select({ id: formDrafts.id })
    .from(formDrafts)
    .where(and(eq(formDrafts.tenantId, scope.tenantId), lt(formDrafts.updatedAt, sql`${scope.now.toISOString()}::timestamptz - make_interval(days => ${KEPT_DAYS})`)))
    .limit(PRUNE_BATCH);
  const gone = await scope.db.delete(formDrafts).where(and(eq(formDrafts.tenantId, scope.tenantId), inArray(formDrafts.id, old))).returning({ id: formDrafts.id });
  return gone.length;
}
