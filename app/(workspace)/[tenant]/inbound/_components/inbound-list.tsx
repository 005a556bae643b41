"use client";

import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { ListView } from "@/app/(workspace)/_lists/list-view";
import { useList } from "@/app/(workspace)/_lists/use-list";
import { useTRPC } from "@/app/_trpc/client";
import { EmptyState, LinkButton, StateBadge, type StateTone } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import { defaultInboundSort, inboundList } from "@/server/kernel/lists";
import { useMay, useWorkspacePath } from "../../../_member-context";

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
  const list = useList(inboundList);
  const warehouses = useQuery(trpc.stock.warehouses.queryOptions({}));
  const result = useInfiniteQuery(trpc.supply.expected.infiniteQueryOptions(inboundList.toInput(list.params), { getNextPageParam: (page) => page.nextCursor, placeholderData: keepPreviousData }));
  return (
    <ListView
      declaration={inboundList}
      list={list}
      result={result}
      rowKey={(row) => row.id}
      rowHref={(row) => path(`/inbound/${row.id}`)}
      searchLabel={t("search")}
      choices={{ warehouse: (warehouses.data ?? []).map((w) => ({ value: w.id, label: w.name })) }}
      defaultSort={defaultInboundSort(list.params.status)}
      empty={
        list.filtered
          ? <EmptyState title={t("emptyFiltered.title")} actions={<LinkButton href={path("/inbound?status=all")}>{t("emptyFiltered.drop")}</LinkButton>}>{t("emptyFiltered.body")}</EmptyState>
          : <EmptyState title={t("empty.title")} actions={may("inbound.edit") ? <LinkButton tone="primary" href={path("/inbound/new")}>{t("announce.title")}</LinkButton> : undefined}>{t("empty.body")}</EmptyState>
      }
      cells={{
        number: (row) => row.number,
        supplier: (row) => row.supplierName,
        reference: { cell: (row) => row.reference, card: "hidden" },
        warehouse: (row) => row.warehouseName,
        dueOn: (row) => format.date(row.dueOn, { relative: true }),
        state: (row) => <ExpectedState status={row.status} overdue={row.overdue} />,
        waiting: (row) => t("waitingOf", { waiting: row.waiting, lines: row.lines }),
      }}
    />
  );
}
