"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { useFormat } from "../_ui/format";
import { isConnectionLost, naruErrorOf } from "./naru-error";
import { readableParams } from "./readable-params";

export interface ErrorText {
  text: string;
  /** To quote to an administrator; only for what the catalogue does not know. */
  requestId?: string;
}

/** What happened and what to do next, in the user's language, from an error's code and values. */
export function useErrorText() {
  const errors = useTranslations("errors");
  const t = useTranslations("trpc");
  const format = useFormat();
  const textOf = useCallback(
    (code: string, params: Record<string, string | number>): string | null => (errors.has(code) ? errors(code, readableParams(params, format)) : null),
    [errors, format],
  );
  const describe = useCallback(
    (error: unknown): ErrorText => {
      const naru = naruErrorOf(error);
      if (naru) {
        const text = textOf(naru.code, naru.params);
        return text === null ? { text: t("unknown"), requestId: naru.requestId } : { text };
      }
      return { text: isConnectionLost(error) ? t("connectionLost") : t("unknown") };
    },
    [textOf, t],
  );
  return { describe, textOf };
}
