"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { useTRPC } from "@/app/_trpc/client";
import { QueryFault } from "@/app/_trpc/query-fault";
import type { RouterOutputs } from "@/app/_trpc/router-type";
import { useCommand } from "@/app/_trpc/use-command";
import { Combobox, DataTable, IconButton, Section, type Column } from "@/app/_ui";
import { useWorkspacePath } from "../../../../_member-context";

type Row = RouterOutputs["supply"]["supplierItems"]["rows"][number];

/** What a supplier supplies: the order summary by supplier counts these items (ORD-23). */
export function SupplierItems({ supplierId, mayEdit }: { supplierId: string; mayEdit: boolean }) {
  const t = useTranslations("supply.supplied");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const path = useWorkspacePath();
  const query = useQuery(trpc.supply.supplierItems.queryOptions({ supplierId }));
  const link = useCommand(trpc.supply.linkItem, { doneText: ({ linked }) => t(linked ? "added" : "known") });
  const unlink = useCommand(trpc.supply.unlinkItem, { doneText: t("removed") });
  const search = async (typed: string) => {
    const page = await queryClient.fetchQuery(trpc.catalog.items.queryOptions({ search: typed || undefined, status: "active", limit: 12 }));
    return page.rows.map((row) => ({ id: row.id, label: `${row.code} ${row.name}`, detail: row.code }));
  };
  const columns: Column<Row>[] = [
    { key: "code", header: t("item"), cell: (row) => <Link href={path(`/items/${row.itemId}`)} className="font-medium hover:text-accent hover:underline">{row.code}</Link> },
    { key: "name", header: t("name"), cell: (row) => row.name },
    ...(mayEdit
      ? [{ key: "actions", header: t("actions"), className: "w-12", cell: (row: Row) => <IconButton size="small" label={t("remove", { item: row.code })} icon={<X />} onClick={() => unlink.run({ supplierId, itemId: row.itemId })} /> }]
      : []),
  ];
  return (
    <Section
      flush
      title={t("title")}
      description={t("body")}
      actions={mayEdit ? <Combobox aria-label={t("add")} placeholder={t("add")} className="w-64" value={null} search={search} onChange={(option) => option && link.run({ supplierId, itemId: option.id })} /> : undefined}
    >
      {query.error ? (
        <QueryFault compact error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <DataTable label={t("title")} compact columns={columns} rows={query.data?.rows} rowKey={(row) => row.itemId} empty={<p className="text-ink-3">{t("none")}</p>} />
      )}
    </Section>
  );
}
