"use client";

import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { useState } from "react";
import { useMay, useWorkspacePath } from "@/app/(workspace)/_member-context";
import { useTRPC } from "@/app/_trpc/client";
import { QueryFault } from "@/app/_trpc/query-fault";
import { DataTable, EmptyState, FilterBar, Menu, StateBadge, useListParams, type Column, type Filter, type MenuAction } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import { CreditDialog, type CreditAsked } from "./credit-dialog";
import type { ExposureRow } from "./exposure-list-type";

/** Limit against exposure, customer by customer (ORD-10). */
export function ExposureList() {
  const t = useTranslations("credit");
  const trpc = useTRPC();
  const format = useFormat();
  const path = useWorkspacePath();
  const may = useMay();
  const [asked, setAsked] = useState<CreditAsked | null>(null);
  const [params] = useListParams(["state"] as const);
  const state = params.state === "over" || params.state === "held" ? params.state : undefined;
  const list = useInfiniteQuery(
    trpc.credit.exposure.infiniteQueryOptions({ q: params.q, state, limit: 50 }, { getNextPageParam: (page) => page.nextCursor, placeholderData: keepPreviousData }),
  );
  const first = list.data?.pages[0];
  const filters: Filter[] = [{ kind: "choice", name: "state", label: t("show"), options: [{ value: "over", label: t("overLimit") }, { value: "held", label: t("held") }] }];
  const money = (minor: bigint) => format.money(minor, undefined, { zero: "dash" });
  const actionsOf = (row: ExposureRow): MenuAction[] => [
    ...(may("credit.set_limit") ? [{ id: "limit", label: t("setLimit"), onSelect: () => setAsked({ kind: "limit", row }) }] : []),
    ...(may("credit.release")
      ? [row.held ? { id: "release", label: t("release"), onSelect: () => setAsked({ kind: "release", row }) } : { id: "hold", label: t("hold"), danger: true, onSelect: () => setAsked({ kind: "hold", row }) }]
      : []),
  ];
  const columns: Column<ExposureRow>[] = [
    { key: "name", header: t("customer"), cell: (row) => <Link href={path(`/receivables/customers/${row.customerId}`)} className="font-medium hover:text-accent hover:underline">{row.name}</Link> },
    {
      key: "state", header: t("state"),
      cell: (row) =>
        row.held ? <StateBadge tone="late">{t("heldBecause", { reason: row.holdReason ?? "" })}</StateBadge>
        : row.overMinor > 0n ? <StateBadge tone="late">{t("overLimit")}</StateBadge>
        : row.limitMinor === null ? <StateBadge tone="quiet">{t("noLimit")}</StateBadge> : <StateBadge tone="settled">{t("within")}</StateBadge>,
    },
    { key: "limit", header: t("limit"), numeric: true, cell: (row) => (row.limitMinor === null ? "\u2013" : format.money(row.limitMinor)) },
    { key: "receivable", header: t("receivables"), numeric: true, card: "hidden", cell: (row) => money(row.receivableMinor) },
    { key: "advance", header: t("advances"), numeric: true, card: "hidden", cell: (row) => money(-row.advanceMinor) },
    { key: "committed", header: t("openOrders"), numeric: true, card: "hidden", cell: (row) => money(row.committedMinor) },
    { key: "exposure", header: t("exposure"), numeric: true, cell: (row) => <span className="font-medium">{money(row.exposureMinor)}</span> },
    { key: "over", header: t("overBy"), numeric: true, card: "aside", cell: (row) => (row.overMinor > 0n ? <span className="font-medium text-late">{money(row.overMinor)}</span> : null) },
    ...(may("credit.set_limit") || may("credit.release")
      ? [{ key: "actions", header: t("actions"), className: "w-10", cell: (row: ExposureRow) => <Menu actions={actionsOf(row)} label={t("actionsFor", { name: row.name })} /> }]
      : []),
  ];
  return (
    <>
      <FilterBar filters={filters} searchLabel={t("search")} end={first ? <span className="text-ink-3">{t("customers", { count: first.totals.count })}</span> : undefined} />
      {list.error ? (
        <QueryFault error={list.error} onRetry={() => void list.refetch()} />
      ) : (
        <DataTable
          label={t("title")}
          columns={columns}
          rows={list.data?.pages.flatMap((page) => page.rows)}
          rowKey={(row) => row.customerId}
          totals={first ? { receivable: money(first.totals.receivableMinor), advance: money(-first.totals.advanceMinor), committed: money(first.totals.committedMinor), exposure: money(first.totals.exposureMinor), over: money(first.totals.overMinor) } : undefined}
          refreshing={list.isPlaceholderData}
          more={{ hasMore: list.hasNextPage, loading: list.isFetchingNextPage, onMore: () => void list.fetchNextPage() }}
          empty={<EmptyState title={t("empty.title")}>{t("empty.body")}</EmptyState>}
        />
      )}
      {asked ? <CreditDialog key={`${asked.kind}:${asked.row.customerId}`} asked={asked} onClose={() => setAsked(null)} /> : null}
    </>
  );
}
