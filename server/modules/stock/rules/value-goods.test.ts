import { describe, expect, it } from "vitest";
import { valueOfGoods } from "./value-goods";

describe("INV-09 what goods that come in are worth", () => {
  const balance = { onHand: "3", reserved: "0", valueMinor: 1000n };
  it("takes the given cost, then the average, then the standard cost, then the last cost", () => {
    const all = { currency: "USD", unitCost: "2.005", balance, standardCost: "5", lastUnitCostMinor: "700" };
    expect(valueOfGoods("3", all)).toBe(602n);
    expect(valueOfGoods("2", { ...all, unitCost: null })).toBe(667n);
    expect(valueOfGoods("2", { ...all, unitCost: null, balance: { ...balance, onHand: "0", valueMinor: 0n } })).toBe(1000n);
    expect(valueOfGoods("2", { currency: "USD", lastUnitCostMinor: "333.335" })).toBe(667n);
    expect(valueOfGoods("2", { currency: "USD" })).toBeNull();
  });
  it("accepts goods that cost nothing when somebody says so", () => {
    expect(valueOfGoods("2", { currency: "KRW", unitCost: "0", standardCost: "5" })).toBe(0n);
  });
});
