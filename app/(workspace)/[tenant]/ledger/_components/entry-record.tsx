"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { useState } from "react";
import { useWorkspacePath } from "@/app/(workspace)/_member-context";
import { RecordTimeline } from "@/app/(workspace)/_timeline/record-timeline";
import { useTRPC } from "@/app/_trpc/client";
import { QueryFault } from "@/app/_trpc/query-fault";
import type { RouterOutputs } from "@/app/_trpc/router-type";
import { useCommand } from "@/app/_trpc/use-command";
import { Button, ConfirmDialog, DataTable, DateInput, Field, PageSkeleton, PropertyList, RecordColumns, RecordHeader, Section, StateBadge, TextInput, type Column } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import { sourceHref } from "./source-href";

type Entry = RouterOutputs["ledger"]["entry"];
type Line = Entry["lines"][number];

export function EntryRecord({ entryId }: { entryId: string }) {
  const t = useTranslations("ledger");
  const trpc = useTRPC();
  const format = useFormat();
  const path = useWorkspacePath();
  const [asking, setAsking] = useState(false);
  const query = useQuery(trpc.ledger.entry.queryOptions({ entryId }));
  if (query.error) return <QueryFault error={query.error} onRetry={() => void query.refetch()} />;
  const entry = query.data;
  if (!entry) return <PageSkeleton label={t("entry")} />;
  const debits = entry.lines.reduce((sum, line) => sum + line.debitMinor, 0n);
  const credits = entry.lines.reduce((sum, line) => sum + line.creditMinor, 0n);
  const href = sourceHref(entry);
  const columns: Column<Line>[] = [
    { key: "account", header: t("account"), cell: (row) => <Link href={path(`/ledger/accounts/${row.accountId}`)} className="hover:text-accent hover:underline"><span className="mr-2 text-ink-3">{row.accountCode}</span>{row.accountName}</Link> },
    { key: "customer", header: t("customer"), cell: (row) => (row.customerId ? <Link href={path(`/customers/${row.customerId}`)} className="text-accent hover:underline">{row.customerName}</Link> : null) },
    { key: "memo", header: t("memo"), card: "hidden", cell: (row) => row.memo },
    { key: "debit", header: t("debit"), numeric: true, card: "line", cell: (row) => format.money(row.debitMinor, undefined, { zero: "dash" }) },
    { key: "credit", header: t("credit"), numeric: true, card: "line", cell: (row) => format.money(row.creditMinor, undefined, { zero: "dash" }) },
  ];
  const linked = (id: string, text: string) => <Link href={path(`/ledger/journal/${id}`)} className="text-accent hover:underline">{text}</Link>;
  return (
    <>
      <RecordHeader
        number={entry.number ?? t("unnumbered")}
        meta={<><span>{format.date(entry.entryOn)}</span><span>{entry.memo}</span></>}
        amount={format.money(debits)}
        state={<StateBadge tone={entry.reversedBy ? "quiet" : entry.sealedAt ? "settled" : "moving"}>{t(entry.reversedBy ? "reversed" : entry.sealedAt ? "sealed" : "notSealed")}</StateBadge>}
        primary={entry.availableActions.some((a) => a === "reverse") ? <Button onClick={() => setAsking(true)}>{t("reverse.verb")}</Button> : undefined}
      />
      <RecordColumns
        aside={
          <>
          <Section flush title={t("details")}>
            <PropertyList
              properties={[
                { label: t("kind"), value: t.has(`sources.${entry.sourceType as "invoice"}`) ? t(`sources.${entry.sourceType as "invoice"}`) : entry.sourceType },
                { label: t("document"), value: href ? <Link href={path(href)} className="text-accent hover:underline">{entry.sourceNumber ?? t("openDocument")}</Link> : entry.sourceNumber },
                { label: t("postedAt"), value: format.moment(entry.postedAt) },
                { label: t("reverses"), value: entry.reversesId ? linked(entry.reversesId, t("original")) : null },
                { label: t("reversedBy"), value: entry.reversedBy ? linked(entry.reversedBy.id, entry.reversedBy.number ?? t("unnumbered")) : null },
                { label: t("seal"), value: entry.hash ? <span title={entry.hash} className="break-all">{entry.hash.slice(0, 16)}…</span> : null },
              ]}
            />
          </Section>
          <RecordTimeline type="journal_entry" id={entry.id} />
          </>
        }
      >
        <Section flush title={t("lines")}>
          <DataTable label={t("lines")} columns={columns} rows={entry.lines} rowKey={(row) => String(row.lineNo)} totals={{ debit: format.money(debits), credit: format.money(credits) }} empty={null} />
        </Section>
      </RecordColumns>
      {asking ? <ReverseEntryDialog entry={entry} amount={format.money(debits)} onClose={() => setAsking(false)} /> : null}
    </>
  );
}

function ReverseEntryDialog({ entry, amount, onClose }: { entry: Entry; amount: string; onClose: () => void }) {
  const t = useTranslations("ledger");
  const trpc = useTRPC();
  const format = useFormat();
  const [reason, setReason] = useState("");
  const [on, setOn] = useState<string | null>(format.today);
  const [fault, setFault] = useState<string>();
  const reverse = useCommand(trpc.ledger.reverseEntry, { doneText: t("reverse.done"), onDone: onClose });
  return (
    <ConfirmDialog
      open
      danger
      onOpenChange={(open) => (open ? undefined : onClose())}
      title={t("reverse.title", { number: entry.number ?? t("unnumbered") })}
      description={t("reverse.body", { amount })}
      verb={t("reverse.verb")}
      pending={reverse.pending}
      onConfirm={() => (reason.trim() ? reverse.run({ entryId: entry.id, on: on ?? undefined, reason }) : setFault(t("reverse.reasonNeeded")))}
    >
      <div className="flex flex-col gap-3">
        <Field label={t("reverse.on")} required><DateInput value={on} onChange={setOn} max={format.today} /></Field>
        <Field label={t("reverse.reason")} required fault={fault}><TextInput value={reason} onChange={(event) => setReason(event.target.value)} maxLength={200} /></Field>
      </div>
    </ConfirmDialog>
  );
}
