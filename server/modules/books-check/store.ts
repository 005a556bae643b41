import { and, desc, eq, notInArray } from "drizzle-orm";
import { booksCheckRuns } from "@/db/schema/books-check";
import { newId } from "@/server/platform/new-id";
import type { TenantScope } from "@/server/platform/tenant-scope";
import type { BooksCheck } from "./queries/check-books";

const KEPT_RUNS = 50;

/** Keeps the outcome of a run and forgets the oldest. */
export async function keepRun(scope: TenantScope, check: BooksCheck, durationMs: number): Promise<void> {
  await scope.db.insert(booksCheckRuns).values({
    tenantId: scope.tenantId,
    id: newId(),
    checkedAt: check.checkedAt,
    checkedBy: scope.actor.kind === "user" ? scope.actor.userId : null,
    durationMs,
    differenceCount: check.differenceCount,
    warningCount: check.warningCount,
    outcome: check.checks,
  });
  const latest = scope.db
    .select({ id: booksCheckRuns.id })
    .from(booksCheckRuns)
    .where(eq(booksCheckRuns.tenantId, scope.tenantId))
    .orderBy(desc(booksCheckRuns.checkedAt), desc(booksCheckRuns.id))
    .limit(KEPT_RUNS);
  await scope.db.delete(booksCheckRuns).where(and(eq(booksCheckRuns.tenantId, scope.tenantId), notInArray(booksCheckRuns.id, latest)));
}
