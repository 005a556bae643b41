"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { Chip, DataTable, StateBadge, type Column } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import { isPositive } from "@/server/kernel/quantity";
import { useMay, useWorkspacePath } from "../../../../_member-context";
import type { Availability } from "./item-stock-type";

type Place = Availability["places"][number];
type Demand = Availability["demand"][number];

/** Per warehouse the three figures, and in small the locations they lie at. */
export function PlacesOfItem({ data }: { data: Availability }) {
  const t = useTranslations("stock");
  const trpc = useTRPC();
  const format = useFormat();
  const may = useMay();
  const found = useQuery(trpc.stock.itemLocations.queryOptions({ itemId: data.item.id }, { refetchInterval: 1000 }));
  const lying = (warehouseId: string) => found.data?.places.filter((place) => place.warehouseId === warehouseId) ?? [];
  const columns: Column<Place>[] = [
    { key: "warehouse", header: t("warehouse"), cell: (row) => row.warehouseName },
    {
      key: "locations", header: t("locations"),
      cell: (row) => <span className="flex flex-wrap gap-1">{lying(row.warehouseId).map((place) => <Chip key={place.locationId}>{place.locationCode} {format.quantity(place.onHand)}</Chip>)}</span>,
    },
    { key: "onHand", header: t("onHand"), numeric: true, cell: (row) => format.quantity(row.onHand, { zero: "dash" }) },
    { key: "reserved", header: t("reserved"), numeric: true, cell: (row) => format.quantity(row.reserved, { zero: "dash" }) },
    { key: "available", header: t("available"), numeric: true, card: "aside", cell: (row) => <span className="font-medium">{format.quantity(row.available, { zero: "dash" })}</span> },
    ...(may("costs.view")
      ? [{ key: "value", header: t("value"), numeric: true, card: "hidden" as const, cell: (row: Place) => format.money(found.data?.values.find((v) => v.warehouseId === row.warehouseId)?.valueMinor ?? 0n, undefined, { zero: "dash" }) }]
      : []),
  ];
  return <DataTable compact label={t("places")} columns={columns} rows={data.places} rowKey={(row) => row.warehouseId} empty={<p className="text-ink-2">{t("noPlaces")}</p>} />;
}

/** Orders that hold or await the item. */
export function DemandOfItem({ demand, unit }: { demand: readonly Demand[]; unit: string }) {
  const t = useTranslations("stock");
  const format = useFormat();
  const path = useWorkspacePath();
  const columns: Column<Demand>[] = [
    { key: "order", header: t("order"), cell: (row) => (row.orderId ? <Link href={path(`/orders/${row.orderId}`)} className="text-accent hover:underline">{row.orderNumber}</Link> : <span className="text-ink-3">{t("anotherCustomer")}</span>) },
    { key: "customer", header: t("customer"), cell: (row) => row.customerName },
    { key: "promisedOn", header: t("promisedOn"), cell: (row) => format.date(row.promisedOn) },
    { key: "state", header: t("state"), cell: (row) => (row.held ? <StateBadge tone="late">{t("held")}</StateBadge> : isPositive(row.waiting) ? <StateBadge tone="waiting">{t("waitingState")}</StateBadge> : <StateBadge tone="settled">{t("reservedState")}</StateBadge>) },
    { key: "reserved", header: t("reserved"), numeric: true, cell: (row) => format.quantity(row.reserved, { zero: "dash" }) },
    { key: "waiting", header: t("waiting"), numeric: true, cell: (row) => format.quantity(row.waiting, { zero: "dash" }) },
    { key: "open", header: t("open"), numeric: true, card: "aside", cell: (row) => format.quantity(row.open, { unit }) },
  ];
  return <DataTable compact label={t("wanted")} columns={columns} rows={demand} rowKey={(row) => row.id} empty={<p className="text-ink-2">{t("noDemand")}</p>} />;
}

export function SupplyOfItem({ supply, unit }: { supply: Availability["supply"]; unit: string }) {
  const t = useTranslations("stock");
  const format = useFormat();
  const path = useWorkspacePath();
  if (supply.length === 0) return <p className="text-ink-2">{t("noSupply")}</p>;
  return (
    <ul className="flex flex-col">
      {supply.map((line) => (
        <li key={line.id} className="flex items-baseline justify-between gap-3 border-b py-1.5 last:border-b-0">
          <span className="min-w-0">
            <Link href={path(`/inbound/${line.receiptId}`)} className="block text-accent hover:underline">{line.number}</Link>
            <span className="block truncate text-ink-2">{line.supplierName}</span>
            <span className={`block text-label ${line.overdue ? "text-late" : "text-ink-3"}`}>{line.overdue ? t("overdueSince", { date: format.date(line.dueOn) }) : format.date(line.dueOn)}</span>
          </span>
          <span className="shrink-0">{format.quantity(line.open, { unit })}</span>
        </li>
      ))}
    </ul>
  );
}
