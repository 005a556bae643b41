"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import type { LookupOption } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import { LineGrid, type LineColumn } from "@/app/_ui/line-grid";
import { useMay } from "../../../_member-context";
import { blankStockLine, copyStockLine, isBlankStockLine, type StockFormKind, type StockLine } from "./stock-line";

interface Props {
  kind: StockFormKind;
  rows: StockLine[];
  onChange: (rows: StockLine[]) => void;
  warehouseId: string;
  toWarehouseId: string;
  faultOf: (index: number, column: string) => string | undefined;
  onUnread: (count: number) => void;
}

/** Item by code or name, place, quantity and, where goods come in, their cost. */
export function StockLineGrid({ kind, rows, onChange, warehouseId, toWarehouseId, faultOf, onUnread }: Props) {
  const t = useTranslations("stock");
  const may = useMay();
  const searchItems = useItemSearch();
  const locationsOf = useLocationSearch();
  const columns: LineColumn<StockLine>[] = [
    {
      key: "itemId", kind: "lookup", role: "item", header: t("item"), search: searchItems, get: (row) => row.item,
      set: (row, item) => ({ ...row, item }),
      show: (row) => (row.item ? <>{row.item.label} <span className="text-label text-ink-3">{row.item.detail}</span></> : null),
    },
    { key: "locationId", kind: "lookup", role: "place", header: kind === "transfer" ? t("fromLocation") : t("location"), width: "120px", search: locationsOf(warehouseId), get: (row) => row.location, set: (row, location) => ({ ...row, location }) },
    ...(kind === "transfer"
      ? [{ key: "toLocationId", kind: "lookup", header: t("toLocation"), width: "120px", search: locationsOf(toWarehouseId), get: (row: StockLine) => row.toLocation, set: (row: StockLine, toLocation: LookupOption<unknown> | null) => ({ ...row, toLocation }) } as const]
      : []),
    { key: "quantity", kind: "decimal", role: "quantity", header: kind === "adjust" ? t("difference") : t("quantity"), width: "110px", numeric: true, get: (row) => row.quantity, set: (row, quantity) => ({ ...row, quantity }) },
    ...(kind === "receive" || (kind === "adjust" && may("costs.view"))
      ? [{ key: "unitCost", kind: "decimal", role: "cost", header: t("unitCost"), width: "120px", numeric: true, get: (row: StockLine) => row.unitCost, set: (row: StockLine, unitCost: string | null) => ({ ...row, unitCost }) } as const]
      : []),
    { key: "available", kind: "shown", header: t("available"), width: "110px", numeric: true, show: (row) => <Available itemId={row.item?.id} warehouseId={warehouseId} /> },
  ];
  return (
    <LineGrid
      label={t(`${kind}.lines`)} columns={columns} rows={rows} rowKey={(row) => row.key} onChange={onChange} newRow={blankStockLine} copyRow={copyStockLine}
      isBlank={isBlankStockLine} faultOf={faultOf} onUnread={onUnread} autoFocus
    />
  );
}

/** Stocked items by code, name or barcode. */
export function useItemSearch() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return async (query: string): Promise<LookupOption<unknown>[]> => {
    const { rows } = await queryClient.fetchQuery(trpc.catalog.lookUpItems.queryOptions({ search: query, status: "active", kind: "stocked", limit: 12 }));
    return rows.map((row) => ({ id: row.id, label: row.code, detail: row.name }));
  };
}

function useLocationSearch() {
  const trpc = useTRPC();
  const warehouses = useQuery(trpc.stock.warehouses.queryOptions({}));
  return (warehouseId: string) => (query: string): Promise<LookupOption<unknown>[]> => {
    const places = warehouses.data?.find((w) => w.id === warehouseId)?.locations ?? [];
    const typed = query.trim().toLowerCase();
    return Promise.resolve(places.filter((place) => `${place.code} ${place.name ?? ""}`.toLowerCase().includes(typed)).map((place) => ({ id: place.id, label: place.code, detail: place.name ?? undefined })));
  };
}

function Available({ itemId, warehouseId }: { itemId: string | undefined; warehouseId: string }) {
  const trpc = useTRPC();
  const format = useFormat();
  const found = useQuery(trpc.promising.itemAvailability.queryOptions({ itemId: itemId ?? "", warehouseId }, { enabled: itemId !== undefined && warehouseId !== "" }));
  const place = found.data?.places[0];
  return place ? <span className="text-ink-2">{format.quantity(place.available, { unit: found.data?.item.unitCode })}</span> : null;
}
