import { describe, expect, it } from "vitest";
import { toBaseQuantity } from "./to-base-quantity";

describe("PRC-13 quantities in other units", () => {
  it("multiplies by the factor exactly", () => {
    expect(toBaseQuantity({ quantity: "2.5", factor: "12", baseDecimals: 0 })).toBe("30");
    expect(toBaseQuantity({ quantity: "3", factor: "0.45359237", baseDecimals: 4 })).toBeNull();
    expect(toBaseQuantity({ quantity: "0.1", factor: "0.2", baseDecimals: 2 })).toBe("0.02");
  });

  it("refuses half a piece, and forgives the noise of a recurring factor", () => {
    expect(toBaseQuantity({ quantity: "0.5", factor: "5", baseDecimals: 0 })).toBeNull();
    expect(toBaseQuantity({ quantity: "3", factor: "0.33333333", baseDecimals: 0 })).toBe("1");
  });
});
