"use client";

import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { QueryFault } from "@/app/_trpc/query-fault";
import type { AppRouter } from "@/app/_trpc/router-type";
import { DataTable, EmptyState, FilterBar, LinkButton, useListParams, type Column } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import { useMay, useWorkspacePath } from "../../../_member-context";
import { toInvoiceFilterNames, toWorklistInput } from "./worklist-input";

type Row = inferRouterOutputs<AppRouter>["invoicing"]["toInvoice"]["rows"][number];

/** Shipped and not invoiced, the oldest first; several shipments of one company go on one invoice. */
export function ToInvoice() {
  const t = useTranslations("invoicing");
  const trpc = useTRPC();
  const path = useWorkspacePath();
  const may = useMay();
  const format = useFormat();
  const [params] = useListParams(toInvoiceFilterNames);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const list = useInfiniteQuery(
    trpc.invoicing.toInvoice.infiniteQueryOptions(toWorklistInput(params), { getNextPageParam: (page) => page.nextCursor, placeholderData: keepPreviousData }),
  );
  const rows = list.data?.pages.flatMap((page) => page.rows);
  const mayIssue = may("invoices.issue");
  const address = (ids: readonly string[]) => path(`/invoices/new?shipments=${ids.join(",")}`);
  const chosen = (rows ?? []).filter((row) => selected.has(row.id));
  const oneCompany = new Set(chosen.map((row) => row.legalEntityId)).size === 1;
  const columns: Column<Row>[] = [
    { key: "number", header: t("toInvoice.shipment"), className: "sm:whitespace-nowrap", cell: (row) => row.number },
    { key: "customer", header: t("customer"), cell: (row) => <span className="block max-w-72 truncate">{row.customerName}</span> },
    { key: "order", header: t("toInvoice.order"), className: "sm:whitespace-nowrap", cell: (row) => row.orderNumber },
    { key: "recognisedOn", header: t("toInvoice.recognisedOn"), cell: (row) => (row.recognisedOn ? format.date(row.recognisedOn, { relative: true }) : "–") },
    { key: "lines", header: t("toInvoice.lines"), numeric: true, card: "line", cell: (row) => row.lineCount },
    { key: "value", header: t("toInvoice.value"), numeric: true, card: "aside", cell: (row) => format.money(row.netMinor, undefined, { zero: "dash" }) },
  ];
  return (
    <>
      <FilterBar filters={[]} searchLabel={t("toInvoice.search")} />
      {list.error ? (
        <QueryFault error={list.error} onRetry={() => void list.refetch()} />
      ) : (
        <DataTable
          label={t("tabs.toInvoice")}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.id}
          rowHref={(row) => (mayIssue ? address([row.id]) : path(`/shipments/${row.id}`))}
          selection={
            mayIssue
              ? {
                  selected,
                  onChange: setSelected,
                  actions: oneCompany ? <LinkButton tone="primary" size="small" href={address([...selected])}>{t("toInvoice.invoiceSelected")}</LinkButton> : <span className="text-late">{t("toInvoice.several")}</span>,
                }
              : undefined
          }
          refreshing={list.isPlaceholderData}
          more={{ hasMore: list.hasNextPage, loading: list.isFetchingNextPage, onMore: () => void list.fetchNextPage() }}
          empty={<EmptyState title={t("toInvoice.emptyTitle")} actions={<LinkButton href={path("/invoices")}>{t("title")}</LinkButton>}>{t("toInvoice.emptyBody")}</EmptyState>}
        />
      )}
    </>
  );
}
