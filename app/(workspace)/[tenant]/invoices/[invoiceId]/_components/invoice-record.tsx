"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { RecordFiles } from "@/app/(workspace)/_documents/record-files";
import { useDocumentActions } from "@/app/(workspace)/_documents/use-document-actions";
import { RecordTimeline } from "@/app/(workspace)/_timeline/record-timeline";
import { useTRPC } from "@/app/_trpc/client";
import { QueryFault } from "@/app/_trpc/query-fault";
import { LinkButton, PageSkeleton, RecordColumns, RecordHeader, Section, StateBadge, StoryLine, type MenuAction, type StoryDocument } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import { useWorkspacePath } from "../../../../_member-context";
import { stateOfInvoice } from "../../_components/invoice-state";
import { InvoiceDetails } from "./invoice-details";
import { InvoiceLines } from "./invoice-lines";
import { InvoiceTotals } from "./invoice-totals";
import type { Invoice } from "./invoice-record-type";

/** An invoice or credit note: what it bills, its tax, how it is settled, and the way to every document of its story. */
export function InvoiceRecord({ invoiceId }: { invoiceId: string }) {
  const t = useTranslations("invoicing");
  const trpc = useTRPC();
  const query = useQuery(trpc.invoicing.get.queryOptions({ invoiceId }));
  if (query.error) return <QueryFault error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <PageSkeleton label={t("title")} />;
  return <Loaded invoice={query.data} />;
}

function Loaded({ invoice }: { invoice: Invoice }) {
  const t = useTranslations("invoicing");
  const format = useFormat();
  const path = useWorkspacePath();
  const { word, tone } = stateOfInvoice(invoice);
  const offers: ReadonlySet<string> = new Set(invoice.availableActions);
  const receive = path(`/receivables/receipts/new?customer=${invoice.customerId}`);
  const documents = useDocumentActions([{ kind: invoice.kind, recordId: invoice.id }]);
  const menu: MenuAction[] = [
    ...documents.menu,
    ...(offers.has("credit") ? [{ id: "credit", label: t("actions.credit"), href: path(`/invoices/${invoice.id}/credit`) }] : []),
  ];
  return (
    <>
      <RecordHeader
        number={invoice.number}
        party={<Link href={path(`/customers/${invoice.customerId}`)} className="hover:text-accent hover:underline">{invoice.customerName}</Link>}
        amount={format.money(invoice.kind === "invoice" ? invoice.grossMinor : -invoice.grossMinor, invoice.currency)}
        state={<StateBadge tone={tone}>{t(`states.${word}`)}</StateBadge>}
        meta={
          <>
            <span>{format.date(invoice.invoicedOn)}</span>
            {invoice.kind === "invoice" ? <span>{t("dueOn")} {format.date(invoice.dueOn)}</span> : null}
            {invoice.customerReference ? <span>{t("referenceShort", { reference: invoice.customerReference })}</span> : null}
          </>
        }
        primary={offers.has("receive") ? <LinkButton tone="primary" href={receive}>{t("actions.receive")}</LinkButton> : undefined}
        actions={menu}
        story={<Story invoice={invoice} />}
      />
      {documents.dialog}
      <RecordColumns aside={<><InvoiceDetails invoice={invoice} /><RecordTimeline type="invoice" id={invoice.id} /></>}>
        <Section flush title={t("record.lines")}><InvoiceLines invoice={invoice} /></Section>
        <InvoiceTotals invoice={invoice} />
        <RecordFiles type="invoice" id={invoice.id} />
      </RecordColumns>
    </>
  );
}

/** Each document once, in the order of the lines. */
function distinct(documents: readonly (StoryDocument | null)[]): StoryDocument[] {
  return [...new Map(documents.flatMap((d) => (d ? [[d.id, d] as const] : []))).values()];
}

function Story({ invoice }: { invoice: Invoice }) {
  const t = useTranslations("invoicing");
  const format = useFormat();
  const path = useWorkspacePath();
  const { word, tone } = stateOfInvoice(invoice);
  const orders = distinct(invoice.lines.map((l) => (l.orderId ? { id: l.orderId, label: l.orderNumber ?? "", href: path(`/orders/${l.orderId}`) } : null)));
  const shipments = distinct(invoice.lines.map((l) => (l.shipmentId ? { id: l.shipmentId, label: l.shipmentNumber ?? "", href: path(`/shipments/${l.shipmentId}`) } : null)));
  const own: StoryDocument = { id: invoice.id, label: invoice.number, href: path(`/invoices/${invoice.id}`), state: t(`states.${word}`), tone, current: true };
  const corrected: StoryDocument[] = invoice.correctsId ? [{ id: invoice.correctsId, label: invoice.correctsNumber ?? "", href: path(`/invoices/${invoice.correctsId}`) }] : [];
  const corrections: StoryDocument[] = invoice.corrections.map((c) => ({ id: c.id, label: c.number, href: path(`/invoices/${c.id}`), state: format.money(-c.grossMinor, invoice.currency), tone: "quiet" }));
  const receipts = distinct(invoice.payments.map((p) => (p.sourceType === "receipt" ? { id: p.sourceId, label: p.number, href: path(`/receivables/receipts/${p.sourceId}`), state: format.money(p.amountMinor, invoice.currency), tone: "settled" } : null)));
  return (
    <StoryLine
      label={t("record.story")}
      stages={[
        { title: t("record.stages.order"), documents: orders },
        { title: t("record.stages.shipments"), documents: shipments },
        { title: t("record.stages.invoice"), documents: invoice.kind === "invoice" ? [own] : corrected },
        { title: t("record.stages.corrections"), documents: invoice.kind === "invoice" ? corrections : [own], empty: t("record.notCorrected") },
        { title: t("record.stages.receipts"), documents: receipts, empty: t("record.notPaid") },
      ]}
    />
  );
}
