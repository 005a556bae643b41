"use client";

import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState, type ReactNode } from "react";
import { ListView } from "@/app/(workspace)/_lists/list-view";
import { useList } from "@/app/(workspace)/_lists/use-list";
import { useTRPC } from "@/app/_trpc/client";
import { Button, EmptyState, PageHeader, StateBadge, type StateTone } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import { countsList } from "@/server/kernel/lists";
import { useMay, useWorkspacePath } from "../../../../_member-context";
import { useBegun } from "../../../_shell/use-begun";
import { OpenCountDialog } from "./open-count-dialog";

export const toneOfCount: Readonly<Record<string, StateTone>> = { open: "moving", posted: "settled", cancelled: "quiet" };

/** Stock counts: which run, how far they are, and the start of a new one. */
export function CountsList({ tabs }: { tabs: ReactNode }) {
  const t = useTranslations("stock");
  const trpc = useTRPC();
  const format = useFormat();
  const path = useWorkspacePath();
  const may = useMay();
  const [opening, setOpening] = useState(false);
  useBegun(may("counts.take"), () => setOpening(true));
  const list = useList(countsList);
  const warehouses = useQuery(trpc.stock.warehouses.queryOptions({}));
  const result = useInfiniteQuery(trpc.stock.counts.infiniteQueryOptions(countsList.toInput(list.params), { getNextPageParam: (page) => page.nextCursor, placeholderData: keepPreviousData }));
  const start = may("counts.take") ? <Button tone="primary" keys="c" onClick={() => setOpening(true)}>{t("count.open")}</Button> : undefined;
  return (
    <>
      <PageHeader title={t("tabs.counts")} primary={start} />
      {tabs}
      <ListView
        declaration={countsList}
        list={list}
        result={result}
        rowKey={(row) => row.id}
        rowHref={(row) => path(`/stock/counts/${row.id}`)}
        choices={{ warehouse: (warehouses.data ?? []).map((w) => ({ value: w.id, label: w.name })) }}
        empty={
          list.filtered
            ? <EmptyState title={t("emptyFiltered.title")} actions={<Button onClick={() => list.openView(null)}>{t("emptyFiltered.drop")}</Button>}>{t("emptyFiltered.body")}</EmptyState>
            : <EmptyState title={t("count.empty.title")} actions={may("counts.take") ? <Button onClick={() => setOpening(true)}>{t("count.open")}</Button> : undefined}>{t("count.empty.body")}</EmptyState>
        }
        cells={{
          number: (row) => row.number,
          warehouse: (row) => row.warehouseName,
          countedOn: (row) => format.date(row.countedOn),
          note: { cell: (row) => row.note, card: "hidden" },
          status: (row) => <StateBadge tone={toneOfCount[row.status] ?? "quiet"}>{t(`count.status.${row.status as "open"}`)}</StateBadge>,
          counted: { cell: (row) => t("count.of", { counted: row.counted, lines: row.lines }), card: "aside" },
        }}
      />
      {opening ? <OpenCountDialog onClose={() => setOpening(false)} /> : null}
    </>
  );
}
