"use client";

import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { useCommand } from "@/app/_trpc/use-command";
import { Checkbox, DataTable, StateBadge, type Column } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import { toneOfCode } from "../../_components/shipment-tones";
import type { Shipment } from "./shipment-record-type";

type Line = Shipment["lines"][number];

/** The packing list on screen: seven columns (SHP-05), with a box to tick while packing and what became of each line after it left. */
export function ShipmentLines({ shipment }: { shipment: Shipment }) {
  const t = useTranslations("shipments");
  const format = useFormat();
  const isOut = shipment.status === "dispatched" || shipment.status === "delivered";
  const columns: Column<Line>[] = [
    { key: "seq", header: t("packing.seq"), cell: (line) => line.lineNo, card: "hidden" },
    { key: "item", header: t("record.item"), card: "title", cell: (line) => <ItemOf line={line} /> },
    { key: "type", header: t("record.typeStatus"), cell: (line) => <TypeAndStatus shipment={shipment} line={line} /> },
    { key: "unfilled", header: t("record.unfilled"), numeric: true, card: "line", cell: (line) => <span title={balanceOf(line)}>{format.quantity(line.unfilled, { zero: "dash" })}</span> },
    { key: "quantity", header: isOut ? t("record.shipped") : t("record.toShip"), numeric: true, card: "aside", cell: (line) => format.quantity(line.quantity, { unit: line.unitCode }) },
    { key: "location", header: t("record.location"), cell: (line) => line.locationCode ?? t("record.anyLocation") },
    {
      key: "code",
      header: t("code.label"),
      cell: (line) => (line.deliveryCode ? <StateBadge tone={toneOfCode[line.deliveryCode] ?? "quiet"}>{t(`code.${line.deliveryCode}`)}</StateBadge> : "–"),
    },
  ];
  function balanceOf(line: Line): string {
    return t("record.balance", { line: line.orderLineNo, ordered: format.quantity(line.ordered), shipped: format.quantity(line.shipped), cancelled: format.quantity(line.cancelled), open: format.quantity(line.unfilled) });
  }
  return <DataTable label={t("record.lines")} columns={columns} rows={shipment.lines} rowKey={(line) => line.id} empty={null} />;
}

/** What became of the lines since they left: returned, invoiced, and for those who see it their cost and value. */
export function ShipmentAftermath({ shipment }: { shipment: Shipment }) {
  const t = useTranslations("shipments");
  const format = useFormat();
  const columns: Column<Line>[] = [
    { key: "item", header: t("record.item"), cell: (line) => line.itemCode },
    { key: "shipped", header: t("record.shipped"), numeric: true, card: "line", cell: (line) => format.quantity(line.quantity) },
    { key: "returned", header: t("record.returned"), numeric: true, card: "line", cell: (line) => format.quantity(line.returned, { zero: "dash" }) },
    { key: "invoiced", header: t("record.invoicedQuantity"), numeric: true, card: "line", cell: (line) => format.quantity(line.invoiced, { zero: "dash" }) },
    ...(shipment.lines[0]?.costMinor === null ? [] : [{ key: "cost", header: t("record.cost"), numeric: true, card: "line" as const, cell: (line: Line) => (line.costMinor === null ? "–" : format.money(line.costMinor, undefined, { zero: "dash" })) }]),
    ...(shipment.valueMinor === null ? [] : [{ key: "value", header: t("record.value"), numeric: true, card: "aside" as const, cell: (line: Line) => (line.recognisedMinor === null ? "–" : format.money(line.recognisedMinor, undefined, { zero: "dash" })) }]),
  ];
  return <DataTable label={t("record.aftermath")} columns={columns} rows={shipment.lines} rowKey={(line) => line.id} empty={null} />;
}

function ItemOf({ line }: { line: Line }) {
  return (
    <span className="flex min-w-0 flex-col">
      <span>{line.itemCode}</span>
      <span className="truncate text-ink-2">{line.description}</span>
    </span>
  );
}

/** Goods or service; while the warehouse packs, a box to tick that is large enough for a thumb. */
function TypeAndStatus({ shipment, line }: { shipment: Shipment; line: Line }) {
  const t = useTranslations("shipments");
  const trpc = useTRPC();
  const pack = useCommand(trpc.shipments.packLine);
  const kind = t(line.itemKind === "service" ? "record.service" : "record.goods");
  if (!shipment.availableActions.includes("pack_lines")) {
    return <span>{kind}{shipment.status === "packed" || (shipment.status === "released" && line.packed) ? ` · ${t("record.packed")}` : null}</span>;
  }
  return (
    <Checkbox
      className="max-sm:min-h-11 max-sm:items-center"
      label={`${kind} · ${t(line.packed ? "record.packed" : "record.notPacked")}`}
      aria-label={t("record.packLine", { item: line.itemCode })}
      checked={line.packed}
      disabled={pack.pending}
      onChange={(event) => pack.run({ shipmentId: shipment.id, shipmentLineId: line.id, packed: event.target.checked })}
    />
  );
}
