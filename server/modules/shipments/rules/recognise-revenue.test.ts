import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sumMinor } from "@/server/kernel/money";
import { addQuantity } from "@/server/kernel/quantity";
import { netOfCumulative, revenueDifference } from "./recognise-revenue";

const terms = { unitPrice: "0.333333", discountPercent: "12.5", currency: "USD" };

describe("BIL-01 revenue of what was shipped", () => {
  it("is the difference of cumulative values", () => {
    expect(netOfCumulative({ ...terms, unitPrice: "10", discountPercent: "0" }, "3")).toBe(3000n);
    expect(revenueDifference({ ...terms, unitPrice: "0.333333", discountPercent: "0" }, "3", 67n)).toBe(33n);
  });

  it("adds up to the value of the whole, whatever the split", () => {
    const quantity = fc.integer({ min: 1, max: 90_000 }).map((n) => (n / 100).toFixed(2));
    const price = fc.integer({ min: 0, max: 99_999_999 }).map((n) => (n / 1_000_000).toFixed(6));
    fc.assert(
      fc.property(fc.array(quantity, { minLength: 1, maxLength: 12 }), price, fc.constantFrom("0", "7.25", "33.3333"), fc.constantFrom("USD", "KRW", "KWD"),
        (parts, unitPrice, discountPercent, currency) => {
          const line = { unitPrice, discountPercent, currency };
          let shipped = "0";
          const posted: bigint[] = [];
          for (const part of parts) {
            shipped = addQuantity(shipped, part);
            posted.push(revenueDifference(line, shipped, sumMinor(posted)));
          }
          expect(sumMinor(posted)).toBe(netOfCumulative(line, shipped));
          expect(posted.every((p) => p >= 0n)).toBe(true);
          expect(revenueDifference(line, "0", sumMinor(posted))).toBe(-sumMinor(posted));
        }),
    );
  });
});
