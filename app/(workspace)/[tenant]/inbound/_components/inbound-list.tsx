"use client";

import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { QueryFault } from "@/app/_trpc/query-fault";
import type { AppRouter } from "@/app/_trpc/router-type";
import { DataTable, EmptyState, FilterBar, LinkButton, StateBadge, useListParams, type Column, type Filter, type StateTone } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import { useMay, useWorkspacePath } from "../../../_member-context";
import { defaultInboundSort, inboundFilterNames, toInboundInput } from "./inbound-input";

type Row = inferRouterOutputs<AppRouter>["supply"]["expected"]["rows"][number];
export const toneOfExpected: Readonly<Record<string, StateTone>> = { open: "moving", overdue: "late", received: "settled", cancelled: "quiet" };

export function ExpectedState({ status, overdue }: { status: string; overdue: boolean }) {
  const t = useTranslations("supply");
  const state = overdue ? "overdue" : status;
  return <StateBadge tone={toneOfExpected[state] ?? "quiet"}>{t(`status.${state as "open"}`)}</StateBadge>;
}

export function InboundList() {
  const t = useTranslations("supply");
  const trpc = useTRPC();
  const format = useFormat();
  const path = useWorkspacePath();
  const may = useMay();
  const [params] = useListParams(inboundFilterNames);
  const warehouses = useQuery(trpc.stock.warehouses.queryOptions({}));
  const list = useInfiniteQuery(trpc.supply.expected.infiniteQueryOptions(toInboundInput(params), { getNextPageParam: (page) => page.nextCursor, placeholderData: keepPreviousData }));
  const filters: Filter[] = [
    { kind: "choice", name: "status", label: t("state"), options: (["open", "overdue", "received", "cancelled", "all"] as const).map((value) => ({ value, label: t(`status.${value}`) })) },
    { kind: "choice", name: "warehouse", label: t("warehouse"), options: (warehouses.data ?? []).map((w) => ({ value: w.id, label: w.name })) },
  ];
  const columns: Column<Row>[] = [
    { key: "number", header: t("number"), cell: (row) => row.number },
    { key: "supplier", header: t("supplier"), cell: (row) => row.supplierName },
    { key: "reference", header: t("reference"), card: "hidden", cell: (row) => row.reference },
    { key: "warehouse", header: t("warehouse"), cell: (row) => row.warehouseName },
    { key: "dueOn", header: t("dueOn"), sort: "dueOn", cell: (row) => format.date(row.dueOn, { relative: true }) },
    { key: "state", header: t("state"), cell: (row) => <ExpectedState status={row.status} overdue={row.overdue} /> },
    { key: "waiting", header: t("linesWaiting"), numeric: true, cell: (row) => t("waitingOf", { waiting: row.waiting, lines: row.lines }) },
  ];
  if (list.error) return <QueryFault error={list.error} onRetry={() => void list.refetch()} />;
  return (
    <>
      <FilterBar filters={filters} searchLabel={t("search")} />
      <DataTable
        label={t("title")} columns={columns} rows={list.data?.pages.flatMap((page) => page.rows)} rowKey={(row) => row.id} rowHref={(row) => path(`/inbound/${row.id}`)}
        defaultSort={defaultInboundSort(params.status)} refreshing={list.isPlaceholderData}
        more={{ hasMore: list.hasNextPage, loading: list.isFetchingNextPage, onMore: () => void list.fetchNextPage() }}
        empty={
          Object.keys(params).length > 0
            ? <EmptyState title={t("emptyFiltered.title")} actions={<LinkButton href={path("/inbound?status=all")}>{t("emptyFiltered.drop")}</LinkButton>}>{t("emptyFiltered.body")}</EmptyState>
            : <EmptyState title={t("empty.title")} actions={may("inbound.edit") ? <LinkButton tone="primary" href={path("/inbound/new")}>{t("announce.title")}</LinkButton> : undefined}>{t("empty.body")}</EmptyState>
        }
      />
    </>
  );
}
