"use client";

import { ErrorState } from "@/app/_ui/states";

/** A page failed while it was made; its digest stands in the server's log beside the request id. */
export default function PageError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return <ErrorState requestId={error.digest} onRetry={reset} />;
}
