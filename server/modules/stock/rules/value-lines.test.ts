import { describe, expect, it } from "vitest";
import { LARGEST_MINOR } from "@/server/kernel/money";
import { NaruError } from "@/server/kernel/errors";
import { valuesOfLines } from "./value-lines";

const [priced, unpriced] = ["01890000-0000-7000-8000-000000000001", "01890000-0000-7000-8000-000000000002"];
const goods = new Map([[priced, { code: "BOLT", standardCost: "2.5" }], [unpriced, { code: "NUT", standardCost: null }]]);

describe("INV-09 the value of lines that come in", () => {
  it("is quantity times its own cost, else the standard cost", () => {
    expect(valuesOfLines([{ itemId: priced, quantity: "4" }, { itemId: unpriced, quantity: "2", unitCost: "7" }], goods, "KRW")).toEqual([10n, 14n]);
  });
  it("is refused line by line where nobody knows a cost, or where no books hold it", () => {
    const lines = [{ itemId: unpriced, quantity: "1" }, { itemId: priced, quantity: "1", unitCost: String(LARGEST_MINOR) }, { itemId: priced, quantity: "2", unitCost: String(LARGEST_MINOR) }];
    const refuse = () => valuesOfLines(lines, goods, "KRW");
    expect(refuse).toThrow(NaruError);
    try {
      refuse();
    } catch (error) {
      expect((error as NaruError).faults.map(({ path, code }) => [path, code])).toEqual([["lines.0.unitCost", "stock.cost_missing"], ["lines.2.quantity", "input.amount_too_large"]]);
    }
  });
});
