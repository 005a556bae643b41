"use client";

import { useQuery } from "@tanstack/react-query";
import { Printer } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { QueryFault } from "@/app/_trpc/query-fault";
import { Button, cn, LinkButton, PageSkeleton } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import { useMember, useWorkspacePath } from "../../../../_member-context";
import { addressLines } from "../../../shipments/_components/address-fields";
import type { Invoice } from "../_components/invoice-record-type";

const cell = "border-b px-2 py-1.5 text-left align-top first:pl-0 last:pr-0";
const amount = cn(cell, "text-right whitespace-nowrap");

/** The document as it goes to the customer. */
export function PrintInvoice({ invoiceId }: { invoiceId: string }) {
  const t = useTranslations("invoicing");
  const trpc = useTRPC();
  const path = useWorkspacePath();
  const query = useQuery(trpc.invoicing.get.queryOptions({ invoiceId }));
  if (query.error) return <QueryFault error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <PageSkeleton label={t("actions.print")} />;
  return (
    <article className="flex max-w-4xl flex-col gap-6">
      <div className="flex gap-2 print:hidden">
        <Button tone="primary" icon={<Printer />} onClick={() => window.print()}>{t("print.print")}</Button>
        <LinkButton href={path(`/invoices/${invoiceId}`)}>{t("print.back")}</LinkButton>
      </div>
      <Head invoice={query.data} />
      <Body invoice={query.data} />
    </article>
  );
}

function Head({ invoice }: { invoice: Invoice }) {
  const t = useTranslations("invoicing");
  const { workspace } = useMember();
  const format = useFormat();
  return (
    <header className="flex flex-wrap justify-between gap-6">
      <div>
        <p className="font-medium">{workspace.name}</p>
        <h1 className="text-display">{t(`print.${invoice.kind}`)} {invoice.number}</h1>
        <p className="text-ink-2">{t("invoicedOn")} {invoice.invoicedOn}</p>
        {invoice.kind === "invoice" ? <p className="text-ink-2">{t("dueOn")} {invoice.dueOn}</p> : <p className="text-ink-2">{t("print.for", { number: invoice.correctsNumber ?? "" })}</p>}
        {invoice.customerReference ? <p className="text-ink-2">{t("referenceShort", { reference: invoice.customerReference })}</p> : null}
        {invoice.reason ? <p className="text-ink-2">{invoice.reason}</p> : null}
      </div>
      <address className="not-italic">
        <span className="block text-label text-ink-3">{t("print.to")}</span>
        <span className="block font-medium">{invoice.billTo.name}</span>
        {addressLines(invoice.billTo, format).map((line) => <span key={line} className="block">{line}</span>)}
        {invoice.billTo.taxNumber ? <span className="block">{t("print.taxNumber", { number: invoice.billTo.taxNumber })}</span> : null}
      </address>
    </header>
  );
}

function Body({ invoice }: { invoice: Invoice }) {
  const t = useTranslations("invoicing");
  const format = useFormat();
  const money = (minor: bigint) => format.money(minor, invoice.currency);
  const heads: [string, boolean][] = [[t("record.line"), false], [t("record.description"), false], [t("record.quantity"), true], [t("record.price"), true], [t("record.discount"), true], [t("record.tax"), true], [t("record.net"), true]];
  const totals: [string, string][] = [
    [t("record.net"), money(invoice.netMinor)],
    ...invoice.taxes.map((tax): [string, string] => [t("record.taxAt", { code: tax.code, rate: format.percent(tax.ratePercent), base: money(tax.baseMinor) }), money(tax.taxMinor)]),
    [t("record.gross"), money(invoice.grossMinor)],
  ];
  return (
    <div role="region" aria-label={t("record.lines")} tabIndex={0} className="overflow-x-auto">
      <table className="w-full border-collapse">
        <thead>
          <tr>{heads.map(([head, right]) => <th key={head} scope="col" className={cn(cell, "text-label font-medium text-ink-3", right && "text-right")}>{head}</th>)}</tr>
        </thead>
        <tbody>
          {invoice.lines.map((line) => (
            <tr key={line.id}>
              <td className={cell}>{line.lineNo}</td>
              <td className={cell}>{line.itemCode ? <span className="font-medium">{line.itemCode} </span> : null}{line.description}<span className="block text-label text-ink-3">{[line.orderNumber, line.shipmentNumber].filter(Boolean).join(" · ")}</span></td>
              <td className={amount}>{format.quantity(line.quantity, { unit: line.unitCode ?? undefined })}</td>
              <td className={amount}>{format.unitPrice(line.unitPrice)}</td>
              <td className={amount}>{Number(line.discountPercent) === 0 ? "–" : format.percent(line.discountPercent)}</td>
              <td className={amount}>{line.taxCode ? format.percent(line.taxRatePercent) : "–"}</td>
              <td className={amount}>{money(line.netMinor)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          {totals.map(([label, value], index) => (
            <tr key={label} className={index === totals.length - 1 ? "font-semibold" : undefined}>
              <td colSpan={6} className={amount}>{label}</td>
              <td className={amount}>{value}</td>
            </tr>
          ))}
        </tfoot>
      </table>
    </div>
  );
}
