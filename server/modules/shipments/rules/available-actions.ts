import { actionsFrom } from "@/server/kernel/lifecycle";
import { shipmentLifecycle, type ShipmentAction, type ShipmentState } from "./shipment-lifecycle";

/** What a person may do with a shipment now; screens draw their buttons from it. */
export type ShipmentOffer = ShipmentAction | "edit" | "edit_lines" | "pack_lines" | "return" | "invoice";

const PERMISSION: Readonly<Record<ShipmentOffer, string>> = {
  release: "shipments.plan",
  cancel: "shipments.plan",
  reinstate: "shipments.plan",
  edit: "shipments.plan",
  edit_lines: "shipments.plan",
  pack: "shipments.pack",
  unpack: "shipments.pack",
  pack_lines: "shipments.pack",
  dispatch: "shipments.dispatch",
  deliver: "shipments.dispatch",
  reverse: "shipments.dispatch",
  return: "returns.receive",
  invoice: "invoices.issue",
};

export interface ShipmentFacts {
  readonly status: ShipmentState;
  readonly anyInvoiced: boolean;
  readonly anyReturned: boolean;
  readonly anyReturnable: boolean;
  readonly anyBillable: boolean;
}

/** Whether header fields may change, and whether lines may: the goods decide once they are packed. */
export const isEditable = (status: ShipmentState) => status === "planned" || status === "released" || status === "packed";
export const areLinesEditable = (status: ShipmentState) => status === "planned" || status === "released";

export function availableActions(facts: ShipmentFacts, may: (permission: string) => boolean): ShipmentOffer[] {
  const moves = actionsFrom(shipmentLifecycle, facts.status).filter((action) => action !== "reverse" || (!facts.anyInvoiced && !facts.anyReturned));
  const others: [ShipmentOffer, boolean][] = [
    ["edit", isEditable(facts.status)],
    ["edit_lines", areLinesEditable(facts.status)],
    ["pack_lines", facts.status === "released"],
    ["return", facts.anyReturnable],
    ["invoice", facts.anyBillable],
  ];
  const offers: ShipmentOffer[] = [...moves, ...others.filter(([, possible]) => possible).map(([offer]) => offer)];
  return offers.filter((offer) => may(PERMISSION[offer]));
}
