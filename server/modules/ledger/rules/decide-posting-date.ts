import type { CalendarDate } from "@/server/kernel/calendar-date";

export interface PostingDateFacts {
  readonly on: CalendarDate;
  readonly today: CalendarDate;
  /** Last closed day; null when no period was closed. */
  readonly lockedThrough: CalendarDate | null;
  readonly mayBackdate: boolean;
}

export type PostingDateDecision =
  | { readonly kind: "open" }
  | { readonly kind: "refused"; readonly code: "books.date_future" | "books.period_locked" | "books.backdate_forbidden" };

/** Whether the books take a posting on a day: not in the future, not in a closed period, in the past only with the right to. */
export function decidePostingDate(facts: PostingDateFacts): PostingDateDecision {
  if (facts.on > facts.today) return { kind: "refused", code: "books.date_future" };
  if (facts.lockedThrough !== null && facts.on <= facts.lockedThrough) return { kind: "refused", code: "books.period_locked" };
  if (facts.on < facts.today && !facts.mayBackdate) return { kind: "refused", code: "books.backdate_forbidden" };
  return { kind: "open" };
}
