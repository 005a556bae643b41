import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { netValue, sumMinor } from "@/server/kernel/money";
import { addQuantity, sumQuantity } from "@/server/kernel/quantity";
import { billableQuantity, exceedsBillable, invoiceAmounts, type BillableTerms } from "./invoice-amounts";

const terms = (over: Partial<BillableTerms> = {}): BillableTerms => ({ unitPrice: "3.333333", discountPercent: "0", currency: "USD", invoiced: "0", invoicedMinor: 0n, ...over });

describe("BIL-06 partial invoices of partial shipments", () => {
  it("bills round(cumulative) less what was billed", () => {
    const once = invoiceAmounts([{ demandLineId: "a", quantity: "1" }], new Map([["a", terms({ invoiced: "1", invoicedMinor: 333n })]]));
    expect(once.netMinor).toEqual([334n]);
    expect(once.advances.get("a")).toEqual({ quantity: "1", netMinor: 334n });
  });

  it("bills two shipments of one order line on one invoice one after the other", () => {
    const parts = [{ demandLineId: "a", quantity: "1" }, { demandLineId: "a", quantity: "2" }];
    expect(invoiceAmounts(parts, new Map([["a", terms()]])).netMinor).toEqual([333n, 667n]);
  });

  it("adds up to the shipped value to the cent, whatever the split and the grouping", () => {
    const quantity = fc.integer({ min: 1, max: 5_000_000 }).map((n) => (n / 10_000).toFixed(4));
    const price = fc.integer({ min: 0, max: 99_999_999 }).map((n) => (n / 1_000_000).toFixed(6));
    fc.assert(
      fc.property(fc.array(fc.array(quantity, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 6 }), price, fc.constantFrom("0", "12.5", "33.3333"), fc.constantFrom("USD", "KRW"),
        (documents, unitPrice, discountPercent, currency) => {
          let book = terms({ unitPrice, discountPercent, currency });
          const billed: bigint[] = [];
          for (const parts of documents) {
            const amounts = invoiceAmounts(parts.map((q) => ({ demandLineId: "a", quantity: q })), new Map([["a", book]]));
            const advance = amounts.advances.get("a")!;
            billed.push(...amounts.netMinor);
            book = { ...book, invoiced: addQuantity(book.invoiced, advance.quantity), invoicedMinor: book.invoicedMinor + advance.netMinor };
          }
          const shipped = sumQuantity(documents.flat());
          expect(sumMinor(billed)).toBe(netValue({ unitPrice, quantity: shipped, discountPercent, currency }));
          expect(billed.every((b) => b >= 0n)).toBe(true);
        }),
    );
  });
});

describe("BIL-02 what may be invoiced", () => {
  it("is what was shipped, less unbilled returns and earlier invoices", () => {
    const line = { quantity: "5", returnedUnbilled: "1", invoiced: "2" };
    expect(billableQuantity(line)).toBe("2");
    expect(exceedsBillable(line, "2")).toBe(false);
    expect(exceedsBillable(line, "2.0001")).toBe(true);
  });
});
