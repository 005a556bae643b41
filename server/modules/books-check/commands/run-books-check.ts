import { performance } from "node:perf_hooks";
import { z } from "zod";
import { defineCommand, done } from "@/server/platform/command";
import { notify } from "@/server/platform/notifications";
import { checkBooks, type BooksCheck } from "../queries/check-books";
import { keepRun } from "../store";

/**
 * Checks the books now and keeps the outcome for the page. It changes nothing in them, so it leaves no audit line. A
 * scheduled run that finds a difference tells those who keep the books, once a day.
 */
export const runBooksCheck = defineCommand({
  name: "books-check.run-books-check",
  permission: "books_check.view",
  input: z.object({}),
  async run(scope) {
    const began = performance.now();
    const check = await checkBooks(scope);
    await keepRun(scope, check, Math.round(performance.now() - began));
    if (scope.actor.kind === "system" && check.differenceCount > 0) {
      await notify(scope, { to: { permission: "books_check.view" }, code: "books.differ", params: { count: check.differenceCount }, href: "/ledger/books-check", dedupeKey: `books-differ:${scope.today}` });
    }
    return done<BooksCheck>(check, { audit: [] });
  },
});
