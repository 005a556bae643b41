import "server-only";
import { prefetch, trpcFor } from "@/app/_trpc/server";

/** Starts reading the draft of a form, in its page: the offer stands there from the beginning. */
export function prefetchDraft(tenant: string, key: string): void {
  prefetch(trpcFor(tenant).drafts.get.queryOptions({ key }));
}
