import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { taxesOfDocument } from "./taxes-of-document";

describe("PRC-08 tax of a document", () => {
  it("rounds once per rate, not once per line", () => {
    // Three lines of 0.05 at 10 %: by line 3 × round(0.5) = 3, by document round(1.5) = 2.
    const lines = [5n, 5n, 5n].map((netMinor) => ({ taxCodeId: "vat", ratePercent: "10", netMinor }));
    expect(taxesOfDocument(lines)).toEqual([{ taxCodeId: "vat", ratePercent: "10", baseMinor: 15n, taxMinor: 2n }]);
  });

  it("keeps taxable, zero-rated and exempt lines apart", () => {
    expect(
      taxesOfDocument([
        { taxCodeId: "vat", ratePercent: "10.0000", netMinor: 1_005n },
        { taxCodeId: "exempt", ratePercent: "0", netMinor: 700n },
        { taxCodeId: "vat", ratePercent: "10", netMinor: 1_000n },
      ]),
    ).toEqual([
      { taxCodeId: "vat", ratePercent: "10", baseMinor: 2_005n, taxMinor: 201n },
      { taxCodeId: "exempt", ratePercent: "0", baseMinor: 700n, taxMinor: 0n },
    ]);
  });

  it("bases add up to the lines, whatever their order", () => {
    const line = fc.record({
      taxCodeId: fc.constantFrom("a", "b"),
      ratePercent: fc.constantFrom("0", "7", "19"),
      netMinor: fc.bigInt({ min: -1_000_000n, max: 1_000_000n }),
    });
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const taxes = taxesOfDocument(lines);
        const sum = (list: readonly { netMinor?: bigint; baseMinor?: bigint }[]) => list.reduce((s, l) => s + (l.netMinor ?? l.baseMinor ?? 0n), 0n);
        expect(sum(taxes)).toBe(sum(lines));
        const total = (list: typeof taxes) => list.reduce((s, t) => s + t.taxMinor, 0n);
        expect(total(taxesOfDocument([...lines].reverse()))).toBe(total(taxes));
      }),
    );
  });
});
