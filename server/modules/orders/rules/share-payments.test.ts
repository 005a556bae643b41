import { describe, expect, it } from "vitest";
import { sharePayments } from "./share-payments";

describe("ORD-16 paid per order line", () => {
  it("spreads what was settled of an invoice over its lines so that the parts sum to it", () => {
    const lines = [
      { demandLineId: "a", invoiceId: "i", netMinor: 1n },
      { demandLineId: "b", invoiceId: "i", netMinor: 1n },
      { demandLineId: null, invoiceId: "i", netMinor: 1n },
      { demandLineId: "a", invoiceId: "j", netMinor: 10n },
    ];
    const paid = sharePayments(lines, new Map([["i", 100n], ["j", 11n]]));
    expect(paid.get("a")).toBe(34n + 11n);
    expect(paid.get("b")).toBe(33n);
  });
  it("shares nothing of an invoice nobody paid", () => {
    expect(sharePayments([{ demandLineId: "a", invoiceId: "i", netMinor: 5n }], new Map()).get("a")).toBe(0n);
  });
});
