import { sql } from "drizzle-orm";
import { yearOf, type CalendarDate } from "@/server/kernel/calendar-date";
import { newId } from "./new-id";
import { sqlStatement } from "./statement";
import type { TenantScope } from "./tenant-scope";

/**
 * The series of document numbers and their prefixes. Invoices, credit notes and journal entries are gapless
 * (the number is taken last in the transaction that writes the document); the rest are merely unique.
 */
export const SERIES = {
  customer: "C",
  order: "SO",
  shipment: "SH",
  return_receipt: "RT",
  invoice: "INV",
  credit_note: "CN",
  receipt: "RC",
  stock_receipt: "GR",
  stock_transfer: "TR",
  stock_count: "ST",
  stock_adjustment: "AD",
  expected_receipt: "ER",
  journal_entry: "JE",
} as const;
export type Series = keyof typeof SERIES;

const advanceCounter = sqlStatement<"id" | "series" | "year" | "count", { next: number }>(["id", "series", "year", "count"], (value) => sql`
  insert into document_counters as c (tenant_id, id, series, year, next)
  values (${value("tenantId")}, ${value("id")}, ${value("series")}, ${value("year")}, 1 + ${value("count")}::integer)
  on conflict (tenant_id, series, year) do update set next = c.next + ${value("count")}::integer
  returning c.next`);

/**
 * Takes `count` consecutive numbers of a series for the year of a business date, e.g. `INV-2026-00042`.
 * Locks the counter row until the transaction ends: call it last (credit → stock → demand → counter).
 */
export async function takeNumbers(scope: TenantScope, series: Series, on: CalendarDate, count: number): Promise<string[]> {
  const year = yearOf(on);
  const [row] = await advanceCounter(scope, { id: newId(), series, year, count });
  if (!row) throw new Error(`no counter for ${series} ${year}`);
  return Array.from({ length: count }, (_, i) => formatNumber(series, year, row.next - count + i));
}

export async function takeNumber(scope: TenantScope, series: Series, on: CalendarDate): Promise<string> {
  const [number] = await takeNumbers(scope, series, on, 1);
  if (number === undefined) throw new Error(`no number for ${series}`);
  return number;
}

export function formatNumber(series: Series, year: number, n: number): string {
  return `${SERIES[series]}-${year}-${String(n).padStart(5, "0")}`;
}
