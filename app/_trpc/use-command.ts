"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { DecorateMutationProcedure, ResolverDef } from "@trpc/tanstack-react-query";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { FieldValues, UseFormReturn } from "react-hook-form";
import superjson from "superjson";
import { toastDone, toastFault } from "../_ui/toast";
import { AttemptKey } from "./attempt-key";
import { isCollision, mayComeBack, naruErrorOf, type NaruErrorData } from "./naru-error";
import { useErrorText } from "./use-error-text";
import { useFormFaults } from "./use-form-faults";

interface CommandOptions<TDef extends ResolverDef, V extends FieldValues> {
  /** After success, before the lists on the screen are read again. */
  onDone?: (result: TDef["output"], input: TDef["input"]) => void;
  /** Said in a toast after success. */
  doneText?: string | ((result: TDef["output"]) => string);
  /** The form whose fields take the server's faults. */
  form?: Pick<UseFormReturn<V>, "setError" | "clearErrors">;
  /** Return true when the refusal was shown in place (a step, a dialog): then no toast. */
  onRefused?: (refusal: NaruErrorData, input: TDef["input"]) => boolean | void;
  /** Read again what the page shows; true unless the page moves away. */
  refresh?: boolean;
}

/**
 * Runs one command. The idempotency key stays the same while the same input is sent again (double click, lost answer,
 * "try again"), and is new after success or when the input has changed, so that nothing happens twice.
 */
export function useCommand<TDef extends ResolverDef, V extends FieldValues = FieldValues>(
  procedure: DecorateMutationProcedure<TDef>,
  options: CommandOptions<TDef, V> = {},
) {
  const t = useTranslations("trpc");
  const queryClient = useQueryClient();
  const router = useRouter();
  const [attempt] = useState(() => new AttemptKey());
  const putFaults = useFormFaults();
  const { describe } = useErrorText();

  const mutation = useMutation<TDef["output"], unknown, TDef["input"]>({
    mutationKey: procedure.mutationKey(),
    retry: (failures, error) => mayComeBack(error, failures),
    mutationFn: (input, context) => {
      const idempotencyKey = attempt.keyFor(superjson.stringify(input));
      const { mutationFn } = procedure.mutationOptions({ trpc: { context: { idempotencyKey } } });
      if (!mutationFn) throw new Error("a mutation without a function");
      return mutationFn(input, context);
    },
    onSuccess: (result, input) => {
      attempt.succeeded();
      options.onDone?.(result, input);
      const said = typeof options.doneText === "function" ? options.doneText(result) : options.doneText;
      if (said) toastDone(said);
      if (options.refresh !== false) {
        void queryClient.invalidateQueries();
        router.refresh();
      }
    },
    onError: (error, input) => {
      const refusal = naruErrorOf(error);
      // What differs is shown side by side (`CollisionPanel`), not as faults of the fields.
      const placed = options.form && !(refusal && isCollision(refusal)) ? putFaults(options.form, error) : false;
      if (refusal && options.onRefused?.(refusal, input) === true) return;
      const { text, requestId } = describe(error);
      toastFault(placed ? t("faults") : text, requestId ? t("requestId", { id: requestId }) : undefined);
    },
  });

  return {
    run: (input: TDef["input"]) => {
      if (!mutation.isPending) mutation.mutate(input);
    },
    /** For a chain of commands: rejects when refused (the toast has been shown by then). */
    runAsync: (input: TDef["input"]) => mutation.mutateAsync(input),
    pending: mutation.isPending,
    refusal: naruErrorOf(mutation.error),
    reset: mutation.reset,
  };
}
