"use client";

import { useQuery } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useStateDraft } from "@/app/(workspace)/_drafts/use-kept-draft";
import { useTRPC } from "@/app/_trpc/client";
import { QueryFault } from "@/app/_trpc/query-fault";
import type { AppRouter } from "@/app/_trpc/router-type";
import { useCommand } from "@/app/_trpc/use-command";
import { useLineFaults } from "@/app/_trpc/use-line-faults";
import { Button, DataTable, DateInput, EmptyState, Field, FieldRow, LinkButton, PageSkeleton, Section, TextInput, type Column } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import { isPositive, sumQuantity } from "@/server/kernel/quantity";
import { useMember, useWorkspacePath } from "../../../../_member-context";
import { IssuePage } from "../../_components/issue-page";
import { LineWords, quantityColumn, useLineQuantities } from "../../_components/line-quantities";
import type { Invoice } from "../_components/invoice-record-type";

type Proposal = inferRouterOutputs<AppRouter>["invoicing"]["invoicesForReturn"];
type Line = Invoice["lines"][number];

/** A credit note for an invoice, from scratch or filled with what a return waits for. */
export function IssueCreditNote({ invoiceId, returnReceiptId }: { invoiceId: string; returnReceiptId?: string }) {
  const t = useTranslations("invoicing");
  const trpc = useTRPC();
  const path = useWorkspacePath();
  const invoice = useQuery(trpc.invoicing.get.queryOptions({ invoiceId }));
  const proposal = useQuery(trpc.invoicing.invoicesForReturn.queryOptions({ returnReceiptId: returnReceiptId ?? "" }, { enabled: returnReceiptId !== undefined }));
  const error = invoice.error ?? proposal.error;
  if (error) return <QueryFault error={error} onRetry={() => void Promise.all([invoice.refetch(), proposal.refetch()])} />;
  if (!invoice.data || (returnReceiptId && !proposal.data)) return <PageSkeleton label={t("actions.credit")} />;
  if (!invoice.data.lines.some((line) => isPositive(line.creditable))) {
    return <EmptyState title={t("credit.nothingTitle")} actions={<LinkButton href={path(`/invoices/${invoiceId}`)}>{invoice.data.number}</LinkButton>}>{t("credit.nothingBody")}</EmptyState>;
  }
  return <CreditForm invoice={invoice.data} proposal={proposal.data ?? null} />;
}

/** What the return waits for on this invoice, by invoice line. */
function proposed(invoice: Invoice, proposal: Proposal | null): Record<string, string | null> {
  return Object.fromEntries(
    invoice.lines.map((line) => {
      const own = (proposal?.lines ?? []).filter((p) => p.invoiceLineId === line.id);
      return [line.id, own.length > 0 ? sumQuantity(own.map((p) => p.quantity)) : null];
    }),
  );
}

function CreditForm({ invoice, proposal }: { invoice: Invoice; proposal: Proposal | null }) {
  const t = useTranslations("invoicing");
  const trpc = useTRPC();
  const router = useRouter();
  const path = useWorkspacePath();
  const { workspace } = useMember();
  const [on, setOn] = useState<string | null>(workspace.today);
  const [reason, setReason] = useState(proposal?.reason ?? "");
  const { quantities, set, setAll, takenOf } = useLineQuantities(() => proposed(invoice, proposal));
  const { faults, clear, take } = useLineFaults();
  const lines = invoice.lines.filter((line) => isPositive(line.creditable));
  const wanted = takenOf(lines).map(({ line, quantity }) => ({ invoiceLineId: line.id, quantity, returnReceiptLineId: proposal?.lines.find((p) => p.invoiceLineId === line.id)?.returnReceiptLineId ?? null }));
  const draft = useStateDraft({
    key: `credit-note/${invoice.id}`,
    values: { on, reason, quantities },
    restore: (kept) => {
      setOn(kept.on);
      setReason(kept.reason);
      setAll(kept.quantities);
    },
  });
  const issue = useCommand(trpc.invoicing.issueCreditNote, {
    refresh: false,
    doneText: (made) => t("credit.done", { number: made.number }),
    onDone: (made) => {
      draft.saved();
      router.push(path(`/invoices/${made.creditNoteId}`));
    },
    onRefused: (refusal) => take(refusal, wanted.map((line) => line.invoiceLineId)),
  });
  const others = new Set((proposal?.lines ?? []).map((p) => p.invoiceId)).size > 1;
  return (
    <IssuePage
      title={t("credit.title", { number: invoice.number })}
      description={proposal ? <Link href={path(`/returns/${proposal.id}`)} className="hover:text-accent hover:underline">{t("credit.fromReturn", { number: proposal.number })}</Link> : invoice.customerName}
      back={<LinkButton href={path(`/invoices/${invoice.id}`)}>{invoice.number}</LinkButton>}
      draft={draft}
      verb={t("credit.save")}
      question={t("credit.ask", { number: invoice.number })}
      ready={wanted.length > 0 && on !== null}
      pending={issue.pending}
      onIssue={() => {
        clear();
        issue.run({ invoiceId: invoice.id, on: on ?? undefined, reason, lines: wanted });
      }}
    >
      {others ? <p className="text-ink-2">{t("credit.chooseInvoice")}</p> : null}
      <FieldRow>
        <Field label={t("credit.when")} required fault={faults["on"]}><DateInput value={on} onChange={setOn} max={workspace.today} /></Field>
        <Field label={t("credit.reason")} required fault={faults["reason"]}><TextInput value={reason} onChange={(event) => setReason(event.target.value)} /></Field>
      </FieldRow>
      <Section title={t("record.lines")} actions={<Button onClick={() => setAll(Object.fromEntries(lines.map((line) => [line.id, line.creditable])))}>{t("credit.fillAll")}</Button>}>
        <CreditLines lines={lines} quantities={quantities} faults={faults} currency={invoice.currency} onChange={set} />
        {wanted.length === 0 ? <p className="text-ink-2">{t("credit.enterQuantity")}</p> : null}
      </Section>
    </IssuePage>
  );
}

function CreditLines({ lines, quantities, faults, currency, onChange }: { lines: readonly Line[]; quantities: Readonly<Record<string, string | null>>; faults: Readonly<Record<string, string>>; currency: string; onChange: (id: string, quantity: string | null) => void }) {
  const t = useTranslations("invoicing");
  const format = useFormat();
  const columns: Column<Line>[] = [
    { key: "description", header: t("record.description"), cell: (line) => <LineWords words={[line.itemCode, line.description].filter(Boolean).join(" · ")} fault={faults[line.id]} /> },
    { key: "net", header: t("record.net"), numeric: true, card: "line", cell: (line) => format.money(line.netMinor, currency) },
    { key: "invoiced", header: t("credit.invoiced"), numeric: true, card: "line", cell: (line) => format.quantity(line.quantity) },
    { key: "creditable", header: t("credit.creditable"), numeric: true, card: "line", cell: (line) => format.quantity(line.creditable) },
    quantityColumn({ header: t("credit.quantity"), labelOf: (line) => t("credit.quantityOf", { item: line.itemCode ?? line.description }), quantities, faults, onChange }),
  ];
  return <DataTable label={t("record.lines")} columns={columns} rows={lines} rowKey={(line) => line.id} empty={null} />;
}
