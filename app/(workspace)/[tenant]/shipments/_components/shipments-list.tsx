"use client";

import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { ListView } from "@/app/(workspace)/_lists/list-view";
import type { BulkAction } from "@/app/(workspace)/_lists/use-bulk";
import { useList, type Embedded, type ListState } from "@/app/(workspace)/_lists/use-list";
import { useTRPC } from "@/app/_trpc/client";
import type { RouterOutputs } from "@/app/_trpc/router-type";
import { useSend } from "@/app/_trpc/use-send";
import { Button, Chip, EmptyState, LinkButton, StateBadge } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import { shipmentsList } from "@/server/kernel/lists";
import { useMay, useWorkspacePath } from "../../../_member-context";
import { toneOfShipment } from "./shipment-tones";

type Row = RouterOutputs["shipments"]["list"]["rows"][number];

/** Every shipment, by status, day, warehouse; late ones marked. */
export function ShipmentsList({ embedded }: { embedded?: Embedded }) {
  const t = useTranslations("shipments");
  const trpc = useTRPC();
  const format = useFormat();
  const path = useWorkspacePath();
  const list = useList(shipmentsList, embedded?.fixed);
  const input = shipmentsList.toInput(list.params);
  const result = useInfiniteQuery(trpc.shipments.list.infiniteQueryOptions(input, { getNextPageParam: (page) => page.nextCursor, placeholderData: keepPreviousData }));
  const warehouses = useQuery(trpc.stock.warehouses.queryOptions({}));
  const counted = result.data?.pages[0]?.totals;
  // More rows than are counted with the page: their totals arrive after it.
  const whole = useQuery(trpc.shipments.list.queryOptions({ ...input, totals: "exact" }, { enabled: counted?.complete === false }));
  const totals = counted?.complete === false ? whole.data?.totals : counted;
  return (
    <ListView
      declaration={shipmentsList}
      list={list}
      result={result}
      rowKey={(row) => row.id}
      rowHref={(row) => path(`/shipments/${row.id}`)}
      searchLabel={t("search")}
      choices={{ warehouse: (warehouses.data ?? []).map((w) => ({ value: w.id, label: w.name })) }}
      totals={totals ? { number: t("count", { count: totals.count }), state: totals.late > 0 ? t("lateCount", { count: totals.late }) : undefined } : undefined}
      count={totals?.count}
      bulk={useShipmentBulk()}
      empty={!list.filtered && embedded ? embedded.none : <NoShipments list={list} />}
      cells={{
        number: { cell: (row) => row.number, className: "sm:whitespace-nowrap" },
        customer: (row) => <span className="block max-w-60 truncate">{row.customerName}</span>,
        order: { cell: (row) => row.orderNumber, className: "sm:whitespace-nowrap", card: "hidden" },
        warehouse: { cell: (row) => <span className="block max-w-36 truncate">{row.warehouseName}</span>, card: "hidden" },
        plannedOn: { cell: (row) => format.date(row.plannedOn, { relative: true }), className: "sm:whitespace-nowrap" },
        shippedOn: { cell: (row) => (row.shippedOn ? format.date(row.shippedOn) : "–"), className: "sm:whitespace-nowrap", card: "hidden" },
        state: (row) => (
          <span className="flex items-center gap-2">
            <StateBadge tone={toneOfShipment[row.status] ?? "quiet"}>{t(`status.${row.status}`)}</StateBadge>
            {row.late ? <Chip tone="late">{t("late")}</Chip> : null}
          </span>
        ),
        late: { cell: (row) => (row.late ? <Chip tone="late">{t("late")}</Chip> : null), card: "hidden" },
        lines: (row) => (row.status === "released" && row.packedCount > 0 ? t("packedOf", { packed: row.packedCount, count: row.lineCount }) : row.lineCount),
      }}
    />
  );
}

function useShipmentBulk(): BulkAction<Row>[] {
  const t = useTranslations("lists.shipments");
  const trpc = useTRPC();
  const may = useMay();
  const release = useSend(trpc.shipments.release);
  const cancel = useSend(trpc.shipments.cancel);
  const reinstate = useSend(trpc.shipments.reinstate);
  if (!may("shipments.plan")) return [];
  const id = (row: Row) => ({ shipmentId: row.id as never });
  return [
    { id: "release", label: t("release"), applies: (row) => row.status === "planned", run: (row) => release(id(row)) },
    {
      id: "cancel", label: t("cancel"), danger: true,
      applies: (row) => row.status === "planned" || row.status === "released" || row.status === "packed",
      run: (row) => cancel(id(row)), undo: (row) => reinstate(id(row)),
    },
  ];
}

function NoShipments({ list }: { list: ListState }) {
  const t = useTranslations("shipments");
  const path = useWorkspacePath();
  const may = useMay();
  if (list.filtered) return <EmptyState title={t("empty.filtered")} actions={<Button onClick={() => list.openView(null)}>{t("empty.show")}</Button>}>{t("empty.filteredBody")}</EmptyState>;
  return (
    <EmptyState title={t("empty.title")} actions={may("shipments.plan") ? <LinkButton tone="primary" href={path("/shipments/new")}>{t("create")}</LinkButton> : undefined}>
      {t("empty.body")}
    </EmptyState>
  );
}
