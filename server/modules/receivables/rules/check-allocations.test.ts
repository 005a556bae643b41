import { describe, expect, it } from "vitest";
import { calendarDate } from "@/server/kernel/calendar-date";
import { checkAllocations } from "./check-allocations";

const receivables = new Map([
  ["one", { id: "one", number: "INV-1", customerId: "kim", openMinor: 1000n, postedOn: calendarDate("2026-03-01") }],
  ["other", { id: "other", number: "INV-2", customerId: "lee", openMinor: 1000n, postedOn: calendarDate("2026-03-01") }],
]);
const check = (allocations: { receivableId: string; amountMinor: bigint }[], more: Partial<Parameters<typeof checkAllocations>[0]> = {}) =>
  checkAllocations({ customerId: "kim", availableMinor: 1500n, on: calendarDate("2026-03-12"), currency: "USD", allocations, receivables, ...more });

describe("COL-05 what an allocation may not do", () => {
  it("passes within what is open and what is available", () => {
    expect(check([{ receivableId: "one", amountMinor: 1000n }])).toEqual([]);
  });

  it("names every fault: another customer's document, one twice, more than is open, more than is there", () => {
    const faults = check([{ receivableId: "other", amountMinor: 1n }, { receivableId: "one", amountMinor: 1001n }, { receivableId: "one", amountMinor: 600n }]);
    expect(faults.map((f) => [f.path, f.code])).toEqual([
      ["allocations.0.receivableId", "receivables.receivable_unknown"],
      ["allocations.1.amountMinor", "receivables.more_than_open"],
      ["allocations.2.receivableId", "receivables.receivable_twice"],
      ["allocations", "receivables.more_than_available"],
    ]);
    expect(faults[1]?.params).toMatchObject({ number: "INV-1", open: "10.00", currency: "USD" });
  });

  it("does not pay a document before its day", () => {
    expect(check([{ receivableId: "one", amountMinor: 1n }], { on: calendarDate("2026-02-28") })[0]?.code).toBe("receivables.before_document");
  });
});
