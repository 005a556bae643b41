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
import { toneOfShipment } from "./shipment-tones";
import { shipmentFilterNames, toShipmentsInput } from "./shipments-input";

type Row = inferRouterOutputs<AppRouter>["shipments"]["list"]["rows"][number];
const STATES = ["planned", "released", "packed", "dispatched", "delivered", "cancelled"] as const;

/** Every shipment, by status, day, warehouse; late ones marked. */
export function ShipmentsList() {
  const t = useTranslations("shipments");
  const trpc = useTRPC();
  const path = useWorkspacePath();
  const may = useMay();
  const columns = useColumns();
  const [params] = useListParams(shipmentFilterNames);
  const list = useInfiniteQuery(
    trpc.shipments.list.infiniteQueryOptions(toShipmentsInput(params), { getNextPageParam: (page) => page.nextCursor, placeholderData: keepPreviousData }),
  );
  const warehouses = useQuery(trpc.stock.warehouses.queryOptions({}));
  const filters: Filter[] = [
    { kind: "choice", name: "status", label: t("state"), options: STATES.map((value) => ({ value, label: t(`status.${value}`) })) },
    { kind: "flag", name: "open", label: t("openOnly") },
    { kind: "flag", name: "late", label: t("lateOnly") },
    { kind: "choice", name: "warehouse", label: t("warehouse"), options: (warehouses.data ?? []).map((w) => ({ value: w.id, label: w.name })) },
    { kind: "period", name: "planned", label: t("plannedOn") },
  ];
  const counted = list.data?.pages[0]?.totals;
  // More rows than are counted with the page: their totals arrive after it.
  const whole = useQuery(trpc.shipments.list.queryOptions({ ...toShipmentsInput(params), totals: "exact" }, { enabled: counted?.complete === false }));
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
          rowHref={(row) => path(`/shipments/${row.id}`)}
          defaultSort="-plannedOn"
          totals={totals ? { number: t("count", { count: totals.count }), state: totals.late > 0 ? t("lateCount", { count: totals.late }) : undefined } : undefined}
          refreshing={list.isPlaceholderData}
          more={{ hasMore: list.hasNextPage, loading: list.isFetchingNextPage, onMore: () => void list.fetchNextPage() }}
          empty={
            filtered ? (
              <EmptyState title={t("empty.filtered")} actions={<LinkButton href={path("/shipments")}>{t("empty.show")}</LinkButton>}>{t("empty.filteredBody")}</EmptyState>
            ) : (
              <EmptyState
                title={t("empty.title")}
                actions={may("shipments.plan") ? <LinkButton tone="primary" href={path("/shipments/new")}>{t("create")}</LinkButton> : undefined}
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

function useColumns(): Column<Row>[] {
  const t = useTranslations("shipments");
  const format = useFormat();
  return [
    { key: "number", header: t("number"), sort: "number", className: "sm:whitespace-nowrap", cell: (row) => row.number },
    { key: "customer", header: t("customer"), cell: (row) => <span className="block max-w-60 truncate">{row.customerName}</span> },
    { key: "order", header: t("order"), className: "sm:whitespace-nowrap", cell: (row) => row.orderNumber, card: "hidden" },
    { key: "warehouse", header: t("warehouse"), cell: (row) => <span className="block max-w-36 truncate">{row.warehouseName}</span>, card: "hidden" },
    { key: "plannedOn", header: t("plannedOn"), sort: "plannedOn", className: "sm:whitespace-nowrap", cell: (row) => format.date(row.plannedOn, { relative: true }) },
    { key: "shippedOn", header: t("shippedOn"), className: "sm:whitespace-nowrap", cell: (row) => (row.shippedOn ? format.date(row.shippedOn) : "–"), card: "hidden" },
    {
      key: "state",
      header: t("state"),
      cell: (row) => (
        <span className="flex items-center gap-2">
          <StateBadge tone={toneOfShipment[row.status] ?? "quiet"}>{t(`status.${row.status}`)}</StateBadge>
          {row.late ? <Chip tone="late">{t("late")}</Chip> : null}
        </span>
      ),
    },
    {
      key: "lines",
      header: t("lines"),
      numeric: true,
      cell: (row) => (row.status === "released" && row.packedCount > 0 ? t("packedOf", { packed: row.packedCount, count: row.lineCount }) : row.lineCount),
    },
  ];
}
