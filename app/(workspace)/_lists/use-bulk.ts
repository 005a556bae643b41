"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import { useErrorText } from "@/app/_trpc/use-error-text";

/** Something that is done to many rows, one command each. */
export interface BulkAction<R> {
  readonly id: string;
  readonly label: string;
  /** Rows in a state that does not allow it are left as they are. */
  readonly applies: (row: R) => boolean;
  readonly run: (row: R, reason: string) => Promise<unknown>;
  /** The opposite command, where there is one; gets what `run` answered. */
  readonly undo?: (row: R, result: unknown) => Promise<unknown>;
  readonly asksReason?: boolean;
  readonly danger?: boolean;
}

export type Outcome = "waiting" | "done" | "refused" | "skipped" | "undone";
export interface BulkResult<R> {
  readonly row: R;
  readonly outcome: Outcome;
  /** Why it was refused, in words. */
  readonly text?: string;
  readonly result?: unknown;
}
export interface BulkRun<R> {
  readonly action: BulkAction<R>;
  readonly results: readonly BulkResult<R>[];
  readonly running: boolean;
}

/** A refusal of one row that is already in words. */
export class RowRefused extends Error {}

/** Commands under way at a time: quick, and the rest of the workspace keeps its pace. */
const AT_ONCE = 3;

/** Runs an action over rows, one command and one result each; what was refused stops nothing. */
export function useBulk<R>() {
  const queryClient = useQueryClient();
  const { describe } = useErrorText();
  const [run, setRun] = useState<BulkRun<R> | null>(null);

  const carryOut = useCallback(
    async (action: BulkAction<R>, begun: readonly BulkResult<R>[], wanted: Outcome, work: (one: BulkResult<R>) => Promise<BulkResult<R>>) => {
      const results = [...begun];
      const queue = results.flatMap((one, index) => (one.outcome === wanted ? [index] : []));
      const show = (running: boolean) => setRun({ action, results: [...results], running });
      show(true);
      const worker = async () => {
        for (let index = queue.shift(); index !== undefined; index = queue.shift()) {
          const one = results[index];
          if (one) results[index] = await work(one).catch((error: unknown) => ({ ...one, outcome: "refused" as const, text: error instanceof RowRefused ? error.message : describe(error).text }));
          show(true);
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, worker));
      show(false);
      await queryClient.invalidateQueries();
    },
    [describe, queryClient],
  );
  const start = useCallback(
    (action: BulkAction<R>, rows: readonly R[], reason: string) =>
      carryOut(action, rows.map((row) => ({ row, outcome: action.applies(row) ? "waiting" : "skipped" })), "waiting", async (one) => ({ ...one, outcome: "done", result: await action.run(one.row, reason) })),
    [carryOut],
  );
  const undo = useCallback(
    (of: BulkRun<R>) => carryOut(of.action, of.results, "done", async (one) => ({ ...one, outcome: "undone", result: await of.action.undo?.(one.row, one.result) })),
    [carryOut],
  );
  return { run, start, undo, clear: () => setRun(null) };
}
