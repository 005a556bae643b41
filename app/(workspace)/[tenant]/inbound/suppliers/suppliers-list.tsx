"use client";

import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState, type ReactNode } from "react";
import { ListView } from "@/app/(workspace)/_lists/list-view";
import { useList } from "@/app/(workspace)/_lists/use-list";
import { useTRPC } from "@/app/_trpc/client";
import { Button, EmptyState, PageHeader, StateBadge } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import { onDemand } from "@/app/_ui/on-demand";
import { suppliersList } from "@/server/kernel/lists";
import { useMay, useWorkspacePath } from "../../../_member-context";
import { useBegun } from "../../_shell/use-begun";

const SupplierDialog = onDemand(() => import("./supplier-dialog").then((module) => module.SupplierDialog));

/** Those who deliver. */
export function SuppliersList({ tabs }: { tabs: ReactNode }) {
  const t = useTranslations("supply");
  const format = useFormat();
  const trpc = useTRPC();
  const may = useMay();
  const path = useWorkspacePath();
  const [adding, setAdding] = useState(false);
  useBegun(may("inbound.edit"), () => setAdding(true));
  const list = useList(suppliersList);
  const result = useInfiniteQuery(trpc.supply.suppliers.infiniteQueryOptions(suppliersList.toInput(list.params), { getNextPageParam: (page) => page.nextCursor, placeholderData: keepPreviousData }));
  const create = may("inbound.edit") ? <Button tone="primary" keys="c" onClick={() => setAdding(true)}>{t("suppliers.create")}</Button> : undefined;
  return (
    <>
      <PageHeader title={t("tabs.suppliers")} primary={create} />
      {tabs}
      <ListView
        declaration={suppliersList}
        list={list}
        result={result}
        rowKey={(row) => row.id}
        rowHref={(row) => path(`/inbound/suppliers/${row.id}`)}
        searchLabel={t("suppliers.search")}
        empty={<EmptyState title={list.filtered ? t("emptyFiltered.title") : t("suppliers.emptyTitle")}>{list.filtered ? t("emptyFiltered.body") : t("suppliers.emptyBody")}</EmptyState>}
        cells={{
          name: (row) => <><span className="font-medium">{row.name}</span> <span className="text-ink-3">{row.code}</span></>,
          code: { cell: (row) => row.code, card: "hidden" },
          contact: (row) => row.contactName,
          phone: (row) => row.phone,
          email: { cell: (row) => row.email, card: "hidden" },
          place: (row) => [row.city, row.country ? format.country(row.country) : null].filter(Boolean).join(", "),
          status: (row) => <StateBadge tone={row.status === "active" ? "settled" : "quiet"}>{t(`suppliers.status.${row.status as "active"}`)}</StateBadge>,
        }}
      />
      {adding ? <SupplierDialog onClose={() => setAdding(false)} /> : null}
    </>
  );
}
