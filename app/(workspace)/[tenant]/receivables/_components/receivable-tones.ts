import type { StateTone } from "@/app/_ui";

export const AGES = ["current", "1_30", "31_60", "61_90", "over_90"] as const;
export type Age = (typeof AGES)[number];

/** What is not due waits, what is past its day is late, as on every other screen. */
export const toneOfAge: Record<Age, StateTone> = { current: "waiting", "1_30": "late", "31_60": "late", "61_90": "late", over_90: "late" };

export const toneOfReceipt: Record<string, StateTone> = { posted: "settled", reversed: "quiet" };
export const toneOfNote: Record<string, StateTone> = { received: "waiting", collected: "settled", returned: "late" };
