"use client";

import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { ListView } from "@/app/(workspace)/_lists/list-view";
import type { BulkAction } from "@/app/(workspace)/_lists/use-bulk";
import { useList, type ListState } from "@/app/(workspace)/_lists/use-list";
import { useMay, useWorkspacePath } from "@/app/(workspace)/_member-context";
import { useTRPC } from "@/app/_trpc/client";
import type { RouterOutputs } from "@/app/_trpc/router-type";
import { useSend } from "@/app/_trpc/use-send";
import { Button, Chip, EmptyState, LinkButton, StateBadge } from "@/app/_ui";
import { itemsList } from "@/server/kernel/lists";

type Row = RouterOutputs["catalog"]["items"]["rows"][number];

export function ItemsList() {
  const t = useTranslations("catalog");
  const trpc = useTRPC();
  const path = useWorkspacePath();
  const list = useList(itemsList);
  const result = useInfiniteQuery(
    trpc.catalog.items.infiniteQueryOptions(itemsList.toInput(list.params), { getNextPageParam: (page) => page.nextCursor, placeholderData: keepPreviousData }),
  );
  const categories = useQuery(trpc.catalog.categories.queryOptions({})).data?.rows ?? [];
  const productTypes = useQuery(trpc.catalog.productTypes.queryOptions({})).data?.rows ?? [];
  const count = result.data?.pages[0]?.totals.count;
  return (
    <ListView
      declaration={itemsList}
      list={list}
      result={result}
      rowKey={(row) => row.id}
      rowHref={(row) => path(`/items/${row.id}`)}
      searchLabel={t("search")}
      choices={{ category: categories.map((row) => ({ value: row.id, label: row.name })), productType: productTypes.map((type) => ({ value: type, label: type })) }}
      count={count}
      end={count === undefined ? undefined : <span className="text-ink-3">{t("count", { count })}</span>}
      bulk={useItemBulk()}
      empty={<NoItems list={list} />}
      cells={{
        code: { cell: (row) => <span className="font-medium">{row.code}</span>, card: "line" },
        name: {
          cell: (row) => (
            <span className="inline-flex min-w-0 flex-wrap items-center gap-2">
              <span className="break-words">{row.name}</span>
              {row.discontinued ? <Chip tone="waiting">{t("discontinued")}</Chip> : null}
              {row.status === "inactive" ? <StateBadge tone="quiet">{t("status.inactive")}</StateBadge> : null}
            </span>
          ),
          card: "title",
        },
        category: (row) => row.categoryName,
        productType: (row) => row.productType,
        kind: (row) => t(`kind.${row.kind}`),
        unit: { cell: (row) => row.unitCode, card: "hidden" },
        tax: { cell: (row) => row.taxCode, card: "hidden" },
        status: { cell: (row) => <StateBadge tone={row.status === "active" ? "settled" : "quiet"}>{t(`status.${row.status}`)}</StateBadge>, card: "hidden" },
        discontinued: { cell: (row) => (row.discontinued ? <Chip tone="waiting">{t("discontinued")}</Chip> : null), card: "hidden" },
      }}
    />
  );
}

function useItemBulk(): BulkAction<Row>[] {
  const t = useTranslations("lists.records");
  const trpc = useTRPC();
  const may = useMay();
  const archive = useSend(trpc.catalog.archiveItem);
  const activate = useSend(trpc.catalog.activateItem);
  if (!may("catalog.edit")) return [];
  const versionOf = (result: unknown) => (result as { version: number }).version;
  return [
    {
      id: "archive", label: t("archive"), applies: (row) => row.status === "active",
      run: (row) => archive({ itemId: row.id as never, version: row.version }),
      undo: (row, result) => activate({ itemId: row.id as never, version: versionOf(result) }),
    },
    {
      id: "activate", label: t("activate"), applies: (row) => row.status === "inactive",
      run: (row) => activate({ itemId: row.id as never, version: row.version }),
      undo: (row, result) => archive({ itemId: row.id as never, version: versionOf(result) }),
    },
  ];
}

function NoItems({ list }: { list: ListState }) {
  const t = useTranslations("catalog");
  const may = useMay();
  const path = useWorkspacePath();
  if (list.filtered) {
    return (
      <EmptyState title={t("empty.filteredTitle")} actions={<Button onClick={() => list.openView(null)}>{t("empty.clear")}</Button>}>
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
