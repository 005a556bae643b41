"use client";

import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { QueryFault } from "@/app/_trpc/query-fault";
import type { AppRouter } from "@/app/_trpc/router-type";
import { DataTable, EmptyState, FilterBar, LinkButton, StateBadge, useListParams, type Column, type Filter } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import { useWorkspacePath } from "../../../_member-context";
import { stateOfInvoice } from "./invoice-state";
import { invoiceFilterNames, toInvoicesInput } from "./invoices-input";

type Row = inferRouterOutputs<AppRouter>["invoicing"]["list"]["rows"][number];

/** Invoices and credit notes with what is still to be paid. */
export function InvoicesList() {
  const t = useTranslations("invoicing");
  const trpc = useTRPC();
  const format = useFormat();
  const path = useWorkspacePath();
  const columns = useColumns();
  const [params] = useListParams(invoiceFilterNames);
  const list = useInfiniteQuery(
    trpc.invoicing.list.infiniteQueryOptions(toInvoicesInput(params), { getNextPageParam: (page) => page.nextCursor, placeholderData: keepPreviousData }),
  );
  const filters: Filter[] = [
    { kind: "choice", name: "state", label: t("state"), options: (["open", "overdue", "settled"] as const).map((value) => ({ value, label: t(`states.${value}`) })) },
    { kind: "choice", name: "kind", label: t("kindTitle"), options: (["invoice", "credit_note"] as const).map((value) => ({ value, label: t(`kind.${value}`) })) },
    { kind: "period", name: "issued", label: t("invoicedOn") },
  ];
  const counted = list.data?.pages[0]?.totals;
  // More rows than are counted with the page: their totals arrive after it.
  const whole = useQuery(trpc.invoicing.list.queryOptions({ ...toInvoicesInput(params), totals: "exact" }, { enabled: counted?.complete === false }));
  const totals = counted?.complete === false ? whole.data?.totals : counted;
  const filtered = Object.keys(params).some((key) => key !== "sort");
  return (
    <>
      <FilterBar filters={filters} searchLabel={t("search")} />
      {list.error ? (
        <QueryFault error={list.error} onRetry={() => void list.refetch()} />
      ) : (
        <DataTable
          label={t("title")}
          columns={columns}
          rows={list.data?.pages.flatMap((page) => page.rows)}
          rowKey={(row) => row.id}
          rowHref={(row) => path(`/invoices/${row.id}`)}
          defaultSort="-invoicedOn"
          totals={totals ? { number: t("count", { count: totals.count }), open: format.money(totals.openMinor), amount: format.money(totals.grossMinor) } : undefined}
          refreshing={list.isPlaceholderData}
          more={{ hasMore: list.hasNextPage, loading: list.isFetchingNextPage, onMore: () => void list.fetchNextPage() }}
          empty={
            filtered ? (
              <EmptyState title={t("empty.filtered")} actions={<LinkButton href={path("/invoices")}>{t("empty.show")}</LinkButton>}>{t("empty.filteredBody")}</EmptyState>
            ) : (
              <EmptyState title={t("empty.title")} actions={<LinkButton tone="primary" href={path("/invoices/to-invoice")}>{t("tabs.toInvoice")}</LinkButton>}>{t("empty.body")}</EmptyState>
            )
          }
        />
      )}
    </>
  );
}

function useColumns(): Column<Row>[] {
  const t = useTranslations("invoicing");
  const format = useFormat();
  return [
    { key: "number", header: t("number"), className: "sm:whitespace-nowrap", cell: (row) => row.number },
    {
      key: "customer",
      header: t("customer"),
      cell: (row) => (
        <span className="flex min-w-0 items-baseline gap-2">
          <span className="max-w-60 truncate">{row.customerName}</span>
          {row.customerReference ? <span className="shrink-0 text-label text-ink-3">{t("referenceShort", { reference: row.customerReference })}</span> : null}
        </span>
      ),
    },
    { key: "invoicedOn", header: t("invoicedOn"), sort: "invoicedOn", className: "sm:whitespace-nowrap", cell: (row) => format.date(row.invoicedOn) },
    { key: "dueOn", header: t("dueOn"), className: "sm:whitespace-nowrap", cell: (row) => (row.kind === "invoice" ? format.date(row.dueOn) : "–"), card: "hidden" },
    {
      key: "state",
      header: t("state"),
      cell: (row) => {
        const { word, tone } = stateOfInvoice(row);
        return <StateBadge tone={tone}>{t(`states.${word}`)}</StateBadge>;
      },
    },
    { key: "open", header: t("open"), numeric: true, card: "line", cell: (row) => format.money(row.openMinor, row.currency, { zero: "dash" }) },
    { key: "amount", header: t("amount"), numeric: true, card: "aside", cell: (row) => format.money(row.kind === "invoice" ? row.grossMinor : -row.grossMinor, row.currency, { zero: "dash" }) },
  ];
}
