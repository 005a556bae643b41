import { describe, expect, it } from "vitest";
import { lineNet, priceLine } from "./price-lines";

const quoted = { priced: true, unitPrice: "100", discountPercent: "10" };
const rep = { mayApprove: false, limitPercent: "10" };

describe("ORD-09 price of an order line", () => {
  it("takes the price book's price when nothing is typed", () => {
    expect(priceLine({ typed: {}, quoted, ...rep })).toEqual({ unitPrice: "100", discountPercent: "10", status: "rule" });
  });
  it("keeps a typed price that equals the price book's as a rule price", () => {
    expect(priceLine({ typed: { unitPrice: "100.00", discountPercent: "10.0" }, quoted, ...rep }).status).toBe("rule");
  });
  it("confirms a typed price within the limit below the quoted net price", () => {
    // quoted net 90; 10 % below is 81
    expect(priceLine({ typed: { unitPrice: "81", discountPercent: "0" }, quoted, ...rep }).status).toBe("confirmed");
    expect(priceLine({ typed: { unitPrice: "80.99", discountPercent: "0" }, quoted, ...rep }).status).toBe("manual");
  });
  it("lets a price above the quoted one pass", () => {
    expect(priceLine({ typed: { unitPrice: "150" }, quoted, ...rep })).toEqual({ unitPrice: "150", discountPercent: "0", status: "confirmed" });
  });
  it("holds any price typed for an item without a listed price", () => {
    const unlisted = { priced: false, unitPrice: "0", discountPercent: "0" };
    expect(priceLine({ typed: { unitPrice: "5" }, quoted: unlisted, ...rep }).status).toBe("manual");
    expect(priceLine({ typed: { unitPrice: "5" }, quoted: unlisted, mayApprove: true, limitPercent: "0" }).status).toBe("confirmed");
  });
  it("rounds the net half away from zero", () => {
    expect(lineNet({ unitPrice: "0.05", discountPercent: "50", quantity: "1" }, "USD")).toBe(3n);
  });
});
