import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sumMinor } from "@/server/kernel/money";
import { addQuantity, subtractQuantity } from "@/server/kernel/quantity";
import { attributeToReturns, creditNet, creditTaxes, exceedsCreditable, type CreditableTax } from "./credit-shares";
import { taxOfDocument, totalsOf } from "./tax-of-document";

describe("BIL-03 tax", () => {
  it("is rounded once per document and rate, not per line", () => {
    const lines = [1, 2, 3].map(() => ({ taxCodeId: "vat", ratePercent: "10", netMinor: 5n }));
    expect(taxOfDocument(lines)).toEqual([{ taxCodeId: "vat", ratePercent: "10", baseMinor: 15n, taxMinor: 2n }]);
  });

  it("keeps rates apart and leaves what is outside the tax out of the base", () => {
    const lines = [
      { taxCodeId: "vat", ratePercent: "10", netMinor: 100n },
      { taxCodeId: "zero", ratePercent: "0", netMinor: 50n },
      { taxCodeId: null, ratePercent: "0", netMinor: 7n },
    ];
    const taxes = taxOfDocument(lines);
    expect(taxes.map((t) => t.taxMinor)).toEqual([10n, 0n]);
    expect(totalsOf(lines, taxes)).toEqual({ netMinor: 157n, taxMinor: 10n, grossMinor: 167n });
  });
});

describe("BIL-05 credit notes", () => {
  it("credits the line's cumulative share", () => {
    const line = { quantity: "3", netMinor: 1000n, creditedQuantity: "1", creditedNetMinor: 333n };
    expect(creditNet(line, "1")).toBe(334n);
    expect(creditNet(line, "2")).toBe(667n);
    expect(exceedsCreditable(line, "2.0001")).toBe(true);
  });

  it("closes net and tax exactly when everything was credited, in whatever steps", () => {
    const invoiceLine = fc.record({ quantity: fc.integer({ min: 1, max: 9 }), netMinor: fc.bigInt({ min: 0n, max: 1_000_000n }), rate: fc.constantFrom("10", "7.25", "0") });
    fc.assert(
      fc.property(fc.array(invoiceLine, { minLength: 1, maxLength: 5 }), fc.array(fc.nat({ max: 4 }), { maxLength: 60 }), (sold, picks) => {
        const lines = sold.map((l) => ({ quantity: String(l.quantity), netMinor: l.netMinor, creditedQuantity: "0", creditedNetMinor: 0n, ratePercent: l.rate }));
        const asTaxable = (netMinor: bigint, ratePercent: string) => ({ taxCodeId: `vat${ratePercent}`, ratePercent, netMinor });
        const taxes: CreditableTax[] = taxOfDocument(lines.map((l) => asTaxable(l.netMinor, l.ratePercent))).map((t) => ({ ...t, creditedBaseMinor: 0n, creditedTaxMinor: 0n }));
        const credit = (index: number, quantity: string) => {
          const line = lines[index]!;
          const net = creditNet(line, quantity);
          expect(net >= 0n).toBe(true);
          line.creditedQuantity = addQuantity(line.creditedQuantity, quantity);
          line.creditedNetMinor += net;
          for (const part of creditTaxes([asTaxable(net, line.ratePercent)], taxes)) {
            expect(part.taxMinor >= 0n).toBe(true);
            const at = taxes.findIndex((t) => t.taxCodeId === part.taxCodeId);
            taxes[at] = { ...taxes[at]!, creditedBaseMinor: taxes[at]!.creditedBaseMinor + part.baseMinor, creditedTaxMinor: taxes[at]!.creditedTaxMinor + part.taxMinor };
          }
        };
        for (const pick of picks) {
          const index = pick % lines.length;
          if (!exceedsCreditable(lines[index]!, "1")) credit(index, "1");
        }
        lines.forEach((line, index) => {
          const rest = subtractQuantity(line.quantity, line.creditedQuantity);
          if (rest !== "0") credit(index, rest);
        });
        expect(sumMinor(lines.map((l) => l.creditedNetMinor))).toBe(sumMinor(lines.map((l) => l.netMinor)));
        for (const tax of taxes) expect([tax.creditedBaseMinor, tax.creditedTaxMinor]).toEqual([tax.baseMinor, tax.taxMinor]);
      }),
    );
  });

  it("answers the named return first, then the oldest, and keeps the rest as a correction without goods", () => {
    const waiting = [{ returnReceiptLineId: "r1", waiting: "2" }, { returnReceiptLineId: "r2", waiting: "1" }];
    expect(attributeToReturns("2", waiting, "r2")).toEqual([{ returnReceiptLineId: "r2", quantity: "1" }, { returnReceiptLineId: "r1", quantity: "1" }]);
    expect(attributeToReturns("4", waiting, null)).toEqual([
      { returnReceiptLineId: "r1", quantity: "2" }, { returnReceiptLineId: "r2", quantity: "1" }, { returnReceiptLineId: null, quantity: "1" },
    ]);
    expect(attributeToReturns("1", [], null)).toEqual([{ returnReceiptLineId: null, quantity: "1" }]);
  });
});
