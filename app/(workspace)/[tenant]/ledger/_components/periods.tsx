"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { QueryFault } from "@/app/_trpc/query-fault";
import type { RouterOutputs } from "@/app/_trpc/router-type";
import { useCommand } from "@/app/_trpc/use-command";
import { Button, ConfirmDialog, DataTable, EmptyState, Field, PageSkeleton, Section, Select, StateBadge, TextInput, type Column } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";

type Status = RouterOutputs["ledger"]["periodStatus"];
type Month = Status["months"][number];
const tones = { open: "moving", partly_closed: "waiting", closed: "settled" } as const;

/** The months with entries; closing one keeps everybody from posting into it or before. */
export function Periods() {
  const t = useTranslations("ledger.periods");
  const trpc = useTRPC();
  const format = useFormat();
  const [closing, setClosing] = useState<Month | null>(null);
  const [opening, setOpening] = useState(false);
  const query = useQuery(trpc.ledger.periodStatus.queryOptions({}));
  const lock = useCommand(trpc.ledger.lockPeriod, { doneText: t("closedDone"), onDone: () => setClosing(null) });
  if (query.error) return <QueryFault error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <PageSkeleton label={t("title")} />;
  const { lockedThrough, months, history, mayLock, mayUnlock } = query.data;
  const columns: Column<Month>[] = [
    { key: "month", header: t("month"), cell: (row) => format.month(row.month.slice(0, 7)) },
    { key: "state", header: t("state"), cell: (row) => <StateBadge tone={tones[row.state]}>{t(`states.${row.state}`)}</StateBadge> },
    { key: "entries", header: t("entries"), numeric: true, cell: (row) => format.quantity(String(row.entries)) },
    ...(mayLock ? [{ key: "actions", header: t("actions"), className: "w-28", cell: (row: Month) => (row.mayClose ? <Button size="small" onClick={() => setClosing(row)} aria-label={t("closeMonth", { month: format.month(row.month.slice(0, 7)) })}>{t("close")}</Button> : null) }] : []),
  ];
  return (
    <>
      <p className="flex flex-wrap items-center gap-3">
        <span>{lockedThrough ? t("lockedThrough", { on: format.date(lockedThrough) }) : t("nothingLocked")}</span>
        {mayUnlock ? <Button onClick={() => setOpening(true)}>{t("open")}</Button> : null}
      </p>
      <DataTable label={t("title")} columns={columns} rows={months} rowKey={(row) => row.month} empty={<EmptyState title={t("empty")}>{t("emptyBody")}</EmptyState>} />
      {history.length > 0 ? (
        <Section title={t("history")}>
          <ul className="flex flex-col">
            {history.map((line) => {
              const through = line.changes["lockedThrough"]?.[1];
              return (
                <li key={line.id} className="flex min-h-9 flex-wrap items-baseline justify-between gap-x-4 border-b py-1.5 last:border-b-0">
                  <span>{typeof through === "string" ? t("movedTo", { on: format.date(through) }) : t("movedOpen")}{line.note ? <span className="ml-2 text-ink-2">{line.note}</span> : null}</span>
                  <span className="text-ink-3">{format.moment(line.at)}</span>
                </li>
              );
            })}
          </ul>
        </Section>
      ) : null}
      {closing ? (
        <ConfirmDialog open onOpenChange={(open) => (open ? undefined : setClosing(null))} title={t("closeTitle", { month: format.month(closing.month.slice(0, 7)) })} description={t("closeBody", { on: format.date(closing.lastDay) })} verb={t("close")} pending={lock.pending} onConfirm={() => lock.run({ through: closing.lastDay })} />
      ) : null}
      {opening && lockedThrough ? <OpenDialog months={months.filter((m) => m.lastDay < lockedThrough)} onClose={() => setOpening(false)} /> : null}
    </>
  );
}

/** Opens closed months again, back to an earlier one or altogether, with a reason. */
function OpenDialog({ months, onClose }: { months: readonly Month[]; onClose: () => void }) {
  const t = useTranslations("ledger.periods");
  const trpc = useTRPC();
  const format = useFormat();
  const [through, setThrough] = useState("");
  const [reason, setReason] = useState("");
  const [fault, setFault] = useState<string>();
  const unlock = useCommand(trpc.ledger.unlockPeriod, { doneText: t("openedDone"), onDone: onClose });
  return (
    <ConfirmDialog open danger onOpenChange={(open) => (open ? undefined : onClose())} title={t("openTitle")} description={t("openBody")} verb={t("open")} pending={unlock.pending} onConfirm={() => (reason.trim() ? unlock.run({ through: through || null, reason }) : setFault(t("reasonNeeded")))}>
      <div className="flex flex-col gap-3">
        <Field label={t("staysClosed")}><Select value={through} onChange={(event) => setThrough(event.target.value)} placeholder={t("openAll")} options={months.map((m) => ({ value: m.lastDay, label: format.date(m.lastDay) }))} /></Field>
        <Field label={t("reason")} required fault={fault}><TextInput value={reason} onChange={(event) => setReason(event.target.value)} maxLength={200} /></Field>
      </div>
    </ConfirmDialog>
  );
}
