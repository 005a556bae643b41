"use client";

import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useMay, useWorkspacePath } from "@/app/(workspace)/_member-context";
import { useTRPC } from "@/app/_trpc/client";
import { QueryFault } from "@/app/_trpc/query-fault";
import type { RouterOutputs } from "@/app/_trpc/router-type";
import { Button, Chip, DataTable, EmptyState, FilterBar, LinkButton, StateBadge, useListParams, type Column, type Filter } from "@/app/_ui";
import { itemFilterNames, toItemsInput } from "./items-input";

type ItemRow = RouterOutputs["catalog"]["items"]["rows"][number];

export function ItemsList() {
  const t = useTranslations("catalog");
  const trpc = useTRPC();
  const path = useWorkspacePath();
  const [params] = useListParams(itemFilterNames);
  const list = useInfiniteQuery(
    trpc.catalog.items.infiniteQueryOptions(toItemsInput(params), { getNextPageParam: (page) => page.nextCursor, placeholderData: keepPreviousData }),
  );
  const columns: Column<ItemRow>[] = [
    { key: "code", header: t("field.code"), sort: "code", cell: (row) => <span className="font-medium">{row.code}</span>, card: "line" },
    {
      key: "name",
      header: t("field.name"),
      sort: "name",
      card: "title",
      cell: (row) => (
        <span className="inline-flex min-w-0 flex-wrap items-center gap-2">
          <span className="break-words">{row.name}</span>
          {row.discontinued ? <Chip tone="waiting">{t("discontinued")}</Chip> : null}
          {row.status === "inactive" ? <StateBadge tone="quiet">{t("status.inactive")}</StateBadge> : null}
        </span>
      ),
    },
    { key: "category", header: t("field.category"), cell: (row) => row.categoryName },
    { key: "productType", header: t("field.productType"), cell: (row) => row.productType },
    { key: "kind", header: t("field.kind"), cell: (row) => t(`kind.${row.kind}`) },
    { key: "unit", header: t("field.unit"), cell: (row) => row.unitCode, card: "hidden" },
    { key: "tax", header: t("field.taxCode"), cell: (row) => row.taxCode, card: "hidden" },
  ];
  const count = list.data?.pages[0]?.totals.count;
  return (
    <>
      <FilterBar
        filters={useItemFilters()}
        searchLabel={t("search")}
        end={count === undefined ? undefined : <span className="text-ink-3">{t("count", { count })}</span>}
      />
      {list.error ? (
        <QueryFault error={list.error} onRetry={() => void list.refetch()} />
      ) : (
        <DataTable
          label={t("title")}
          columns={columns}
          rows={list.data?.pages.flatMap((page) => page.rows)}
          rowKey={(row) => row.id}
          rowHref={(row) => path(`/items/${row.id}`)}
          defaultSort="code"
          refreshing={list.isPlaceholderData}
          more={{ hasMore: list.hasNextPage, loading: list.isFetchingNextPage, onMore: () => void list.fetchNextPage() }}
          empty={<NoItems />}
        />
      )}
    </>
  );
}

function useItemFilters(): Filter[] {
  const t = useTranslations("catalog");
  const trpc = useTRPC();
  const categories = useQuery(trpc.catalog.categories.queryOptions({})).data?.rows ?? [];
  const productTypes = useQuery(trpc.catalog.productTypes.queryOptions({})).data?.rows ?? [];
  return [
    { kind: "choice", name: "category", label: t("filter.category"), options: categories.map((row) => ({ value: row.id, label: row.name })) },
    { kind: "choice", name: "productType", label: t("filter.productType"), options: productTypes.map((type) => ({ value: type, label: type })) },
    { kind: "choice", name: "kind", label: t("filter.kind"), options: (["stocked", "service"] as const).map((value) => ({ value, label: t(`kind.${value}`) })) },
    { kind: "flag", name: "discontinued", label: t("filter.discontinued") },
    {
      kind: "choice",
      name: "status",
      label: t("filter.status"),
      options: [
        { value: "inactive", label: t("status.inactive") },
        { value: "all", label: t("filter.all") },
      ],
    },
  ];
}

function NoItems() {
  const t = useTranslations("catalog");
  const may = useMay();
  const path = useWorkspacePath();
  const [params, setParams] = useListParams(itemFilterNames);
  if (Boolean(params.q) || itemFilterNames.some((name) => params[name])) {
    const clear = Object.fromEntries([...itemFilterNames, "q"].map((name) => [name, null]));
    return (
      <EmptyState title={t("empty.filteredTitle")} actions={<Button onClick={() => setParams(clear)}>{t("empty.clear")}</Button>}>
        {t("empty.filteredBody")}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title={t("empty.title")}
      actions={may("catalog.edit") ? <LinkButton tone="primary" href={path("/items/new")}>{t("create")}</LinkButton> : undefined}
    >
      {t("empty.body")}
    </EmptyState>
  );
}
