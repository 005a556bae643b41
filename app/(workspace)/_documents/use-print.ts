"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import superjson from "superjson";
import { useTRPC, useTRPCClient } from "@/app/_trpc/client";
import { AttemptKey } from "@/app/_trpc/attempt-key";
import type { RouterInputs } from "@/app/_trpc/router-type";
import { useErrorText } from "@/app/_trpc/use-error-text";
import { toastFault, toastProgress } from "@/app/_ui";
import { useMember } from "../_member-context";

export type DocumentRef = RouterInputs["documents"]["request"];

const LOOK_EVERY_MS = 600;
/** Longer than the worker's three tries take. */
const PATIENCE_MS = 120_000;

/** Address of a stored file; with `view` it is shown where its kind allows it. */
export function useFileHref(): (fileId: string, view?: boolean) => string {
  const { workspace } = useMember();
  return (fileId, view = true) => `/api/files/${workspace.slug}/${fileId}${view ? "?view" : ""}`;
}

/** Asks for a document, shows that it is being made, and opens it in a tab of its own when it is there. */
export function usePrint(): { print: (ref: DocumentRef) => void; printing: boolean } {
  const t = useTranslations("documents");
  const client = useTRPCClient();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const href = useFileHref();
  const { describe } = useErrorText();
  const [attempt] = useState(() => new AttemptKey());
  const [printing, setPrinting] = useState(false);

  async function make(ref: DocumentRef): Promise<void> {
    const progress = toastProgress(t("making"));
    try {
      const { documentId } = await client.documents.request.mutate(ref, { context: { idempotencyKey: attempt.keyFor(superjson.stringify(ref)) } });
      attempt.succeeded();
      const until = Date.now() + PATIENCE_MS;
      for (;;) {
        const made = await queryClient.fetchQuery({ ...trpc.documents.printed.queryOptions({ documentId }), staleTime: 0 });
        if (made.status === "failed" || Date.now() > until) return progress.fail(t("failed"));
        if (made.fileId) {
          const address = href(made.fileId);
          const show = () => window.open(address, "_blank", "noopener");
          show();
          // Browsers keep tabs shut that come late: the way there stays on the screen.
          return progress.done(t("madeTitle", { name: made.number }), { label: t("open"), onSelect: show });
        }
        await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
      }
    } catch (error) {
      progress.dismiss();
      toastFault(describe(error).text);
    }
  }

  return {
    printing,
    print: (ref) => {
      if (printing) return;
      setPrinting(true);
      void make(ref).finally(() => setPrinting(false));
    },
  };
}
