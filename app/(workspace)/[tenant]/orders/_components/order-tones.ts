import type { StateTone } from "@/app/_ui";

/** One tone for one state, the same in list, header and story line. */
export const toneOfOrder: Record<string, StateTone> = {
  draft: "quiet",
  credit_hold: "waiting",
  confirmed: "moving",
  closed: "settled",
  cancelled: "quiet",
};

export const toneOfProgress: Record<string, StateTone> = {
  open: "quiet",
  partly_shipped: "moving",
  shipped: "waiting",
  partly_invoiced: "waiting",
  invoiced: "settled",
};

export const toneOfPayment: Record<string, StateTone> = { none: "quiet", partly_paid: "waiting", paid: "settled" };

export const toneOfShipment: Record<string, StateTone> = {
  planned: "quiet",
  released: "waiting",
  packed: "moving",
  dispatched: "moving",
  delivered: "settled",
  cancelled: "quiet",
};
