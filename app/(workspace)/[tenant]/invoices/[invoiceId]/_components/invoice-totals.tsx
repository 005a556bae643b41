"use client";

import { useTranslations } from "next-intl";
import Link from "next/link";
import { DataTable, PropertyList, Section, type Column } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import { useWorkspacePath } from "../../../../_member-context";
import type { Invoice } from "./invoice-record-type";

type Payment = Invoice["payments"][number];

/** Net, tax per rate, total, and what was put against it. */
export function InvoiceTotals({ invoice }: { invoice: Invoice }) {
  const t = useTranslations("invoicing");
  const format = useFormat();
  const path = useWorkspacePath();
  const money = (minor: bigint) => format.money(minor, invoice.currency);
  const documentOf = (payment: Payment) => {
    if (payment.sourceType === "receipt") return <Link href={path(`/receivables/receipts/${payment.sourceId}`)} className="hover:text-accent hover:underline">{payment.number}</Link>;
    if (payment.sourceType === "credit_note") return <Link href={path(`/invoices/${payment.sourceId}`)} className="hover:text-accent hover:underline">{payment.number}</Link>;
    return payment.number;
  };
  const columns: Column<Payment>[] = [
    { key: "by", header: t("record.by"), cell: documentOf },
    { key: "kind", header: t("kindTitle"), cell: (payment) => t(`record.method.${payment.sourceType}`) },
    { key: "on", header: t("record.paidOn"), cell: (payment) => format.date(payment.allocatedOn) },
    { key: "amount", header: t("amount"), numeric: true, cell: (payment) => money(payment.amountMinor) },
  ];
  return (
    <>
      <Section title={t("record.totals")}>
        <div className="sm:ml-auto sm:w-96">
          <PropertyList
            properties={[
              { label: t("record.net"), value: money(invoice.netMinor) },
              ...invoice.taxes.map((tax) => ({ label: t("record.taxAt", { code: tax.code, rate: format.percent(tax.ratePercent), base: money(tax.baseMinor) }), value: money(tax.taxMinor) })),
              { label: t("record.gross"), value: <strong className="font-semibold">{money(invoice.grossMinor)}</strong> },
              ...(invoice.kind === "invoice" ? [{ label: t("open"), value: money(invoice.openMinor) }] : []),
            ]}
          />
        </div>
      </Section>
      {invoice.kind === "invoice" ? (
        <Section title={t("record.payments")}>
          <DataTable label={t("record.payments")} columns={columns} rows={invoice.payments} rowKey={(payment) => payment.id} empty={<p className="text-ink-2">{t("record.noPayments")}</p>} />
        </Section>
      ) : null}
    </>
  );
}
