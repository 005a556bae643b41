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
import { KeptRows, UndoImport } from "./undo-import";
import { saveAs } from "./save-as";
import type { Run } from "./import-run-type";

const POLL_MS = 1_000;

/** Where what a kind of file brought in is to be seen. */
const RESULTS: Readonly<Record<string, string>> = {
  customers: "/customers", contacts: "/customers", addresses: "/customers", suppliers: "/inbound/suppliers", items: "/items", prices: "/prices", customer_item_codes: "/customers", opening_stock: "/stock",
  opening_receivables: "/receivables", opening_balances: "/ledger", orders: "/orders", receipts: "/receivables/receipts",
};

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
        primary={may("start") ? <Button tone="primary" pending={start.pending} disabled={pending} onClick={() => start.run({ importRunId: runId })}>{t("start", { count: ready })}</Button>
          : data.status === "done" && data.rowsCreated + data.rowsUpdated > 0 ? <LinkButton tone="primary" href={path(RESULTS[data.kind] ?? "")}>{t("seeResult")}</LinkButton> : undefined}
        secondary={
          <>
            {data.status === "done" ? <LinkButton href={path("/imports/new")}>{t("new.title")}</LinkButton> : null}
            {may("undo") ? <UndoImport run={data} /> : null}
            {may("cancel") ? <Button disabled={pending} onClick={() => cancel.run({ importRunId: runId })}>{t(data.phase === "check" ? "stopCheck" : "cancel")}</Button> : null}
          </>
        }
      />
      {data.status === "cancelled" || data.status === "undone" || data.status === "undoing" ? null : <ImportSteps at={stepOf(data)} />}
      {data.phase ? (
        <RunProgress run={data} phase={data.phase} />
      ) : null}
      {data.rowsTotal > 0 && !(data.phase === "check") ? <Counts run={data} /> : null}
      {data.rowsKept > 0 && data.status === "undone" ? <KeptRows runId={runId} /> : null}
      {data.rowsRefused > 0 && !data.phase && data.status !== "undone" ? <FaultyRows runId={runId} kind={data.kind} editable={may("correct")} actions={<ErrorFileButton runId={runId} />} /> : null}
      {may("configure") ? <MapColumns run={data} checking={check.pending} onSaved={() => check.run({ importRunId: runId })} /> : null}
    </>
  );
}

function stepOf(run: Run): ImportStep {
  if (run.status === "done") return "done";
  if (run.status === "queued" || run.status === "running") return "load";
  return run.phase === "check" || run.status === "checked" ? "check" : "columns";
}

/** How far the worker is; what undoing has to go through are the rows that brought something in. */
function RunProgress({ run, phase }: { run: Run; phase: NonNullable<Run["phase"]> }) {
  const t = useTranslations("imports");
  const [done, total] = phase === "undo" ? [run.rowsUndone + run.rowsKept, run.rowsCreated + run.rowsUpdated] : [run.rowsDone, run.rowsTotal];
  return <Progress label={t(`progress.${phase}`)} value={done} max={total} note={t(`progress.${phase}Note`, { done, total })} />;
}

function Counts({ run }: { run: Run }) {
  const t = useTranslations("imports");
  if (run.status === "undone" || run.status === "undoing") {
    return (
      <StatTiles>
        <StatTile label={t("counts.undone")} value={run.rowsUndone} />
        <StatTile label={t("counts.kept")} value={run.rowsKept} tone={run.rowsKept > 0 ? "waiting" : "quiet"} />
      </StatTiles>
    );
  }
  const foreseen = run.status === "checked";
  return (
    <StatTiles>
      <StatTile label={t(foreseen ? "counts.willCreate" : "counts.created")} value={run.rowsCreated} />
      <StatTile label={t(foreseen ? "counts.willUpdate" : "counts.updated")} value={run.rowsUpdated} />
      <StatTile label={t("counts.unchanged")} value={run.rowsUnchanged} />
      <StatTile label={t("counts.refused")} value={run.rowsRefused} tone={run.rowsRefused > 0 ? "late" : "quiet"} />
    </StatTiles>
  );
}

function ErrorFileButton({ runId }: { runId: string }) {
  const t = useTranslations("imports");
  const client = useTRPCClient();
  const download = async () => {
    const { name, csv } = await client.imports.errorFile.query({ importRunId: runId });
    saveAs(name, csv);
  };
  return <Button onClick={() => void download()}>{t("errorFile")}</Button>;
}
