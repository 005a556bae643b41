"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { QueryFault } from "@/app/_trpc/query-fault";
import type { RouterOutputs } from "@/app/_trpc/router-type";
import { useCommand } from "@/app/_trpc/use-command";
import { useErrorText } from "@/app/_trpc/use-error-text";
import { Button, ConfirmDialog, DataTable, EmptyState, Section, type Column } from "@/app/_ui";
import { useWorkspacePath } from "../../../_member-context";
import type { Run } from "./import-run-type";

/** Asks once, and says what will happen to how many records. */
export function UndoImport({ run }: { run: Run }) {
  const t = useTranslations("imports.undo");
  const trpc = useTRPC();
  const [asking, setAsking] = useState(false);
  const undo = useCommand(trpc.imports.undo, { onDone: () => setAsking(false) });
  const again = run.status === "undone";
  const posts = run.kind.startsWith("opening_") || run.kind === "receipts";
  return (
    <>
      <Button disabled={undo.pending} onClick={() => setAsking(true)}>{t(again ? "tryAgain" : "verb")}</Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t(again ? "titleAgain" : "title", { file: run.fileName })}
        description={again ? t("bodyAgain", { count: run.rowsKept }) : t(posts ? "bodyPosted" : "body", { created: run.rowsCreated, updated: run.rowsUpdated })}
        verb={t(again ? "tryAgain" : "verb")}
        danger
        pending={undo.pending}
        onConfirm={() => undo.run({ importRunId: run.id })}
      >
        <p className="text-ink-2">{t("stays")}</p>
      </ConfirmDialog>
    </>
  );
}

type Kept = RouterOutputs["imports"]["keptRows"]["rows"][number];
const PATHS: Readonly<Record<string, string>> = { customer: "/customers", item: "/items", order: "/orders", receipt: "/receivables/receipts", journal_entry: "/ledger/journal" };

/** What undoing had to leave, each row with its reason. */
export function KeptRows({ runId }: { runId: string }) {
  const t = useTranslations("imports");
  const { textOf } = useErrorText();
  const path = useWorkspacePath();
  const list = useQuery(useTRPC().imports.keptRows.queryOptions({ importRunId: runId, limit: 200 }));
  const reasonOf = (row: Kept) => {
    if (!row.reason) return "";
    const by = row.reason.params["by"];
    const params = by === undefined ? row.reason.params : { ...row.reason.params, by: t.has(`usedBy.${by}` as never) ? t(`usedBy.${by}` as never) : t("usedBy.other") };
    return textOf(row.reason.code, params) ?? row.reason.code;
  };
  const columns: Column<Kept>[] = [
    {
      key: "key", header: t("key"),
      cell: (row) => {
        const base = PATHS[row.entityType ?? ""];
        return base ? <Link className="text-accent hover:underline" href={path(`${base}/${row.entityId}`)}>{row.key}</Link> : row.key;
      },
    },
    { key: "line", header: t("line"), cell: (row) => <span className="tabular-nums">{row.lineNumbers[0]}</span> },
    { key: "reason", header: t("undo.reason"), className: "whitespace-normal", cell: reasonOf },
  ];
  if (list.error) return <QueryFault error={list.error} onRetry={() => void list.refetch()} />;
  return (
    <Section title={t("undo.keptTitle")} description={t("undo.keptDescription")}>
      {list.data?.next ? <p className="text-ink-2">{t("firstFaults", { count: list.data.rows.length })}</p> : null}
      <DataTable label={t("undo.keptTitle")} columns={columns} rows={list.data?.rows} rowKey={(row) => String(row.position)} empty={<EmptyState compact title={t("noFaults")} />} />
    </Section>
  );
}
