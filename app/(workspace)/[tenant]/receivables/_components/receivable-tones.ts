import type { StateTone } from "@/app/_ui";

export const AGES = ["current", "1_30", "31_60", "61_90", "over_90"] as const;
export type Age = (typeof AGES)[number];

/** A due date that passed is late; the older, the more so, but there is one word for it per span. */
export const toneOfAge: Record<Age, StateTone> = { current: "settled", "1_30": "waiting", "31_60": "waiting", "61_90": "late", over_90: "late" };

export const toneOfReceipt: Record<string, StateTone> = { posted: "settled", reversed: "quiet" };
export const toneOfNote: Record<string, StateTone> = { received: "waiting", collected: "settled", returned: "late" };
