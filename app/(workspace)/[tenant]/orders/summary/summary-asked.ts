import type { CalendarDate } from "@/server/kernel/calendar-date";

export const SUMMARY_GROUPS = ["customer", "item", "supplier", "sales_user", "month", "status"] as const;
export type SummaryGroup = (typeof SUMMARY_GROUPS)[number];

/** What the address asks of the summary: by what, and for orders of which days. */
export function summaryAsked(asked: Readonly<Record<string, string | string[] | null | undefined>>) {
  const day = (name: string) => (typeof asked[name] === "string" && asked[name] ? (asked[name] as CalendarDate) : undefined);
  return { by: SUMMARY_GROUPS.find((group) => group === asked["by"]) ?? "customer", from: day("orderedFrom"), to: day("orderedTo"), limit: 100 };
}
