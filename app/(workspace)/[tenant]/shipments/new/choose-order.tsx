"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { QueryFault } from "@/app/_trpc/query-fault";
import type { AppRouter } from "@/app/_trpc/router-type";
import { DataTable, EmptyState, FilterBar, LinkButton, useListParams, type Column } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import { useWorkspacePath } from "../../../_member-context";

type Row = inferRouterOutputs<AppRouter>["shipments"]["openOrders"]["rows"][number];

/** Orders that wait to be shipped. */
export function ChooseOrder() {
  const t = useTranslations("shipments");
  const trpc = useTRPC();
  const format = useFormat();
  const path = useWorkspacePath();
  const [params] = useListParams([]);
  const query = useQuery(trpc.shipments.openOrders.queryOptions({ search: params.q, limit: 100 }, { placeholderData: keepPreviousData }));
  const columns: Column<Row>[] = [
    { key: "number", header: t("order"), className: "sm:whitespace-nowrap", cell: (row) => row.orderNumber },
    { key: "customer", header: t("customer"), cell: (row) => <span className="block max-w-80 truncate">{row.customerName}</span> },
    { key: "due", header: t("plan.due"), cell: (row) => format.date(row.dueOn, { relative: true }) },
    { key: "ready", header: t("plan.inStock"), numeric: true, cell: (row) => t("plan.ready", { ready: row.reservedLines, count: row.lineCount }) },
  ];
  return (
    <>
      <FilterBar filters={[]} searchLabel={t("plan.searchOrders")} />
      {query.error ? (
        <QueryFault error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <DataTable
          label={t("plan.chooseTitle")}
          columns={columns}
          rows={query.data?.rows}
          rowKey={(row) => row.orderId}
          rowHref={(row) => path(`/shipments/new?order=${row.orderId}`)}
          refreshing={query.isPlaceholderData}
          empty={<EmptyState title={t("plan.noneTitle")} actions={<LinkButton href={path("/shipments")}>{t("title")}</LinkButton>}>{t("plan.noneBody")}</EmptyState>}
        />
      )}
    </>
  );
}
