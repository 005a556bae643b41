"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { useState } from "react";
import { useWorkspacePath } from "@/app/(workspace)/_member-context";
import { RecordFiles } from "@/app/(workspace)/_documents/record-files";
import { useDocumentActions } from "@/app/(workspace)/_documents/use-document-actions";
import { RecordTimeline } from "@/app/(workspace)/_timeline/record-timeline";
import { useTRPC } from "@/app/_trpc/client";
import { QueryFault } from "@/app/_trpc/query-fault";
import { useCommand } from "@/app/_trpc/use-command";
import { Button, DataTable, EmptyState, PageSkeleton, PropertyList, RecordColumns, RecordHeader, Section, StateBadge, type Column, type MenuAction, type Property } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import { toneOfNote, toneOfReceipt } from "../../_components/receivable-tones";
import { AllocateDialog } from "./allocate-dialog";
import { CollectDialog, ReverseDialog, type Receipt } from "./receipt-dialogs";

type Allocation = Receipt["allocations"][number];

export function ReceiptRecord({ receiptId }: { receiptId: string }) {
  const t = useTranslations("receivables");
  const trpc = useTRPC();
  const query = useQuery(trpc.receivables.receipt.queryOptions({ receiptId }));
  if (query.error) return <QueryFault error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <PageSkeleton label={t("receipt")} />;
  return <Loaded receipt={query.data} />;
}

function Loaded({ receipt }: { receipt: Receipt }) {
  const t = useTranslations("receivables");
  const format = useFormat();
  const path = useWorkspacePath();
  const [asked, setAsked] = useState<"allocate" | "collect" | "reverse" | null>(null);
  const may = new Set(receipt.availableActions);
  const primary = may.has("allocate") ? (
    <Button tone="primary" onClick={() => setAsked("allocate")} keys="a">{t("allocate.verb")}</Button>
  ) : may.has("collect_note") ? (
    <Button tone="primary" onClick={() => setAsked("collect")}>{t("collect.verb")}</Button>
  ) : undefined;
  const documents = useDocumentActions([{ kind: "receipt", recordId: receipt.id }]);
  const menu: MenuAction[] = [
    ...documents.menu,
    ...(may.has("allocate") && may.has("collect_note") ? [{ id: "collect", label: t("collect.verb"), onSelect: () => setAsked("collect") }] : []),
    { id: "statement", label: t("statement.title"), href: path(`/receivables/customers/${receipt.customerId}`) },
    ...(may.has("reverse") ? [{ id: "reverse", label: t("reverse.verb"), danger: true, separated: true, onSelect: () => setAsked("reverse") }] : []),
  ];
  return (
    <>
      <RecordHeader
        number={receipt.number}
        party={<Link href={path(`/customers/${receipt.customerId}`)} className="hover:text-accent hover:underline">{receipt.customerName}</Link>}
        amount={format.money(receipt.amountMinor)}
        state={
          <>
            <StateBadge tone={receipt.status === "reversed" ? "quiet" : receipt.openMinor > 0n ? "waiting" : (toneOfReceipt[receipt.status] ?? "quiet")}>
              {t(receipt.status === "reversed" ? "receiptStates.reversed" : receipt.openMinor > 0n ? "receiptStates.unallocated" : "allocated")}
            </StateBadge>
            {receipt.noteStatus && receipt.noteMaturesOn ? <StateBadge tone={toneOfNote[receipt.noteStatus] ?? "quiet"}>{t(`noteStates.${receipt.noteStatus as "received"}`, { on: format.date(receipt.noteMaturesOn) })}</StateBadge> : null}
          </>
        }
        meta={<><span>{format.date(receipt.receivedOn)}</span><span>{t(`methods.${receipt.method as "cash"}`)}</span></>}
        primary={primary}
        actions={menu}
      />
      {documents.dialog}
      <RecordColumns aside={<><Section flush title={t("record.details")}><PropertyList properties={detailsOf(receipt, t, format)} /></Section><RecordTimeline type="receipt" id={receipt.id} /></>}>
        <Section flush title={t("record.pays")} description={t("record.paysNote", { allocated: format.money(receipt.allocatedMinor), open: format.money(receipt.openMinor) })}>
          <Allocations receipt={receipt} />
        </Section>
        {receipt.journal.length > 0 ? (
          <Section title={t("record.journal")}>
            <ul className="flex flex-col">
              {receipt.journal.map((entry) => (
                <li key={entry.id} className="flex min-h-9 items-baseline justify-between gap-4 border-b py-1.5 last:border-b-0">
                  <Link href={path(`/ledger/journal/${entry.id}`)} className="text-accent hover:underline">{entry.number ?? t("record.unnumbered")}</Link>
                  <span className="min-w-0 truncate text-ink-2">{entry.memo}</span>
                  <span className="shrink-0">{format.date(entry.entryOn)}</span>
                </li>
              ))}
            </ul>
          </Section>
        ) : null}
        <RecordFiles type="receipt" id={receipt.id} />
      </RecordColumns>
      {asked === "allocate" ? <AllocateDialog credit={{ id: receipt.creditId, customerId: receipt.customerId, number: receipt.number, openMinor: receipt.openMinor }} onClose={() => setAsked(null)} /> : null}
      {asked === "collect" ? <CollectDialog receipt={receipt} onClose={() => setAsked(null)} /> : null}
      {asked === "reverse" ? <ReverseDialog receipt={receipt} onClose={() => setAsked(null)} /> : null}
    </>
  );
}

