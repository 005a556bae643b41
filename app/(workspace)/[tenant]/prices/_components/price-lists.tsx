"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useMay, useWorkspacePath } from "@/app/(workspace)/_member-context";
import { useTRPC } from "@/app/_trpc/client";
import { QueryFault } from "@/app/_trpc/query-fault";
import type { RouterOutputs } from "@/app/_trpc/router-type";
import { Button, Checkbox, Chip, DataTable, EmptyState, StateBadge, ThumbAction, type Column } from "@/app/_ui";
import { onDemand } from "@/app/_ui/on-demand";
import { useValidity } from "./use-validity";

const PriceListDialog = onDemand(() => import("./price-list-dialog").then((module) => module.PriceListDialog));

type ListRow = RouterOutputs["pricing"]["lists"]["rows"][number];

export function PriceLists() {
  const t = useTranslations("pricing");
  const path = useWorkspacePath();
  const router = useRouter();
  const may = useMay();
  const validity = useValidity();
  const [includeArchived, setIncludeArchived] = useState(false);
  const [creating, setCreating] = useState(false);
  const lists = useQuery(useTRPC().pricing.lists.queryOptions({ includeArchived }));
  const columns: Column<ListRow>[] = [
    {
      key: "name",
      header: t("lists.name"),
      cell: (row) => (
        <span className="inline-flex items-center gap-2">
          <span className="font-medium">{row.name}</span>
          {row.isBase ? <Chip tone="moving">{t("lists.base")}</Chip> : null}
        </span>
      ),
    },
    { key: "code", header: t("lists.code"), cell: (row) => row.code },
    { key: "validity", header: t("lists.validity"), cell: (row) => validity(row) },
    {
      key: "state",
      header: t("lists.state"),
      cell: (row) => <StateBadge tone={row.archived ? "quiet" : "settled"}>{t(row.archived ? "lists.archived" : "lists.active")}</StateBadge>,
    },
    { key: "customers", header: t("lists.customers"), numeric: true, cell: (row) => row.customerCount },
    { key: "items", header: t("lists.items"), numeric: true, cell: (row) => row.itemCount },
  ];
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <Checkbox label={t("lists.showArchived")} checked={includeArchived} onChange={(event) => setIncludeArchived(event.target.checked)} />
        {may("price_lists.edit") ? (
          <ThumbAction><Button tone="primary" keys="c" onClick={() => setCreating(true)}>{t("lists.create")}</Button></ThumbAction>
        ) : null}
      </div>
      {lists.error ? (
        <QueryFault error={lists.error} onRetry={() => void lists.refetch()} />
      ) : (
        <DataTable
          label={t("tabs.lists")}
          columns={columns}
          rows={lists.data?.rows}
          rowKey={(row) => row.id}
          rowHref={(row) => path(`/prices/${row.id}`)}
          empty={<EmptyState title={t("lists.empty")}>{t("lists.emptyBody")}</EmptyState>}
        />
      )}
      {creating ? (
        <PriceListDialog list={null} onClose={() => setCreating(false)} onCreated={(priceListId) => router.push(path(`/prices/${priceListId}`))} />
      ) : null}
    </>
  );
}
