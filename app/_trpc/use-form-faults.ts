"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";
import type { FieldValues, Path, UseFormReturn } from "react-hook-form";
import { naruErrorOf } from "./naru-error";
import { useErrorText } from "./use-error-text";

/**
 * Puts every fault of a refusal at its field, all at once, and moves to the first. A fault without a field goes to
 * `errors.root.server`. Returns false when the error carries no faults.
 */
export function useFormFaults() {
  const { textOf } = useErrorText();
  const t = useTranslations("trpc");
  return useCallback(
    <V extends FieldValues>(form: Pick<UseFormReturn<V>, "setError" | "clearErrors">, error: unknown): boolean => {
      const faults = naruErrorOf(error)?.faults ?? [];
      faults.forEach((fault, index) => {
        const message = textOf(fault.code, fault.params) ?? t("fault");
        const name = fault.path === "" ? "root.server" : (fault.path as Path<V>);
        form.setError(name, { type: fault.code, message }, { shouldFocus: index === 0 });
      });
      // A form does not submit again while a fault stands at a field that nobody registered: the next try starts clean.
      if (faults.length > 0) document.addEventListener("submit", () => form.clearErrors(), { capture: true, once: true });
      return faults.length > 0;
    },
    [textOf, t],
  );
}
