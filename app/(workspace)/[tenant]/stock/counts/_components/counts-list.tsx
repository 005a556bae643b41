"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useTranslations } from "next-intl";
import { useState, type ReactNode } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { QueryFault } from "@/app/_trpc/query-fault";
import type { AppRouter } from "@/app/_trpc/router-type";
import { Button, DataTable, EmptyState, PageHeader, StateBadge, type Column, type StateTone } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import { useMay, useWorkspacePath } from "../../../../_member-context";
import { OpenCountDialog } from "./open-count-dialog";

type Row = inferRouterOutputs<AppRouter>["stock"]["counts"]["rows"][number];
export const toneOfCount: Readonly<Record<string, StateTone>> = { open: "moving", posted: "settled", cancelled: "quiet" };

/** Stock counts: which run, how far they are, and the start of a new one. */
export function CountsList({ tabs }: { tabs: ReactNode }) {
  const t = useTranslations("stock");
  const trpc = useTRPC();
  const format = useFormat();
  const path = useWorkspacePath();
  const may = useMay();
  const [opening, setOpening] = useState(false);
  const list = useInfiniteQuery(trpc.stock.counts.infiniteQueryOptions({}, { getNextPageParam: (page) => page.nextCursor }));
  const columns: Column<Row>[] = [
    { key: "number", header: t("count.number"), cell: (row) => row.number },
    { key: "warehouse", header: t("warehouse"), cell: (row) => row.warehouseName },
    { key: "countedOn", header: t("date"), cell: (row) => format.date(row.countedOn) },
    { key: "note", header: t("note"), card: "hidden", cell: (row) => row.note },
    { key: "status", header: t("state"), cell: (row) => <StateBadge tone={toneOfCount[row.status] ?? "quiet"}>{t(`count.status.${row.status as "open"}`)}</StateBadge> },
    { key: "counted", header: t("count.progress"), numeric: true, card: "aside", cell: (row) => t("count.of", { counted: row.counted, lines: row.lines }) },
  ];
  const start = may("stock.move") ? <Button tone="primary" keys="c" onClick={() => setOpening(true)}>{t("count.open")}</Button> : undefined;
  return (
    <>
      <PageHeader title={t("tabs.counts")} primary={start} />
      {tabs}
      {list.error ? <QueryFault error={list.error} onRetry={() => void list.refetch()} /> : (
        <DataTable
          label={t("tabs.counts")} columns={columns} rows={list.data?.pages.flatMap((page) => page.rows)} rowKey={(row) => row.id} rowHref={(row) => path(`/stock/counts/${row.id}`)}
          more={{ hasMore: list.hasNextPage, loading: list.isFetchingNextPage, onMore: () => void list.fetchNextPage() }}
          empty={<EmptyState title={t("count.empty.title")} actions={may("stock.move") ? <Button onClick={() => setOpening(true)}>{t("count.open")}</Button> : undefined}>{t("count.empty.body")}</EmptyState>}
        />
      )}
      {opening ? <OpenCountDialog onClose={() => setOpening(false)} /> : null}
    </>
  );
}
