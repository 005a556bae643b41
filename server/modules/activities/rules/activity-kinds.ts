/** What an activity can be. A memo is what one heard or saw without speaking to anybody. */
export const ACTIVITY_KINDS = ["call_out", "call_in", "meeting", "visit", "memo"] as const;
export type ActivityKind = (typeof ACTIVITY_KINDS)[number];
