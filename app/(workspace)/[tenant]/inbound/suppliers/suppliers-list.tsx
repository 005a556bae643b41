"use client";

import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useTranslations } from "next-intl";
import { useState, type ReactNode } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { QueryFault } from "@/app/_trpc/query-fault";
import type { AppRouter } from "@/app/_trpc/router-type";
import { Button, DataTable, EmptyState, FilterBar, PageHeader, StateBadge, useListParams, type Column } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import { useMay, useWorkspacePath } from "../../../_member-context";
import { SupplierDialog } from "./supplier-dialog";

type Row = inferRouterOutputs<AppRouter>["supply"]["suppliers"]["rows"][number];

/** Those who deliver. */
export function SuppliersList({ tabs }: { tabs: ReactNode }) {
  const t = useTranslations("supply");
  const format = useFormat();
  const trpc = useTRPC();
  const may = useMay();
  const [params] = useListParams([] as const);
  const [adding, setAdding] = useState(false);
  const path = useWorkspacePath();
  const list = useInfiniteQuery(trpc.supply.suppliers.infiniteQueryOptions({ search: params.q }, { getNextPageParam: (page) => page.nextCursor, placeholderData: keepPreviousData }));
  const columns: Column<Row>[] = [
    { key: "name", header: t("suppliers.name"), cell: (row) => <><span className="font-medium">{row.name}</span> <span className="text-ink-3">{row.code}</span></> },
    { key: "contact", header: t("suppliers.contactName"), cell: (row) => row.contactName },
    { key: "phone", header: t("suppliers.phone"), cell: (row) => row.phone },
    { key: "email", header: t("suppliers.email"), card: "hidden", cell: (row) => row.email },
    { key: "place", header: t("suppliers.place"), cell: (row) => [row.city, row.country ? format.country(row.country) : null].filter(Boolean).join(", ") },
    { key: "status", header: t("state"), cell: (row) => <StateBadge tone={row.status === "active" ? "settled" : "quiet"}>{t(`suppliers.status.${row.status as "active"}`)}</StateBadge> },
  ];
  const create = may("inbound.edit") ? <Button tone="primary" keys="c" onClick={() => setAdding(true)}>{t("suppliers.create")}</Button> : undefined;
  return (
    <>
      <PageHeader title={t("tabs.suppliers")} primary={create} />
      {tabs}
      <FilterBar filters={[]} searchLabel={t("suppliers.search")} />
      {list.error ? <QueryFault error={list.error} onRetry={() => void list.refetch()} /> : (
        <DataTable
          label={t("tabs.suppliers")} columns={columns} rows={list.data?.pages.flatMap((page) => page.rows)} rowKey={(row) => row.id} refreshing={list.isPlaceholderData}
          rowHref={(row) => path(`/inbound/suppliers/${row.id}`)}
          more={{ hasMore: list.hasNextPage, loading: list.isFetchingNextPage, onMore: () => void list.fetchNextPage() }}
          empty={<EmptyState title={params.q ? t("emptyFiltered.title") : t("suppliers.emptyTitle")}>{params.q ? t("emptyFiltered.body") : t("suppliers.emptyBody")}</EmptyState>}
        />
      )}
      {adding ? <SupplierDialog onClose={() => setAdding(false)} /> : null}
    </>
  );
}
