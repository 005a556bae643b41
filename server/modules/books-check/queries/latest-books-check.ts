import { desc, eq } from "drizzle-orm";
import { z } from "zod";
import { booksCheckRuns } from "@/db/schema/books-check";
import { defineQuery } from "@/server/platform/command";
import { CHECK_NAMES, type CheckOutcome } from "./check-books";

/** The last run with every check, and how the runs before it came out. */
export const latestBooksCheck = defineQuery({
  name: "books-check.latest",
  permission: "books_check.view",
  input: z.object({}),
  async run(scope) {
    const runs = await scope.db
      .select({
        id: booksCheckRuns.id,
        checkedAt: booksCheckRuns.checkedAt,
        checkedBy: booksCheckRuns.checkedBy,
        durationMs: booksCheckRuns.durationMs,
        differenceCount: booksCheckRuns.differenceCount,
        warningCount: booksCheckRuns.warningCount,
        outcome: booksCheckRuns.outcome,
      })
      .from(booksCheckRuns)
      .where(eq(booksCheckRuns.tenantId, scope.tenantId))
      .orderBy(desc(booksCheckRuns.checkedAt), desc(booksCheckRuns.id))
      .limit(20);
    const [latest] = runs;
    return {
      names: CHECK_NAMES,
      latest: latest ? { ...latest, outcome: null, checks: latest.outcome as CheckOutcome[] } : null,
      history: runs.map(({ outcome: _outcome, ...run }) => run),
    };
  },
});
