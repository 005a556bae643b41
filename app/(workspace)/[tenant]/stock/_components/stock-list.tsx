"use client";

import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { ListView } from "@/app/(workspace)/_lists/list-view";
import { useList } from "@/app/(workspace)/_lists/use-list";
import { useTRPC } from "@/app/_trpc/client";
import type { RouterOutputs } from "@/app/_trpc/router-type";
import { Chip, EmptyState, LinkButton } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import { stockList } from "@/server/kernel/lists";
import { compareQuantity } from "@/server/kernel/quantity";
import { useMay, useWorkspacePath } from "../../../_member-context";

type Row = RouterOutputs["promising"]["stock"]["rows"][number];

/** Stock moves while one looks: the first pages are read again every second. */
const FRESH_MS = 1000;
const FRESH_PAGES = 2;

export function StockList() {
  const t = useTranslations("stock");
  const trpc = useTRPC();
  const path = useWorkspacePath();
  const format = useFormat();
  const may = useMay();
  const list = useList(stockList);
  const result = useInfiniteQuery(
    trpc.promising.stock.infiniteQueryOptions(stockList.toInput(list.params), {
      getNextPageParam: (page) => page.nextCursor,
      placeholderData: keepPreviousData,
      refetchInterval: (query) => ((query.state.data?.pages.length ?? 0) > FRESH_PAGES ? false : FRESH_MS),
    }),
  );
  const warehouses = useQuery(trpc.stock.warehouses.queryOptions({}));
  const categories = useQuery(trpc.catalog.categories.queryOptions({}));
  const totals = result.data?.pages[0]?.totals;
  const isShort = (row: Row) => compareQuantity(row.waiting, row.available) > 0;
  const quantity = (text: string) => format.quantity(text, { zero: "dash" });
  return (
    <ListView
      declaration={stockList}
      list={list}
      result={result}
      rowKey={(row) => row.id}
      rowHref={(row) => path(`/stock/${row.itemId}`)}
      searchLabel={t("search")}
      choices={{
        warehouse: (warehouses.data ?? []).map((w) => ({ value: w.id, label: w.name })),
        category: (categories.data?.rows ?? []).map((c) => ({ value: c.id, label: c.name })),
      }}
      totals={totals ? { item: t("totalPlaces", { count: totals.count }), ...(totals.valueMinor === null ? {} : { value: format.money(totals.valueMinor) }) } : undefined}
      empty={
        list.filtered ? (
          <EmptyState title={t("emptyFiltered.title")} actions={<LinkButton href={path("/stock?view=none")}>{t("emptyFiltered.drop")}</LinkButton>}>{t("emptyFiltered.body")}</EmptyState>
        ) : (
          <EmptyState title={t("empty.title")} actions={may("stock.move") ? <LinkButton tone="primary" href={path("/stock/receive")}>{t("receive.title")}</LinkButton> : undefined}>{t("empty.body")}</EmptyState>
        )
      }
      cells={{
        item: (row) => <span className="block max-w-md truncate" title={row.itemName}><span className="font-medium">{row.itemCode}</span> <span className="text-ink-2">{row.itemName}</span></span>,
        warehouse: (row) => <span className="whitespace-nowrap">{row.warehouseName}</span>,
        state: (row) => (isShort(row) ? <Chip tone="late">{t("states.short")}</Chip> : null),
        onHand: (row) => quantity(row.onHand),
        reserved: (row) => quantity(row.reserved),
        waiting: { cell: (row) => (isShort(row) ? <span className="text-late">{quantity(row.waiting)}</span> : quantity(row.waiting)), card: "hidden" },
        incoming: { cell: (row) => quantity(row.incoming), card: "hidden" },
        available: { cell: (row) => <span className="font-medium">{format.quantity(row.available, { unit: row.unitCode })}</span>, card: "aside" },
        value: { cell: (row) => (row.valueMinor === null ? null : format.money(row.valueMinor, undefined, { zero: "dash" })), card: "hidden" },
      }}
    />
  );
}
