"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC, useTRPCClient } from "@/app/_trpc/client";
import { QueryFault } from "@/app/_trpc/query-fault";
import { useCommand } from "@/app/_trpc/use-command";
import { Button, LinkButton, PageHeader, PageSkeleton, Progress, StatTile, StatTiles } from "@/app/_ui";
import { useWorkspacePath } from "../../../_member-context";
import { FaultyRows } from "./faulty-rows";
import { ImportSteps, type ImportStep } from "./import-steps";
import { MapColumns } from "./map-columns";
import { RunState } from "./runs-list";
import type { Run } from "./import-run-type";

const POLL_MS = 1_000;

/** One import from its mapping to its result; while the worker is at it, read again every second. */
export function ImportRun({ runId }: { runId: string }) {
  const t = useTranslations("imports");
  const trpc = useTRPC();
  const path = useWorkspacePath();
  const run = useQuery({ ...trpc.imports.get.queryOptions({ importRunId: runId }), refetchInterval: (query) => (query.state.data?.phase ? POLL_MS : false) });
  const check = useCommand(trpc.imports.check);
  const start = useCommand(trpc.imports.start);
  const cancel = useCommand(trpc.imports.cancel);
  if (run.error) return <QueryFault error={run.error} onRetry={() => void run.refetch()} />;
  if (!run.data) return <PageSkeleton label={t("run")} />;
  const { data } = run;
  const may = (action: Run["availableActions"][number]) => data.availableActions.includes(action);
  const ready = data.rowsTotal - data.rowsRefused;
  const pending = check.pending || start.pending || cancel.pending;
  return (
    <>
      <PageHeader
        title={data.fileName}
        description={<span className="flex flex-wrap items-center gap-2">{t(`kinds.${data.kind as "customers"}`)} <RunState run={data} /></span>}
        primary={may("start") ? <Button tone="primary" pending={start.pending} disabled={pending} onClick={() => start.run({ importRunId: runId })}>{t("start", { count: ready })}</Button> : undefined}
        secondary={
          <>
            {data.status === "done" ? <LinkButton href={path("/imports/new")}>{t("new.title")}</LinkButton> : null}
            {may("cancel") ? <Button disabled={pending} onClick={() => cancel.run({ importRunId: runId })}>{t(data.phase === "check" ? "stopCheck" : "cancel")}</Button> : null}
          </>
        }
      />
      {data.status === "cancelled" ? null : <ImportSteps at={stepOf(data)} />}
      {data.phase ? (
        <Progress label={t(`progress.${data.phase}`)} value={data.rowsDone} max={data.rowsTotal} note={t(`progress.${data.phase}Note`, { done: data.rowsDone, total: data.rowsTotal })} />
      ) : null}
      {data.rowsTotal > 0 && !(data.phase === "check") ? <Counts run={data} /> : null}
      {data.rowsRefused > 0 && !data.phase ? <FaultyRows runId={runId} kind={data.kind} actions={<ErrorFileButton runId={runId} />} /> : null}
      {may("configure") ? <MapColumns run={data} checking={check.pending} onSaved={() => check.run({ importRunId: runId })} /> : null}
    </>
  );
}

function stepOf(run: Run): ImportStep {
  if (run.status === "done") return "done";
  if (run.status === "queued" || run.status === "running") return "load";
  return run.phase === "check" || run.status === "checked" ? "check" : "columns";
}

function Counts({ run }: { run: Run }) {
  const t = useTranslations("imports");
  const foreseen = run.status === "checked";
  return (
    <StatTiles>
      <StatTile label={t(foreseen ? "counts.willCreate" : "counts.created")} value={run.rowsCreated} />
      <StatTile label={t(foreseen ? "counts.willUpdate" : "counts.updated")} value={run.rowsUpdated} />
      <StatTile label={t("counts.unchanged")} value={run.rowsUnchanged} />
      <StatTile label={t("counts.refused")} value={run.rowsRefused} />
    </StatTiles>
  );
}

function ErrorFileButton({ runId }: { runId: string }) {
  const t = useTranslations("imports");
  const client = useTRPCClient();
  const download = async () => {
    const { name, csv } = await client.imports.errorFile.query({ importRunId: runId });
    const url = URL.createObjectURL(new Blob([csv], { type: "text/csv;charset=utf-8" }));
    const link = document.createElement("a");
    link.href = url;
    link.download = name;
    link.click();
    URL.revokeObjectURL(url);
  };
  return <Button onClick={() => void download()}>{t("errorFile")}</Button>;
}