function Allocations({ receipt }: { receipt: Receipt }) {
  const t = useTranslations("receivables");
  const trpc = useTRPC();
  const format = useFormat();
  const path = useWorkspacePath();
  const undo = useCommand(trpc.receivables.undoAllocation, { doneText: t("done.undone") });
  const columns: Column<Allocation>[] = [
    { key: "number", header: t("document"), cell: (row) => (row.sourceType === "invoice" ? <Link href={path(`/invoices/${row.sourceId}`)} className="text-accent hover:underline">{row.number}</Link> : row.number) },
    { key: "dueOn", header: t("dueOn"), cell: (row) => format.date(row.dueOn), card: "hidden" },
    { key: "on", header: t("allocatedOn"), cell: (row) => format.date(row.allocatedOn) },
    { key: "state", header: t("state"), cell: (row) => (row.undoesId ? t("record.undoes") : row.undoneOn ? t("record.undoneOn", { on: format.date(row.undoneOn) }) : null) },
    { key: "amount", header: t("amount"), numeric: true, cell: (row) => <span className={row.undoneOn ? "text-ink-3 line-through" : undefined}>{format.money(row.amountMinor)}</span> },
    ...(receipt.mayUndo
      ? [{
          key: "actions", header: t("actions"), className: "w-24",
          cell: (row: Allocation) => (row.undoesId || row.undoneOn ? null : <Button size="small" tone="ghost" pending={undo.pending} onClick={() => undo.run({ allocationId: row.id })} aria-label={t("record.undoFor", { number: row.number })}>{t("record.undo")}</Button>),
        }]
      : []),
  ];
  return <DataTable label={t("record.pays")} columns={columns} rows={receipt.allocations} rowKey={(row) => row.id} empty={<EmptyState compact title={t("record.paysNothing")}>{t("record.paysNothingBody")}</EmptyState>} />;
}

function detailsOf(receipt: Receipt, t: ReturnType<typeof useTranslations<"receivables">>, format: ReturnType<typeof useFormat>): Property[] {
  const byMethod: Record<string, Property[]> = {
    transfer: [{ label: t("form.bankAccount"), value: receipt.bankAccountName }, { label: t("form.reference"), value: receipt.bankReference }, { label: t("form.payer"), value: receipt.payerName }],
    cash: [{ label: t("form.cashAccount"), value: receipt.bankAccountName }, { label: t("form.payer"), value: receipt.payerName }],
    note: [
      { label: t("form.noteNumber"), value: receipt.noteNumber }, { label: t("form.noteIssuer"), value: receipt.noteIssuer },
      { label: t("form.noteMaturity"), value: receipt.noteMaturesOn ? format.date(receipt.noteMaturesOn) : null }, { label: t("form.bankAccount"), value: receipt.bankAccountName },
    ],
    card: [{ label: t("form.cardApproval"), value: receipt.cardApproval }],
  };
  return [
    { label: t("method"), value: t(`methods.${receipt.method as "cash"}`) },
    ...(byMethod[receipt.method] ?? []),
    { label: t("form.memo"), value: receipt.memo },
    { label: t("record.postedAt"), value: format.moment(receipt.postedAt) },
    ...(receipt.reversedOn ? [{ label: t("record.reversedOn"), value: format.date(receipt.reversedOn) }, { label: t("reverse.reason"), value: receipt.reversalReason }] : []),
  ];
}
