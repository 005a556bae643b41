"use client";

import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { QueryFault } from "@/app/_trpc/query-fault";
import type { AppRouter } from "@/app/_trpc/router-type";
import { Chip, DataTable, EmptyState, FilterBar, LinkButton, useListParams, type Column, type Filter } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import { compareQuantity } from "@/server/kernel/quantity";
import { useMay, useWorkspacePath } from "../../../_member-context";
import { stockFilterNames, toStockInput } from "./stock-input";

type Row = inferRouterOutputs<AppRouter>["promising"]["stock"]["rows"][number];

/** Stock moves while one looks: the first page is read again every second. */
const FRESH_MS = 1000;

export function StockList() {
  const t = useTranslations("stock");
  const trpc = useTRPC();
  const path = useWorkspacePath();
  const format = useFormat();
  const may = useMay();
  const [params] = useListParams(stockFilterNames);
  const list = useInfiniteQuery(
    trpc.promising.stock.infiniteQueryOptions(toStockInput(params), {
      getNextPageParam: (page) => page.nextCursor,
      placeholderData: keepPreviousData,
      refetchInterval: (query) => ((query.state.data?.pages.length ?? 0) > 1 ? false : FRESH_MS),
    }),
  );
  const filters = useStockFilters();
  const columns = useStockColumns();
  const totals = list.data?.pages[0]?.totals;
  if (list.error) return <QueryFault error={list.error} onRetry={() => void list.refetch()} />;
  return (
    <>
      <FilterBar filters={filters} searchLabel={t("search")} />
      <DataTable
        label={t("title")}
        columns={columns}
        rows={list.data?.pages.flatMap((page) => page.rows)}
        rowKey={(row) => row.id}
        rowHref={(row) => path(`/stock/${row.itemId}`)}
        defaultSort="code"
        refreshing={list.isPlaceholderData}
        totals={totals ? { item: t("totalPlaces", { count: totals.count }), ...(totals.valueMinor === null ? {} : { value: format.money(totals.valueMinor) }) } : undefined}
        more={{ hasMore: list.hasNextPage, loading: list.isFetchingNextPage, onMore: () => void list.fetchNextPage() }}
        empty={
          Object.keys(params).length > 0 ? (
            <EmptyState title={t("emptyFiltered.title")} actions={<LinkButton href={path("/stock")}>{t("emptyFiltered.drop")}</LinkButton>}>{t("emptyFiltered.body")}</EmptyState>
          ) : (
            <EmptyState title={t("empty.title")} actions={may("stock.move") ? <LinkButton tone="primary" href={path("/stock/receive")}>{t("receive.title")}</LinkButton> : undefined}>{t("empty.body")}</EmptyState>
          )
        }
      />
    </>
  );
}

function useStockFilters(): Filter[] {
  const t = useTranslations("stock");
  const trpc = useTRPC();
  const warehouses = useQuery(trpc.stock.warehouses.queryOptions({}));
  const categories = useQuery(trpc.catalog.categories.queryOptions({}));
  return [
    { kind: "choice", name: "warehouse", label: t("warehouse"), options: (warehouses.data ?? []).map((w) => ({ value: w.id, label: w.name })) },
    { kind: "choice", name: "category", label: t("category"), options: (categories.data?.rows ?? []).map((c) => ({ value: c.id, label: c.name })) },
    { kind: "choice", name: "state", label: t("state"), options: (["in_stock", "short", "reserved", "out"] as const).map((value) => ({ value, label: t(`states.${value}`) })) },
  ];
}

function useStockColumns(): Column<Row>[] {
  const t = useTranslations("stock");
  const format = useFormat();
  const may = useMay();
  const isShort = (row: Row) => compareQuantity(row.waiting, row.available) > 0;
  const quantity = (text: string) => format.quantity(text, { zero: "dash" });
  return [
    { key: "item", header: t("item"), sort: "code", cell: (row) => <span className="block max-w-md truncate" title={row.itemName}><span className="font-medium">{row.itemCode}</span> <span className="text-ink-2">{row.itemName}</span></span> },
    { key: "warehouse", header: t("warehouse"), cell: (row) => <span className="whitespace-nowrap">{row.warehouseName}</span> },
    { key: "state", header: t("state"), cell: (row) => (isShort(row) ? <Chip tone="late">{t("states.short")}</Chip> : null) },
    { key: "onHand", header: t("onHand"), numeric: true, cell: (row) => quantity(row.onHand) },
    { key: "reserved", header: t("reserved"), numeric: true, cell: (row) => quantity(row.reserved) },
    { key: "waiting", header: t("waiting"), numeric: true, card: "hidden", cell: (row) => (isShort(row) ? <span className="text-late">{quantity(row.waiting)}</span> : quantity(row.waiting)) },
    { key: "incoming", header: t("incoming"), numeric: true, card: "hidden", cell: (row) => quantity(row.incoming) },
    { key: "available", header: t("available"), numeric: true, card: "aside", cell: (row) => <span className="font-medium">{format.quantity(row.available, { unit: row.unitCode })}</span> },
    ...(may("costs.view")
      ? [{ key: "value", header: t("value"), numeric: true, card: "hidden" as const, cell: (row: Row) => (row.valueMinor === null ? null : format.money(row.valueMinor, undefined, { zero: "dash" })) }]
      : []),
  ];
}
