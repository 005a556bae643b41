import { describe, expect, it } from "vitest";
import { totalOrder } from "./total-order";

describe("PRC-08 tax on lines and totals", () => {
  it("rounds the tax once per rate over the document, not per line", () => {
    const line = (netMinor: bigint) => ({ netMinor, taxCodeId: "vat", taxRatePercent: "10" });
    // three lines of 5: 0.5 each would round up to 3; the document's 15 × 10 % = 1.5 → 2
    expect(totalOrder([line(5n), line(5n), line(5n)], []).taxMinor).toBe(2n);
  });
  it("mixes taxable and exempt lines and an untaxed charge", () => {
    const totals = totalOrder(
      [
        { netMinor: 10_000n, taxCodeId: "vat", taxRatePercent: "10" },
        { netMinor: 5_000n, taxCodeId: "exempt", taxRatePercent: "0" },
      ],
      [{ netMinor: 300n, taxCodeId: null, taxRatePercent: "0" }],
    );
    expect(totals).toMatchObject({ netMinor: 15_000n, chargesMinor: 300n, taxMinor: 1_000n, grossMinor: 16_300n });
    expect(totals.taxes).toHaveLength(2);
  });
});
