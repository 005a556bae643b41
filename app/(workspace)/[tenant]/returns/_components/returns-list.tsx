"use client";

import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { QueryFault } from "@/app/_trpc/query-fault";
import type { AppRouter } from "@/app/_trpc/router-type";
import { DataTable, EmptyState, FilterBar, LinkButton, StateBadge, useListParams, type Column } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import { useWorkspacePath } from "../../../_member-context";
import { returnFilterNames, toReturnsInput } from "./returns-input";

type Row = inferRouterOutputs<AppRouter>["shipments"]["returns"]["rows"][number];

/** What came back, newest first; what waits for a credit note is marked. */
export function ReturnsList() {
  const t = useTranslations("shipments.returns");
  const s = useTranslations("shipments");
  const trpc = useTRPC();
  const format = useFormat();
  const path = useWorkspacePath();
  const [params] = useListParams(returnFilterNames);
  const list = useInfiniteQuery(
    trpc.shipments.returns.infiniteQueryOptions(toReturnsInput(params), { getNextPageParam: (page) => page.nextCursor, placeholderData: keepPreviousData }),
  );
  const columns: Column<Row>[] = [
    { key: "number", header: t("number"), className: "sm:whitespace-nowrap", cell: (row) => row.number },
    { key: "customer", header: s("customer"), cell: (row) => <span className="block max-w-60 truncate">{row.customerName}</span> },
    { key: "shipment", header: t("shipment"), className: "sm:whitespace-nowrap", cell: (row) => row.shipmentNumber },
    { key: "order", header: s("order"), className: "sm:whitespace-nowrap", cell: (row) => row.orderNumber, card: "hidden" },
    { key: "reason", header: t("reason"), cell: (row) => <span className="block max-w-48 truncate">{row.reason}</span> },
    { key: "state", header: s("state"), cell: (row) => <StateBadge tone={row.waitingForCredit ? "waiting" : "settled"}>{t(row.waitingForCredit ? "waiting" : "settled")}</StateBadge> },
    { key: "receivedOn", header: t("receivedOn"), numeric: true, cell: (row) => format.date(row.receivedOn) },
  ];
  const totals = list.data?.pages[0]?.totals;
  const filtered = Object.keys(params).length > 0;
  return (
    <>
      <FilterBar filters={[{ kind: "flag", name: "waiting", label: t("waitingOnly") }]} searchLabel={t("search")} />
      {list.error ? (
        <QueryFault error={list.error} onRetry={() => void list.refetch()} />
      ) : (
        <DataTable
          label={t("title")}
          columns={columns}
          rows={list.data?.pages.flatMap((page) => page.rows)}
          rowKey={(row) => row.id}
          rowHref={(row) => path(`/returns/${row.id}`)}
          totals={totals ? { number: t("count", { count: totals.count }) } : undefined}
          refreshing={list.isPlaceholderData}
          more={{ hasMore: list.hasNextPage, loading: list.isFetchingNextPage, onMore: () => void list.fetchNextPage() }}
          empty={
            filtered ? (
              <EmptyState title={t("empty.filtered")} actions={<LinkButton href={path("/returns")}>{t("empty.show")}</LinkButton>}>{t("empty.filteredBody")}</EmptyState>
            ) : (
              <EmptyState title={t("empty.title")} actions={<LinkButton href={path("/shipments")}>{t("empty.toShipments")}</LinkButton>}>{t("empty.body")}</EmptyState>
            )
          }
        />
      )}
    </>
  );
}
