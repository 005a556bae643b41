import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decimal, decimalText } from "./money";
import { addQuantity, compareQuantity, isPositive, isZero, maxQuantity, minQuantity, subtractQuantity, sumQuantity } from "./quantity";

/** As columns, spreadsheets and people write them: with and without decimals, zeros in front and behind, and a sign. */
const quantity = fc
  .tuple(fc.constantFrom("", "-"), fc.bigInt({ min: 0n, max: 10n ** 14n }), fc.constantFrom("", "0", "00"), fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 4 }))
  .map(([sign, whole, zeros, decimals]) => `${sign}${zeros}${whole}${decimals.length > 0 ? `.${decimals.join("")}` : ""}`);

describe("ORD-02 quantities are exact", () => {
  it("to the last decimal, as the decimal library says", () => {
    fc.assert(
      fc.property(quantity, quantity, (a, b) => {
        expect(addQuantity(a, b)).toBe(decimalText(decimal(a).plus(b)));
        expect(subtractQuantity(a, b)).toBe(decimalText(decimal(a).minus(b)));
        expect(compareQuantity(a, b)).toBe(decimal(a).comparedTo(b));
        expect(isPositive(a)).toBe(decimal(a).greaterThan(0));
        expect(isZero(a)).toBe(decimal(a).isZero());
        expect(sumQuantity([a, b, a])).toBe(decimalText(decimal(a).plus(b).plus(a)));
      }),
      { numRuns: 2_000 },
    );
  });

  it("chooses one of the two as it was written, and refuses what is no number", () => {
    expect([minQuantity("2.0", "2.5"), maxQuantity("2.50", "2.5")]).toEqual(["2.0", "2.50"]);
    expect(() => addQuantity("", "1")).toThrow();
    expect(() => compareQuantity("1,5", "1")).toThrow();
  });
});
