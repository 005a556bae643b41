"use client";

import { useQuery } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { RecordTimeline } from "@/app/(workspace)/_timeline/record-timeline";
import { useTRPC } from "@/app/_trpc/client";
import { QueryFault } from "@/app/_trpc/query-fault";
import type { AppRouter } from "@/app/_trpc/router-type";
import { DataTable, PageSkeleton, RecordHeader, Section, StateBadge, type Column } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import { sumMinor } from "@/server/kernel/money";
import { useMay, useWorkspacePath } from "../../../../_member-context";

type Move = inferRouterOutputs<AppRouter>["stock"]["document"]["moves"][number];

/** A posted stock document: what moved, from where to where, at what value. */
export function StockDocument({ documentId }: { documentId: string }) {
  const t = useTranslations("stock");
  const trpc = useTRPC();
  const format = useFormat();
  const path = useWorkspacePath();
  const may = useMay();
  const query = useQuery(trpc.stock.document.queryOptions({ documentId }));
  if (query.error) return <QueryFault error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <PageSkeleton label={t("document")} />;
  const document = query.data;
  const columns: Column<Move>[] = [
    { key: "item", header: t("item"), cell: (row) => <Link href={path(`/stock/${row.itemId}`)} className="hover:underline"><span className="font-medium">{row.itemCode}</span> <span className="text-ink-2">{row.itemName}</span></Link> },
    { key: "place", header: t("place"), cell: (row) => <>{row.warehouseName} <span className="text-ink-3">{row.locationCode}</span></> },
    { key: "quantity", header: t("quantity"), numeric: true, cell: (row) => format.quantity(row.quantity, { unit: row.unitCode }) },
    ...(may("costs.view") ? [{ key: "value", header: t("value"), numeric: true, cell: (row: Move) => (row.valueMinor === null ? null : format.money(row.valueMinor, undefined, { zero: "dash" })) }] : []),
  ];
  const total = sumMinor(document.moves.map((move) => move.valueMinor ?? 0n));
  return (
    <>
      <RecordHeader
        number={document.number}
        party={t(`documents.${document.kind as "receipt"}`)}
        amount={may("costs.view") && document.kind !== "transfer" ? format.money(total) : undefined}
        state={<StateBadge tone="settled">{t("postedState")}</StateBadge>}
        meta={<><span>{format.date(document.movedOn)}</span><span>{document.toWarehouseName ? `${document.warehouseName} → ${document.toWarehouseName}` : document.warehouseName}</span>{document.reason ? <span>{document.reason}</span> : null}</>}
      />
      <Section flush title={t("tabs.moves")}>
        <DataTable label={t("tabs.moves")} columns={columns} rows={document.moves} rowKey={(row) => row.id} empty={null} />
      </Section>
      <RecordTimeline type="stock_document" id={document.id} />
    </>
  );
}
