"use client";

import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { QueryFault } from "@/app/_trpc/query-fault";
import type { AppRouter } from "@/app/_trpc/router-type";
import { Chip, DataTable, EmptyState, FilterBar, LinkButton, StateBadge, useListParams, type Column, type Filter } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import { useMay, useWorkspacePath } from "../../../_member-context";
import { orderFilterNames, toOrdersInput } from "./orders-input";
import { toneOfOrder, toneOfPayment, toneOfProgress } from "./order-tones";

type Row = inferRouterOutputs<AppRouter>["orders"]["list"]["rows"][number];

export function OrdersList() {
  const t = useTranslations("orders");
  const trpc = useTRPC();
  const format = useFormat();
  const path = useWorkspacePath();
  const may = useMay();
  const [params] = useListParams(orderFilterNames);
  const list = useInfiniteQuery(
    trpc.orders.list.infiniteQueryOptions(toOrdersInput(params), { getNextPageParam: (page) => page.nextCursor, placeholderData: keepPreviousData }),
  );
  const filters: Filter[] = [
    { kind: "choice", name: "status", label: t("state"), options: (["draft", "credit_hold", "confirmed", "closed", "cancelled"] as const).map((value) => ({ value, label: t(`status.${value}`) })) },
    { kind: "choice", name: "progress", label: t("progressTitle"), options: (["open", "partly_shipped", "shipped", "partly_invoiced", "invoiced"] as const).map((value) => ({ value, label: t(`progress.${value}`) })) },
    { kind: "choice", name: "channel", label: t("channel.label"), options: (["direct", "web", "store", "phone", "import", "api"] as const).map((value) => ({ value, label: t(`channel.${value}`) })) },
    { kind: "flag", name: "late", label: t("lateOnly") },
    { kind: "period", name: "ordered", label: t("orderedOn") },
  ];
  const columns: Column<Row>[] = [
    { key: "number", header: t("number"), sort: "number", cell: (row) => row.number, className: "whitespace-nowrap" },
    {
      key: "customer",
      header: t("customer"),
      cell: (row) => (
        <span className="flex min-w-0 items-baseline gap-2 sm:max-w-52">
          <span className="max-w-full shrink-0 truncate">{row.customerName}</span>
          {row.customerReference ? <span className="min-w-0 truncate text-label text-ink-3">{t("referenceShort", { reference: row.customerReference })}</span> : null}
        </span>
      ),
    },
    { key: "orderedOn", header: t("orderedOn"), sort: "orderedOn", cell: (row) => format.date(row.orderedOn) },
    { key: "requiredOn", header: t("requiredOn"), sort: "requiredOn", cell: (row) => format.date(row.requiredOn), card: "hidden" },
    {
      key: "channel",
      header: t("channel.label"),
      cell: (row) => (
        <span className="flex items-baseline gap-2">
          <span>{t(`channel.${row.channel as "web"}`)}</span>
          {row.externalKey ? <span className="max-w-32 truncate text-label text-ink-3">{row.externalKey}</span> : null}
        </span>
      ),
      card: "hidden",
      className: "whitespace-nowrap max-[1279px]:hidden",
    },
    { key: "sales", header: t("salesUser"), cell: (row) => row.salesUserName ?? "–", card: "hidden", className: "whitespace-nowrap max-[1439px]:hidden" },
    {
      key: "state",
      header: t("state"),
      cell: (row) => (
        <span className="flex items-center gap-2">
          <StateBadge tone={toneOfOrder[row.status] ?? "quiet"}>{t(`status.${row.status as "draft"}`)}</StateBadge>
          {row.late ? <Chip tone="late">{t("late")}</Chip> : null}
        </span>
      ),
    },
    {
      key: "progress",
      header: t("progressTitle"),
      cell: (row) =>
        row.status === "confirmed" || row.status === "closed" ? (
          <StateBadge tone={toneOfProgress[row.progress] ?? "quiet"}>{t(`progress.${row.progress as "open"}`)}</StateBadge>
        ) : (
          "–"
        ),
    },
    {
      key: "payment",
      header: t("payment"),
      className: "max-[1439px]:hidden",
      cell: (row) =>
        row.paymentProgress === "none" ? "–" : <StateBadge tone={toneOfPayment[row.paymentProgress] ?? "quiet"}>{t(`paymentProgress.${row.paymentProgress as "paid"}`)}</StateBadge>,
      card: "hidden",
    },
    { key: "amount", header: t("amount"), numeric: true, sort: "amount", cell: (row) => format.money(row.grossMinor, row.currency, { zero: "dash" }) },
  ];
  const counted = list.data?.pages[0]?.totals;
  // More rows than are counted with the page: their totals arrive after it.
  const whole = useQuery(trpc.orders.list.queryOptions({ ...toOrdersInput(params), totals: "exact" }, { enabled: counted?.complete === false }));
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
          rowHref={(row) => path(`/orders/${row.id}`)}
          defaultSort="-orderedOn"
          totals={totals ? { number: t("count", { count: totals.count }), amount: format.money(totals.grossMinor, totals.currency) } : undefined}
          refreshing={list.isPlaceholderData}
          more={{ hasMore: list.hasNextPage, loading: list.isFetchingNextPage, onMore: () => void list.fetchNextPage() }}
          empty={
            filtered ? (
              <EmptyState title={t("empty.filtered")} actions={<LinkButton href={path("/orders")}>{t("title")}</LinkButton>}>{t("empty.filteredBody")}</EmptyState>
            ) : (
              <EmptyState
                title={t("empty.title")}
                actions={
                  may("orders.edit") ? (
                    <>
                      <LinkButton tone="primary" href={path("/orders/new")}>{t("create")}</LinkButton>
                      {may("imports.run") ? <LinkButton href={path("/imports")}>{t("empty.import")}</LinkButton> : null}
                    </>
                  ) : undefined
                }
              >
                {t("empty.body")}
              </EmptyState>
            )
          }
        />
      )}
    </>
  );
}
