import { describe, expect, it } from "vitest";
import { netOfQuantity } from "./net-of-quantity";
import { openCommitment, type CommittedLine } from "./open-commitment";

const line = (q: Partial<CommittedLine> = {}): CommittedLine => ({
  confirmed: true, unitPrice: "3.333333", discountPercent: "0", currency: "USD", expectedTaxPercent: "10",
  ordered: "3", cancelled: "0", returnedUnbilled: "0", invoiced: "0", ...q,
});

describe("ORD-10 what an order still claims of the credit", () => {
  it("values the open quantity with its tax", () => {
    expect(openCommitment([line()], [])).toBe(1100n);
    expect(openCommitment([line({ invoiced: "1" })], [])).toBe(667n + 67n);
    expect(openCommitment([line({ invoiced: "1", cancelled: "1", returnedUnbilled: "1" })], [])).toBe(0n);
  });

  it("leaves drafts out and counts charges until they are invoiced or cancelled", () => {
    const charge = { confirmed: true, cancelled: false, expectedTaxPercent: "10", amountMinor: 500n, invoicedMinor: 0n };
    expect(openCommitment([line({ confirmed: false })], [charge])).toBe(550n);
    expect(openCommitment([], [{ ...charge, invoicedMinor: 500n }, { ...charge, cancelled: true }, { ...charge, confirmed: false }])).toBe(0n);
  });

  it("values parts so that they add up to the whole", () => {
    const one = netOfQuantity(line(), "1");
    const two = netOfQuantity(line(), "2") - one;
    const three = netOfQuantity(line(), "3") - netOfQuantity(line(), "2");
    expect([one, two, three]).toEqual([333n, 334n, 333n]);
  });
});
