import type { StateTone } from "@/app/_ui";

/** One tone for one state, the same in list, header, schedule and story line. */
export const toneOfShipment: Record<string, StateTone> = {
  planned: "quiet",
  released: "waiting",
  packed: "moving",
  dispatched: "moving",
  delivered: "settled",
  cancelled: "quiet",
};

export const toneOfCode: Record<string, StateTone> = { partial: "waiting", final: "settled", cancelled: "quiet", reinstated: "moving" };
