"use client";

import { useTranslations } from "next-intl";
import Link from "next/link";
import { DataTable, type Column } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import { isZero } from "@/server/kernel/quantity";
import { useWorkspacePath } from "../../../../_member-context";
import type { Invoice } from "./invoice-record-type";

type Line = Invoice["lines"][number];

/** The lines with where each comes from. */
export function InvoiceLines({ invoice }: { invoice: Invoice }) {
  const t = useTranslations("invoicing");
  const format = useFormat();
  const path = useWorkspacePath();
  const link = "hover:text-accent hover:underline";
  const columns: Column<Line>[] = [
    {
      key: "description",
      header: t("record.description"),
      cell: (line) => (
        <span className="flex flex-col">
          <span>{line.itemCode ? `${line.itemCode} · ` : null}{line.description}</span>
          {isZero(line.creditedQuantity) ? null : <span className="text-label text-ink-3">{t("record.credited", { quantity: format.quantity(line.creditedQuantity) })}</span>}
        </span>
      ),
    },
    {
      key: "origin",
      header: t("record.origin"),
      cell: (line) => (
        <span className="flex flex-wrap gap-x-2 text-ink-2">
          {line.shipmentId ? <Link className={link} href={path(`/shipments/${line.shipmentId}`)}>{line.shipmentNumber}</Link> : line.orderId ? <Link className={link} href={path(`/orders/${line.orderId}`)}>{line.orderNumber}</Link> : null}
          {line.returnReceiptId ? <Link className={link} href={path(`/returns/${line.returnReceiptId}`)}>{t("record.return", { number: line.returnNumber ?? "" })}</Link> : null}
        </span>
      ),
    },
    { key: "quantity", header: t("record.quantity"), numeric: true, card: "line", cell: (line) => format.quantity(line.quantity, { unit: line.unitCode ?? undefined }) },
    { key: "price", header: t("record.price"), numeric: true, card: "line", cell: (line) => format.unitPrice(line.unitPrice) },
    { key: "discount", header: t("record.discount"), numeric: true, card: "hidden", cell: (line) => (isZero(line.discountPercent) ? "–" : format.percent(line.discountPercent)) },
    { key: "tax", header: t("record.tax"), numeric: true, card: "hidden", cell: (line) => (line.taxCode ? format.percent(line.taxRatePercent) : "–") },
    { key: "net", header: t("record.net"), numeric: true, card: "aside", cell: (line) => format.money(line.netMinor, invoice.currency, { zero: "dash" }) },
  ];
  return <DataTable label={t("record.lines")} columns={columns} rows={invoice.lines} rowKey={(line) => line.id} empty={null} />;
}
