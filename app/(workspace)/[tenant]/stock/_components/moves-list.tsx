"use client";

import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { ListView } from "@/app/(workspace)/_lists/list-view";
import { useList } from "@/app/(workspace)/_lists/use-list";
import { useTRPC } from "@/app/_trpc/client";
import { QueryFault } from "@/app/_trpc/query-fault";
import type { AppRouter } from "@/app/_trpc/router-type";
import { DataTable, EmptyState, FilterBar, useListParams, type Column, type Filter } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import { MOVE_KINDS, movesList } from "@/server/kernel/lists";
import { useMay, useWorkspacePath } from "../../../_member-context";
import { SourceLink } from "./source-link";

type Row = inferRouterOutputs<AppRouter>["stock"]["moves"]["rows"][number];
const KINDS = MOVE_KINDS;
/** Stock moves while one looks: the first pages are read again every second. */
const FRESH_MS = 1000;
const FRESH_PAGES = 2;

/** Every move of all items. */
export function MovesList() {
  const t = useTranslations("stock");
  const trpc = useTRPC();
  const format = useFormat();
  const path = useWorkspacePath();
  const list = useList(movesList);
  const warehouses = useQuery(trpc.stock.warehouses.queryOptions({}));
  const result = useInfiniteQuery(
    trpc.stock.moves.infiniteQueryOptions(movesList.toInput(list.params), {
      getNextPageParam: (page) => page.nextCursor,
      placeholderData: keepPreviousData,
      refetchInterval: (query) => ((query.state.data?.pages.length ?? 0) > FRESH_PAGES ? false : FRESH_MS),
    }),
  );
  return (
    <ListView
      declaration={movesList}
      list={list}
      result={result}
      rowKey={(row) => row.id}
      choices={{ warehouse: (warehouses.data ?? []).map((w) => ({ value: w.id, label: w.name })) }}
      empty={<EmptyState compact title={t("emptyMoves.title")}>{t("emptyMoves.body")}</EmptyState>}
      cells={{
        movedOn: (row) => format.date(row.movedOn),
        item: (row) => <Link href={path(`/stock/${row.itemId}`)} className="hover:underline"><span className="font-medium">{row.itemCode}</span> <span className="text-ink-2">{row.itemName}</span></Link>,
        kind: (row) => t(`kinds.${row.kind as (typeof MOVE_KINDS)[number]}`),
        document: (row) => <SourceLink type={row.sourceType} id={row.sourceId} number={row.sourceNumber} />,
        place: (row) => <>{row.warehouseName} <span className="text-ink-3">{row.locationCode}</span></>,
        reason: { cell: (row) => row.reason, card: "hidden" },
        value: { cell: (row) => (row.valueMinor === null ? null : format.money(row.valueMinor, undefined, { zero: "dash" })), card: "hidden" },
        quantity: { cell: (row) => format.quantity(row.quantity, { unit: row.unitCode }), card: "aside" },
      }}
    />
  );
}

/** The moves of one item, on its page. */
export function ItemMoves({ itemId }: { itemId: string }) {
  const t = useTranslations("stock");
  const trpc = useTRPC();
  const [params] = useListParams(["warehouse", "kind"] as const);
  const warehouses = useQuery(trpc.stock.warehouses.queryOptions({}));
  const input = { itemId, warehouseId: params.warehouse, kind: KINDS.find((kind) => kind === params.kind), limit: 20 };
  const list = useInfiniteQuery(
    trpc.stock.moves.infiniteQueryOptions(input, {
      getNextPageParam: (page) => page.nextCursor,
      placeholderData: keepPreviousData,
      refetchInterval: (query) => ((query.state.data?.pages.length ?? 0) > FRESH_PAGES ? false : FRESH_MS),
    }),
  );
  const columns = useMoveColumns();
  const filters: Filter[] = [
    { kind: "choice", name: "warehouse", label: t("warehouse"), options: (warehouses.data ?? []).map((w) => ({ value: w.id, label: w.name })) },
    { kind: "choice", name: "kind", label: t("kind"), options: KINDS.map((value) => ({ value, label: t(`kinds.${value}`) })) },
  ];
  if (list.error) return <QueryFault error={list.error} onRetry={() => void list.refetch()} />;
  return (
    <>
      <FilterBar filters={filters} />
      <DataTable
        label={t("tabs.moves")} columns={columns} rows={list.data?.pages.flatMap((page) => page.rows)} rowKey={(row) => row.id} refreshing={list.isPlaceholderData}
        more={{ hasMore: list.hasNextPage, loading: list.isFetchingNextPage, onMore: () => void list.fetchNextPage() }}
        empty={<EmptyState compact title={t("emptyMoves.title")}>{t("emptyMoves.body")}</EmptyState>}
      />
    </>
  );
}

function useMoveColumns(): Column<Row>[] {
  const t = useTranslations("stock");
  const format = useFormat();
  const may = useMay();
  return [
    { key: "movedOn", header: t("date"), cell: (row) => format.date(row.movedOn) },
    { key: "kind", header: t("kind"), cell: (row) => t(`kinds.${row.kind as (typeof KINDS)[number]}`) },
    { key: "document", header: t("document"), cell: (row) => <SourceLink type={row.sourceType} id={row.sourceId} number={row.sourceNumber} /> },
    { key: "place", header: t("place"), cell: (row) => <>{row.warehouseName} <span className="text-ink-3">{row.locationCode}</span></> },
    { key: "reason", header: t("reason"), card: "hidden", cell: (row) => row.reason },
    ...(may("costs.view") ? [{ key: "value", header: t("value"), numeric: true, card: "hidden" as const, cell: (row: Row) => (row.valueMinor === null ? null : format.money(row.valueMinor, undefined, { zero: "dash" })) }] : []),
    { key: "quantity", header: t("quantity"), numeric: true, card: "aside", cell: (row) => format.quantity(row.quantity, { unit: row.unitCode }) },
  ];
}
