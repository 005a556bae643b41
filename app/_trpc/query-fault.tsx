"use client";

import { ErrorState, NoPermission } from "../_ui/states";
import { naruErrorOf } from "./naru-error";
import { useErrorText } from "./use-error-text";

/** What stands in place of a list or record that could not be read. */
export function QueryFault({ error, onRetry, compact }: { error: unknown; onRetry?: () => void; compact?: boolean }) {
  const { describe } = useErrorText();
  const code = naruErrorOf(error)?.code;
  const { text, requestId } = describe(error);
  if (code === "permission.missing") return <NoPermission>{text}</NoPermission>;
  return (
    <ErrorState requestId={requestId} onRetry={code === "record.not_found" ? undefined : onRetry} compact={compact}>
      {text}
    </ErrorState>
  );
}
