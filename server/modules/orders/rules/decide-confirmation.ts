import { laterOf, type CalendarDate } from "@/server/kernel/calendar-date";
import { isPositive, minQuantity, type Quantity } from "@/server/kernel/quantity";
import type { PriceStatus } from "./price-lines";

export type CheckStep = "availability" | "price" | "credit";
export type CheckOutcome = "passed" | "warned" | "failed" | "released";

export interface Finding {
  readonly lineNo: number | null;
  readonly code: string;
  readonly params: Record<string, string | number>;
}

export interface Check {
  readonly step: CheckStep;
  readonly outcome: CheckOutcome;
  readonly findings: readonly Finding[];
}

/** What promising says of one stocked line. */
export interface LinePromise {
  readonly lineNo: number;
  readonly itemCode: string;
  readonly quantity: Quantity;
  readonly requiredOn: CalendarDate;
  /** May leave today. */
  readonly availableNow: Quantity;
  /** First day on which the whole quantity is there; null when no announced supply covers it. */
  readonly promisedOn: CalendarDate | null;
  readonly shortBy: Quantity;
}

export interface PromisedLine {
  readonly lineNo: number;
  readonly promisedOn: CalendarDate;
  readonly reserve: Quantity;
}

/**
 * Step one (ORD-08): every line must be there on its required date; with back orders allowed, on the date that can be
 * promised. A line that no supply covers stops in both cases. Required dates in the past count as today.
 */
export function checkAvailability(
  lines: readonly LinePromise[],
  facts: { today: CalendarDate; allowBackOrder: boolean },
): { check: Check; promised: PromisedLine[] } {
  const findings: Finding[] = [];
  const promised: PromisedLine[] = [];
  let failed = false;
  for (const line of lines) {
    const wanted = laterOf(line.requiredOn, facts.today);
    const base = { item: line.itemCode, quantity: line.quantity };
    if (line.promisedOn === null) {
      failed = true;
      findings.push({ lineNo: line.lineNo, code: "orders.short_no_supply", params: { ...base, short: line.shortBy, available: line.availableNow } });
      continue;
    }
    const onTime = line.promisedOn <= wanted;
    if (!onTime) {
      findings.push({
        lineNo: line.lineNo,
        code: facts.allowBackOrder ? "orders.promised_later" : "orders.short_until",
        params: { ...base, available: line.availableNow, date: line.promisedOn, required: wanted },
      });
      if (!facts.allowBackOrder) failed = true;
    }
    promised.push({
      lineNo: line.lineNo,
      promisedOn: laterOf(line.promisedOn, wanted),
      reserve: isPositive(line.availableNow) ? minQuantity(line.availableNow, line.quantity) : "0",
    });
  }
  const outcome = failed ? "failed" : findings.length > 0 ? "warned" : "passed";
  return { check: { step: "availability", outcome, findings }, promised };
}

/** Step two (ORD-09): a price typed by hand that nobody confirmed stops the order. */
export function checkPrices(lines: readonly { lineNo: number; itemCode: string; priceStatus: PriceStatus; unitPrice: string }[]): Check {
  const findings = lines
    .filter((l) => l.priceStatus === "manual")
    .map((l) => ({ lineNo: l.lineNo, code: "orders.price_unconfirmed", params: { item: l.itemCode, price: l.unitPrice } }));
  return { step: "price", outcome: findings.length > 0 ? "failed" : "passed", findings };
}

export interface CreditVerdict {
  /** What the credit book decided for the order's amount. */
  readonly outcome: "passed" | "warned" | "held";
  /** Null: no limit. */
  readonly limitMinor: bigint | null;
  /** Exposure with this order. */
  readonly exposureMinor: bigint;
  readonly orderMinor: bigint;
  readonly overMinor: bigint;
  readonly customerHeld: boolean;
  readonly holdReason: string | null;
}

/** Step three (ORD-10): what the credit book's decision means for the order, in words a person can act on. */
export function checkCredit(verdict: CreditVerdict): Check {
  if (verdict.customerHeld) {
    return { step: "credit", outcome: "failed", findings: [{ lineNo: null, code: "orders.customer_held", params: { reason: verdict.holdReason ?? "" } }] };
  }
  if (verdict.outcome === "passed") return { step: "credit", outcome: "passed", findings: [] };
  const params = {
    limitMinor: (verdict.limitMinor ?? 0n).toString(),
    exposureMinor: verdict.exposureMinor.toString(),
    orderMinor: verdict.orderMinor.toString(),
    overMinor: verdict.overMinor.toString(),
  };
  return { step: "credit", outcome: verdict.outcome === "warned" ? "warned" : "failed", findings: [{ lineNo: null, code: "orders.over_credit_limit", params }] };
}

/**
 * What becomes of the order: stopped while goods or prices are in question; held when only credit says no; else confirmed.
 */
export function decideConfirmation(checks: readonly Check[]): "confirmed" | "held" | "stopped" {
  const failed = new Set(checks.filter((c) => c.outcome === "failed").map((c) => c.step));
  if (failed.has("availability") || failed.has("price")) return "stopped";
  return failed.has("credit") ? "held" : "confirmed";
}

