"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import Link from "next/link";
import type { ReactNode } from "react";
import { useMay, useWorkspacePath } from "@/app/(workspace)/_member-context";
import { useTRPC } from "@/app/_trpc/client";
import { QueryFault } from "@/app/_trpc/query-fault";
import { DataTable, Section, StateBadge, type Column } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import { stateOfInvoice } from "../../../invoices/_components/invoice-state";
import { toneOfOrder } from "../../../orders/_components/order-tones";
import { toneOfShipment } from "../../../shipments/_components/shipment-tones";
import { LATEST, latestOf } from "./latest-input";

interface ListProps<R> {
  title: string;
  columns: readonly Column<R>[];
  query: { data?: { rows: R[]; nextCursor: unknown }; error: Parameters<typeof QueryFault>[0]["error"] | null; refetch: () => unknown };
  hrefOf: (row: R) => string;
  allHref: string;
}

/** The latest documents of one kind, and the way to all of them. */
function LatestList<R extends { id: string }>({ title, columns, query, hrefOf, allHref }: ListProps<R>): ReactNode {
  const t = useTranslations("customers.latest");
  const path = useWorkspacePath();
  const rows = query.data?.rows;
  const all = rows && rows.length >= LATEST ? <Link href={path(allHref)} className="text-accent hover:underline">{t("all")}</Link> : null;
  return (
    <Section title={title} actions={all}>
      {query.error ? (
        <QueryFault compact error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <DataTable label={title} compact columns={columns} rows={rows} rowKey={(row) => row.id} rowHref={(row) => path(hrefOf(row))} empty={<p className="text-ink-3">{t("none")}</p>} />
      )}
    </Section>
  );
}

/** Purchases, deliveries, invoices and payments of a customer without leaving the card (CUS-04). */
export function LatestDocuments({ customerId }: { customerId: string }) {
  const may = useMay();
  return (
    <>
      {may("orders.view") ? <Orders customerId={customerId} /> : null}
      {may("shipments.view") ? <Shipments customerId={customerId} /> : null}
      {may("invoices.view") ? <Invoices customerId={customerId} /> : null}
      {may("receivables.view") ? <Receipts customerId={customerId} /> : null}
    </>
  );
}

function Orders({ customerId }: { customerId: string }) {
  const t = useTranslations("orders");
  const trpc = useTRPC();
  const format = useFormat();
  const query = useQuery(trpc.orders.list.queryOptions(latestOf(customerId).orders));
  return (
    <LatestList
      title={t("title")}
      query={query}
      allHref={`/orders?customer=${customerId}`}
      hrefOf={(row) => `/orders/${row.id}`}
      columns={[
        { key: "number", header: t("number"), cell: (row) => row.number },
        { key: "orderedOn", header: t("orderedOn"), cell: (row) => format.date(row.orderedOn) },
        { key: "state", header: t("state"), cell: (row) => <StateBadge tone={toneOfOrder[row.status] ?? "quiet"}>{t(`status.${row.status as "draft"}`)}</StateBadge> },
        { key: "amount", header: t("amount"), numeric: true, cell: (row) => format.money(row.grossMinor, row.currency, { zero: "dash" }) },
      ]}
    />
  );
}

function Shipments({ customerId }: { customerId: string }) {
  const t = useTranslations("shipments");
  const trpc = useTRPC();
  const format = useFormat();
  const query = useQuery(trpc.shipments.list.queryOptions(latestOf(customerId).shipments));
  return (
    <LatestList
      title={t("title")}
      query={query}
      allHref={`/shipments?customer=${customerId}`}
      hrefOf={(row) => `/shipments/${row.id}`}
      columns={[
        { key: "number", header: t("number"), cell: (row) => row.number },
        { key: "plannedOn", header: t("plannedOn"), cell: (row) => format.date(row.plannedOn) },
        { key: "state", header: t("state"), cell: (row) => <StateBadge tone={toneOfShipment[row.status] ?? "quiet"}>{t(`status.${row.status}`)}</StateBadge> },
        { key: "order", header: t("order"), numeric: true, cell: (row) => row.orderNumber },
      ]}
    />
  );
}

function Invoices({ customerId }: { customerId: string }) {
  const t = useTranslations("invoicing");
  const trpc = useTRPC();
  const format = useFormat();
  const query = useQuery(trpc.invoicing.list.queryOptions(latestOf(customerId).invoices));
  return (
    <LatestList
      title={t("title")}
      query={query}
      allHref={`/invoices?customer=${customerId}`}
      hrefOf={(row) => `/invoices/${row.id}`}
      columns={[
        { key: "number", header: t("number"), cell: (row) => row.number },
        { key: "invoicedOn", header: t("invoicedOn"), cell: (row) => format.date(row.invoicedOn) },
        {
          key: "state", header: t("state"),
          cell: (row) => {
            const { word, tone } = stateOfInvoice(row);
            return <StateBadge tone={tone}>{t(`states.${word}`)}</StateBadge>;
          },
        },
        { key: "amount", header: t("amount"), numeric: true, cell: (row) => format.money(row.kind === "invoice" ? row.grossMinor : -row.grossMinor, row.currency) },
      ]}
    />
  );
}

function Receipts({ customerId }: { customerId: string }) {
  const t = useTranslations("receivables");
  const trpc = useTRPC();
  const format = useFormat();
  const query = useQuery(trpc.receivables.receipts.queryOptions(latestOf(customerId).receipts));
  return (
    <LatestList
      title={t("tabs.receipts")}
      query={query}
      allHref={`/receivables/receipts?customer=${customerId}`}
      hrefOf={(row) => `/receivables/receipts/${row.id}`}
      columns={[
        { key: "number", header: t("receipt"), cell: (row) => row.number },
        { key: "receivedOn", header: t("receivedOn"), cell: (row) => format.date(row.receivedOn) },
        { key: "method", header: t("method"), cell: (row) => t(`methods.${row.method as "cash"}`) },
        { key: "amount", header: t("amount"), numeric: true, cell: (row) => <span className={row.status === "reversed" ? "text-ink-3 line-through" : undefined}>{format.money(row.amountMinor)}</span> },
      ]}
    />
  );
}
