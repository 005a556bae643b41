import { isZero } from "@/server/kernel/quantity";
import type { PostalAddress } from "./address-lines";
import type { DocumentContent } from "./document-content";
import { begin, facts, notesBlock, partyLines, type Frame } from "./document-frame";

export interface ShipmentFacts {
  readonly number: string;
  readonly status: string;
  readonly orderNumber: string;
  readonly customerReference: string | null;
  readonly entityName: string;
  readonly shipTo: PostalAddress;
  readonly soldTo: PostalAddress | null;
  readonly warehouseName: string;
  readonly plannedOn: string;
  readonly shippedOn: string | null;
  readonly deliveredOn: string | null;
  readonly carrier: string | null;
  readonly trackingNumber: string | null;
  readonly packages: number | null;
  readonly note: string | null;
  readonly lines: readonly {
    readonly lineNo: number;
    readonly itemCode: string;
    readonly itemKind: string;
    readonly description: string;
    readonly unitCode: string;
    readonly quantity: string;
    readonly unfilled: string;
    readonly ordered: string;
    readonly packed: boolean;
    readonly locationCode: string | null;
    readonly deliveryCode: string | null;
  }[];
}

/** What a figure that is zero looks like in a table. */
const NONE = "\u2013";

function head(frame: Frame, kind: "packing_list" | "delivery_note", shipment: ShipmentFacts) {
  const { words, format } = frame;
  return {
    ...begin(frame, kind, shipment.number),
    stamp: shipment.status === "cancelled" ? words("stamp.cancelled") : null,
    parties: [
      { title: words("party.ship_to"), lines: partyLines(frame, shipment.shipTo.recipient ?? shipment.entityName, { ...shipment.shipTo, recipient: null }) },
      { title: words("party.sold_to"), lines: partyLines(frame, shipment.entityName, shipment.soldTo) },
    ],
    facts: facts(
      shipment.shippedOn ? [words("fact.shippedOn"), format.date(shipment.shippedOn)] : [words("fact.plannedOn"), format.date(shipment.plannedOn)],
      [words("fact.deliveredOn"), shipment.deliveredOn && format.date(shipment.deliveredOn)],
      [words("fact.order"), shipment.orderNumber],
      [words("fact.customerReference"), shipment.customerReference],
      [words("fact.warehouse"), kind === "packing_list" && shipment.warehouseName],
      [words("fact.carrier"), shipment.carrier],
      [words("fact.tracking"), shipment.trackingNumber],
      [words("fact.packages"), shipment.packages === null ? null : format.quantity(String(shipment.packages))],
    ),
    totals: [{ label: words("total.lines"), value: format.quantity(String(shipment.lines.length)) }],
  };
}

/** SHP-05: the seven columns of the packing list. */
export function writePackingList(frame: Frame, shipment: ShipmentFacts): DocumentContent {
  const { words, format } = frame;
  return {
    ...head(frame, "packing_list", shipment),
    table: {
      detailIn: 1,
      empty: "",
      columns: [
        { header: words("column.seq"), align: "left", share: 6 },
        { header: words("column.component"), align: "left", share: 33 },
        { header: words("column.typeStatus"), align: "left", share: 15 },
        { header: words("column.unfilled"), align: "right", share: 12 },
        { header: words("column.toShip"), align: "right", share: 14, strong: true },
        { header: words("column.location"), align: "left", share: 12 },
        { header: words("column.deliveryCode"), align: "left", share: 12 },
      ],
      rows: shipment.lines.map((line) => ({
        cells: [
          String(line.lineNo), line.itemCode,
          `${words(`kind.${line.itemKind === "service" ? "service" : "goods"}`)} / ${words(line.packed ? "packed.yes" : "packed.no")}`,
          isZero(line.unfilled) ? NONE : format.quantity(line.unfilled), format.quantity(line.quantity, line.unitCode), line.locationCode ?? words("anyLocation"),
          line.deliveryCode ? words(`code.${line.deliveryCode}`) : NONE,
        ],
        detail: line.description,
      })),
    },
    blocks: notesBlock(frame, shipment.note),
    signatures: [words("signature.packed")],
  };
}

/** What the receiver signs for: what was ordered, what is delivered, what is still to come. */
export function writeDeliveryNote(frame: Frame, shipment: ShipmentFacts): DocumentContent {
  const { words, format } = frame;
  return {
    ...head(frame, "delivery_note", shipment),
    table: {
      detailIn: 1,
      detailPart: "codes",
      empty: "",
      columns: [
        { header: words("column.no"), align: "left", share: 6 },
        { header: words("column.item"), align: "left", share: 46 },
        { header: words("column.ordered"), align: "right", share: 15 },
        { header: words("column.delivered"), align: "right", share: 16, strong: true },
        { header: words("column.open"), align: "right", share: 15 },
      ],
      rows: shipment.lines.map((line) => ({
        cells: [String(line.lineNo), line.description, format.quantity(line.ordered, line.unitCode), format.quantity(line.quantity, line.unitCode), isZero(line.unfilled) ? NONE : format.quantity(line.unfilled, line.unitCode)],
        detail: line.itemCode,
      })),
    },
    blocks: notesBlock(frame, shipment.note),
    signatures: [words("signature.received")],
  };
}
