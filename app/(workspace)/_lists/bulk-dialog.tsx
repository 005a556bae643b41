"use client";

import { useTranslations } from "next-intl";
import { useState, type ReactNode } from "react";
import { Button, Dialog, Field, Progress, StateBadge, TextInput, type StateTone } from "@/app/_ui";
import type { BulkAction, BulkRun, Outcome } from "./use-bulk";

const TONES: Readonly<Record<Outcome, StateTone>> = { waiting: "moving", done: "settled", refused: "late", skipped: "quiet", undone: "quiet" };

/** How far an action over many rows is, and what became of each. */
export function BulkResults<R>({ run, nameOf, keyOf, onUndo, onClose }: { run: BulkRun<R>; nameOf: (row: R) => ReactNode; keyOf: (row: R) => string; onUndo: () => void; onClose: () => void }) {
  const t = useTranslations("lists.bulk");
  const count = (outcome: Outcome) => run.results.filter((one) => one.outcome === outcome).length;
  const finished = run.results.length - count("waiting");
  const textOf = { waiting: null, done: t("rowDone"), refused: null, skipped: t("rowSkipped"), undone: t("rowUndone") };
  const said = [count("done") > 0 ? t("done", { count: count("done") }) : null, count("refused") > 0 ? t("refused", { count: count("refused") }) : null, count("skipped") > 0 ? t("skipped", { count: count("skipped") }) : null];
  return (
    <Dialog
      open
      size="medium"
      onOpenChange={(open) => (open || run.running ? undefined : onClose())}
      title={run.action.label}
      description={run.running ? undefined : said.filter(Boolean).join(" · ")}
      actions={
        <>
          {run.action.undo && count("done") > 0 ? <Button pending={run.running} onClick={onUndo}>{t("undo")}</Button> : null}
          <Button tone="primary" disabled={run.running} onClick={onClose}>{t("close")}</Button>
        </>
      }
    >
      {run.running ? <Progress label={run.action.label} value={finished} max={run.results.length} note={t("running", { action: run.action.label, done: finished, count: run.results.length })} /> : null}
      <ul aria-label={t("results")} className="mt-2">
        {run.results.map((one) => (
          <li key={keyOf(one.row)} className="flex min-h-8 items-baseline justify-between gap-4 border-b py-1 last:border-b-0">
            <span className="shrink-0 font-medium">{nameOf(one.row)}</span>
            <span className="min-w-0 text-right">
              <StateBadge tone={TONES[one.outcome]}>{one.outcome === "refused" ? (one.text ?? "") : (textOf[one.outcome] ?? "…")}</StateBadge>
            </span>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

/** Asks why, once for all rows. */
export function BulkReason<R>({ action, count, onRun, onClose }: { action: BulkAction<R>; count: number; onRun: (reason: string) => void; onClose: () => void }) {
  const t = useTranslations("lists.bulk");
  const [reason, setReason] = useState("");
  const [fault, setFault] = useState<string>();
  const run = () => (reason.trim() ? onRun(reason.trim()) : setFault(t("reasonNeeded")));
  return (
    <Dialog
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
      title={action.label}
      description={t("ask", { count })}
      cancels actions={<Button tone={action.danger ? "danger" : "primary"} keys="Ctrl+Enter" onClick={run}>{action.label}</Button>}
    >
      <Field label={t("reason")} required fault={fault}>
        <TextInput
          autoFocus
          value={reason}
          maxLength={300}
          onChange={(event) => {
            setReason(event.target.value);
            setFault(undefined);
          }}
          onKeyDown={(event) => {
            if (event.key === "Enter") run();
          }}
        />
      </Field>
    </Dialog>
  );
}
