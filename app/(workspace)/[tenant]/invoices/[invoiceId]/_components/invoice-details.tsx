"use client";

import { useTranslations } from "next-intl";
import Link from "next/link";
import { PropertyList, Section } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import { useWorkspacePath } from "../../../../_member-context";
import { addressLines } from "../../../shipments/_components/address-fields";
import type { Invoice } from "./invoice-record-type";

/** To whom, by which terms, and where it was posted. */
export function InvoiceDetails({ invoice }: { invoice: Invoice }) {
  const t = useTranslations("invoicing");
  const format = useFormat();
  const path = useWorkspacePath();
  const link = "hover:text-accent hover:underline";
  return (
    <>
      <Section flush title={t("record.billTo")}>
        <address className="not-italic">
          <span className="block font-medium">{invoice.billTo.name}</span>
          {addressLines(invoice.billTo, format).map((line) => <span key={line} className="block">{line}</span>)}
        </address>
      </Section>
      <Section title={t("record.details")}>
        <PropertyList
          properties={[
            { label: t("invoicedOn"), value: format.date(invoice.invoicedOn) },
            ...(invoice.kind === "invoice" ? [{ label: t("dueOn"), value: format.date(invoice.dueOn) }] : []),
            { label: t("record.taxNumber"), value: invoice.billTo.taxNumber },
            { label: t("record.reference"), value: invoice.customerReference },
            ...(invoice.correctsId ? [{ label: t("record.corrects"), value: <Link className={link} href={path(`/invoices/${invoice.correctsId}`)}>{invoice.correctsNumber}</Link> }] : []),
            ...(invoice.reason ? [{ label: t("record.reason"), value: invoice.reason }] : []),
            { label: t("record.issuedAt"), value: format.moment(invoice.issuedAt) },
          ]}
        />
      </Section>
      {invoice.journal.length > 0 ? (
        <Section title={t("record.journal")}>
          <ul>
            {invoice.journal.map((entry) => (
              <li key={entry.id}><Link className={link} href={path(`/ledger/journal/${entry.id}`)}>{entry.number ?? t("record.unsealed", { on: format.date(entry.entryOn) })}</Link></li>
            ))}
          </ul>
        </Section>
      ) : null}
    </>
  );
}
