import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addQuantity, compareQuantity } from "@/server/kernel/quantity";
import { exceedsReturnable, returnCost, splitReturn } from "./split-return";

const line = { quantity: "5", returned: "0", returnedUnbilled: "0", invoiced: "3", costMinor: 1000n };

describe("SVC-02 a return", () => {
  it("takes back what was not invoiced first, the rest waits for a credit note", () => {
    expect(splitReturn(line, "1")).toEqual({ unbilled: "1", billed: "0" });
    expect(splitReturn(line, "4")).toEqual({ unbilled: "2", billed: "2" });
    expect(splitReturn({ ...line, invoiced: "5" }, "2")).toEqual({ unbilled: "0", billed: "2" });
  });

  it("never exceeds what was shipped and not yet returned", () => {
    expect(exceedsReturnable({ quantity: "5", returned: "3" }, "2")).toBe(false);
    expect(exceedsReturnable({ quantity: "5", returned: "3" }, "2.0001")).toBe(true);
  });

  it("comes back at what it was issued for; the last return closes the cost to the cent", () => {
    expect(returnCost({ quantity: "3", returned: "0", costMinor: 100n }, "1")).toBe(33n);
    expect(returnCost({ quantity: "3", returned: "1", costMinor: 100n }, "2")).toBe(67n);
  });

  it("keeps invoiced + returned unbilled within the shipped quantity and the billed part within the invoiced", () => {
    const whole = fc.integer({ min: 1, max: 50 });
    fc.assert(
      fc.property(whole, fc.nat({ max: 50 }), fc.array(whole, { maxLength: 10 }), (shipped, billed, returns) => {
        const state = { ...line, quantity: String(shipped), invoiced: String(Math.min(shipped, billed)) };
        let cost = 0n;
        for (const r of returns) {
          const quantity = String(r);
          if (exceedsReturnable(state, quantity)) continue;
          const split = splitReturn(state, quantity);
          cost += returnCost(state, quantity);
          state.returned = addQuantity(state.returned, quantity);
          state.returnedUnbilled = addQuantity(state.returnedUnbilled, split.unbilled);
        }
        expect(compareQuantity(addQuantity(state.invoiced, state.returnedUnbilled), state.quantity)).toBeLessThanOrEqual(0);
        expect(Number(state.returned) - Number(state.returnedUnbilled)).toBeLessThanOrEqual(Number(state.invoiced));
        if (state.returned === state.quantity) expect(cost).toBe(state.costMinor);
      }),
    );
  });
});
