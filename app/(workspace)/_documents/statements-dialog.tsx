"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { QueryFault } from "@/app/_trpc/query-fault";
import type { RouterOutputs } from "@/app/_trpc/router-type";
import { useCommand } from "@/app/_trpc/use-command";
import { Button, DateInput, Dialog, Field, FieldRow, TableSkeleton } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import { languageName } from "../_workspaces/place-choices";

type Row = RouterOutputs["documents"]["previewStatements"]["rows"][number];

/** Says who gets a statement at which address in which language, and who is skipped, before anything goes out. */
export default function StatementsDialog({ customerIds, onClose, onDone }: { customerIds: readonly string[]; onClose: () => void; onDone: () => void }) {
  const t = useTranslations("documents.statements");
  const ui = useTranslations("ui");
  const trpc = useTRPC();
  const format = useFormat();
  const [from, setFrom] = useState<string>(`${format.today.slice(0, 8)}01`);
  const [until, setUntil] = useState<string>(format.today);
  const preview = useQuery(trpc.documents.previewStatements.queryOptions({ customerIds: customerIds as never }, { staleTime: 0 }));
  const send = useCommand(trpc.documents.sendStatements, {
    doneText: t("asked"),
    onDone: () => {
      onClose();
      onDone();
    },
  });
  const rows = preview.data?.rows ?? [];
  const reached = rows.filter((row) => row.to.length > 0);
  const skipped = rows.filter((row) => row.to.length === 0);
  return (
    <Dialog
      open
      size="medium"
      onOpenChange={(next) => (next ? undefined : onClose())}
      title={t("title", { count: customerIds.length })}
      description={t("body")}
      actions={
        <Button tone="primary" keys="Ctrl+Enter" disabled={reached.length === 0} pending={send.pending} onClick={() => send.run({ customerIds: customerIds as never, from, until })}>
          {t("send", { count: reached.length })}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <FieldRow>
          <Field label={t("from")}><DateInput value={from} max={until} onChange={(date) => date && setFrom(date)} /></Field>
          <Field label={t("until")}><DateInput value={until} min={from} max={format.today} onChange={(date) => date && setUntil(date)} /></Field>
        </FieldRow>
        {preview.error ? <QueryFault compact error={preview.error} onRetry={() => void preview.refetch()} /> : null}
        {preview.data === undefined && !preview.error ? <TableSkeleton label={ui("loading")} rows={Math.min(6, customerIds.length)} columns={3} /> : null}
        {skipped.length > 0 ? (
          <div role="status" className="rounded-md bg-waiting-soft px-3 py-2">
            <p className="font-medium text-waiting">{reached.length === 0 ? t("nobody") : t("skipped", { count: skipped.length })}</p>
            <ul className="flex flex-wrap gap-x-4">{skipped.map((row) => <li key={row.customerId}>{row.name}</li>)}</ul>
          </div>
        ) : null}
        {reached.length > 0 ? <Readers rows={reached} /> : null}
      </div>
    </Dialog>
  );
}

function Readers({ rows }: { rows: readonly Row[] }) {
  const t = useTranslations("documents.statements");
  const head = "sticky top-0 border-b bg-raised py-1 pr-3 text-left text-label font-medium text-ink-3 last:pr-0";
  return (
    <div className="max-h-72 overflow-y-auto" tabIndex={0}>
      <table className="w-full border-separate border-spacing-0">
        <thead>
          <tr>
            <th scope="col" className={head}>{t("who")}</th>
            <th scope="col" className={head}>{t("address")}</th>
            <th scope="col" className={head}>{t("language")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.customerId}>
              <th scope="row" className="border-b py-1.5 pr-3 text-left align-top font-medium break-words">{row.name}</th>
              <td className="border-b py-1.5 pr-3 align-top">
                {row.to.map((reader) => <span key={reader.email} className="block break-all">{reader.email}{reader.name ? <span className="text-ink-3"> {reader.name}</span> : null}</span>)}
              </td>
              <td className="border-b py-1.5 align-top whitespace-nowrap">{languageName(row.language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
