"use client";

import { useQueryClient } from "@tanstack/react-query";
import type { DecorateMutationProcedure, ResolverDef } from "@trpc/tanstack-react-query";
import { useCallback, useRef } from "react";
import { mayComeBack } from "./naru-error";

/**
 * Runs a command once per call, each under a key of its own, and hands its answer or its refusal back; nothing is said and nothing is
 * read again. For many commands in a row, and for what nobody waits for; a form uses `useCommand`.
 */
export function useSend<TDef extends ResolverDef>(procedure: DecorateMutationProcedure<TDef>): (input: TDef["input"]) => Promise<TDef["output"]> {
  const queryClient = useQueryClient();
  const latest = useRef(procedure);
  latest.current = procedure;
  return useCallback(
    async (input) => {
      const { mutationKey, mutationFn } = latest.current.mutationOptions({ trpc: { context: { idempotencyKey: crypto.randomUUID() } } });
      const retry = (failures: number, error: unknown) => mayComeBack(error, failures);
      const mutation = queryClient.getMutationCache().build<TDef["output"], unknown, TDef["input"], unknown>(queryClient, { mutationKey, mutationFn, retry });
      return mutation.execute(input);
    },
    [queryClient],
  );
}
