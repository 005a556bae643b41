"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { useTRPC } from "@/app/_trpc/client";
import { QueryFault } from "@/app/_trpc/query-fault";
import type { RouterOutputs } from "@/app/_trpc/router-type";
import { useErrorText } from "@/app/_trpc/use-error-text";
import { Dialog, StateBadge, TableSkeleton, type StateTone } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import { useWorkspacePath } from "../_member-context";

type Row = RouterOutputs["documents"]["statementRun"]["rows"][number];
type State = "queued" | "handed" | "sent" | "failed" | "unknown" | "suppressed" | "cancelled";

const TONES: Readonly<Record<State, StateTone>> = { queued: "waiting", handed: "moving", sent: "settled", failed: "late", unknown: "waiting", suppressed: "quiet", cancelled: "quiet" };

/** How far a statement came: ours until it is a mail, the mail's from then on. */
function stateOf({ status, mailStatus }: Row): State {
  if (status !== "sent") return status as "queued" | "failed" | "cancelled";
  return mailStatus === "queued" || mailStatus === "claimed" || mailStatus === null ? "handed" : (mailStatus as State);
}

/** What became of each customer's statement. */
export default function StatementResults({ runId, onClose }: { runId: string; onClose: () => void }) {
  const t = useTranslations("documents.statements");
  const ui = useTranslations("ui");
  const trpc = useTRPC();
  const format = useFormat();
  const path = useWorkspacePath();
  const { textOf } = useErrorText();
  const run = useQuery(
    trpc.documents.statementRun.queryOptions({ runId: runId as never }, { staleTime: 0, refetchInterval: (query) => (query.state.data?.rows.some((row) => ["queued", "handed"].includes(stateOf(row))) ? 2000 : false) }),
  );
  return (
    <Dialog
      open
      size="medium"
      onOpenChange={(next) => (next ? undefined : onClose())}
      title={run.data ? t("resultsTitle", { from: format.date(run.data.from), until: format.date(run.data.until) }) : t("results")}
    >
      {run.error ? <QueryFault compact error={run.error} onRetry={() => void run.refetch()} /> : null}
      {!run.data && !run.error ? <TableSkeleton label={ui("loading")} rows={4} columns={2} /> : null}
      <ul aria-label={t("results")}>
        {run.data?.rows.map((row) => {
          const state = stateOf(row);
          return (
            <li key={row.customerId} className="flex min-h-8 items-baseline justify-between gap-4 border-b py-1 last:border-b-0">
              <span className="min-w-0">
                <Link href={path(`/customers/${row.customerId}?tab=history`)} className="font-medium hover:text-accent hover:underline">{row.name}</Link>
                {row.to ? <span className="block text-label break-all text-ink-3">{row.to}</span> : null}
                {row.failure ? <span className="block text-label text-ink-3">{textOf(row.failure, {}) ?? row.failure}</span> : null}
              </span>
              <span className="shrink-0"><StateBadge tone={TONES[state]}>{t(`states.${state}`)}</StateBadge></span>
            </li>
          );
        })}
      </ul>
    </Dialog>
  );
}
