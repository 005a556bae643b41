import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareQuantity, sumQuantity } from "@/server/kernel/quantity";
import { distributeFreeStock, type WaitingLine } from "./distribute-free-stock";

const line = (id: string, over: Partial<WaitingLine> = {}): WaitingLine => ({ id, itemId: "i", held: false, ordered: "5", cancelled: "0", shipped: "0", reserved: "0", ...over });

describe("INV-09 who gets what arrives", () => {
  it("serves what each line lacks in order until nothing is free", () => {
    const lines = [line("a", { reserved: "3" }), line("b", { shipped: "1", cancelled: "1" }), line("c")];
    expect(distributeFreeStock(lines, new Map([["i", "6"]]))).toEqual([
      { id: "a", itemId: "i", quantity: "2" }, { id: "b", itemId: "i", quantity: "3" }, { id: "c", itemId: "i", quantity: "1" },
    ]);
  });

  it("passes over held lines and other items", () => {
    expect(distributeFreeStock([line("a", { held: true }), line("b", { itemId: "x" })], new Map([["i", "6"]]))).toEqual([]);
  });

  it("never gives more than is free, nor more than a line lacks", () => {
    const n = fc.nat({ max: 20 });
    fc.assert(
      fc.property(fc.array(fc.tuple(n, n), { maxLength: 8 }), n, (lines, free) => {
        const waiting = lines.map(([ordered, reserved], i) => line(String(i), { ordered: String(ordered), reserved: String(reserved) }));
        const given = distributeFreeStock(waiting, new Map([["i", String(free)]]));
        expect(compareQuantity(sumQuantity(given.map((g) => g.quantity)), String(free))).toBeLessThanOrEqual(0);
        for (const g of given) expect(Number(g.quantity)).toBeLessThanOrEqual(lines[Number(g.id)]![0] - lines[Number(g.id)]![1]);
      }),
    );
  });
});
