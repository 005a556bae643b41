"use client";

import { useQuery } from "@tanstack/react-query";
import { ListChecks, Mails, X } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import type { RouterOutputs } from "@/app/_trpc/router-type";
import { useCommand } from "@/app/_trpc/use-command";
import { IconButton, Progress } from "@/app/_ui";

type Run = RouterOutputs["documents"]["statementRuns"][number];

const StatementResults = dynamic(() => import("./statement-results"), { ssr: false });
const ASK_EVERY_MS = 1000;
const isUnfinished = (run: Run) => run.status === "queued" || run.status === "running";

/** Statements on their way to many customers, and what became of them. */
export function StatementTray({ look }: { look: string }) {
  const t = useTranslations("documents.statements");
  const { data: runs = [] } = useQuery(
    useTRPC().documents.statementRuns.queryOptions({}, { staleTime: 0, refetchInterval: (query) => (query.state.data?.some(isUnfinished) ? ASK_EVERY_MS : false) }),
  );
  if (runs.length === 0) return null;
  return (
    <section aria-label={t("open")} className={look}>
      <ul>{runs.map((run) => <TrayRow key={run.id} run={run} />)}</ul>
    </section>
  );
}

function TrayRow({ run }: { run: Run }) {
  const t = useTranslations("documents.statements");
  const [open, setOpen] = useState(false);
  const dismiss = useCommand(useTRPC().documents.dismissStatementRun);
  const name = t("tray", { count: run.total });
  const going = isUnfinished(run);
  const finished = run.sent + run.failed + run.cancelled;
  return (
    <li className="flex items-center gap-2 border-b px-3 py-2 last:border-b-0">
      <Mails aria-hidden className="size-4 shrink-0 text-ink-3" />
      <div className="min-w-0 grow" role={going ? undefined : "status"}>
        <p className="truncate font-medium">{name}</p>
        {going ? (
          <Progress label={name} value={finished} max={run.total} note={t("progress", { done: finished, total: run.total })} />
        ) : (
          <p className={run.failed > 0 ? "text-label text-waiting" : "text-label text-ink-3"}>{run.failed > 0 ? t("doneSome", { sent: run.sent, failed: run.failed }) : t("done", { sent: run.sent })}</p>
        )}
      </div>
      <IconButton label={t("results")} icon={<ListChecks />} onClick={() => setOpen(true)} />
      <IconButton label={t(going ? "stop" : "dismiss")} icon={<X />} pending={dismiss.pending} onClick={() => dismiss.run({ runId: run.id as never })} />
      {open ? <StatementResults runId={run.id} onClose={() => setOpen(false)} /> : null}
    </li>
  );
}
