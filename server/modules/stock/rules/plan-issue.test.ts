import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addQuantity, sumQuantity } from "@/server/kernel/quantity";
import { issueCost, planIssue, type Balance } from "./plan-issue";

const balance = (onHand: string, reserved: string, valueMinor: bigint): Balance => ({ onHand, reserved, valueMinor });
const places = [{ locationId: "a", onHand: "3" }, { locationId: "b", onHand: "7" }];

describe("INV-09 moving average and the taking of stock", () => {
  it("costs a part its share and the last part all that is left", () => {
    expect(issueCost(balance("3", "0", 1000n), "1")).toBe(333n);
    expect(issueCost(balance("2", "0", 667n), "1")).toBe(334n);
    expect(issueCost(balance("1", "0", 333n), "1")).toBe(333n);
  });

  it("empties the fullest locations first", () => {
    const plan = planIssue(balance("10", "0", 1000n), places, { quantity: "8", consumes: "0" });
    expect(plan).toMatchObject({ kind: "planned", costMinor: 800n, takes: [{ locationId: "b", quantity: "7", valueMinor: 700n }, { locationId: "a", quantity: "1", valueMinor: 100n }] });
  });

  it("takes from the named location only", () => {
    expect(planIssue(balance("10", "0", 1000n), places, { quantity: "2", locationId: "a", consumes: "0" })).toMatchObject({ takes: [{ locationId: "a", quantity: "2" }] });
    expect(planIssue(balance("10", "0", 1000n), places, { quantity: "4", locationId: "a", consumes: "0" })).toEqual({ kind: "short_at_location", available: "3" });
  });

  it("leaves what is reserved for others", () => {
    expect(planIssue(balance("10", "8", 1000n), places, { quantity: "3", consumes: "0" })).toEqual({ kind: "short", available: "2" });
    expect(planIssue(balance("10", "8", 1000n), places, { quantity: "6", consumes: "4" })).toMatchObject({ kind: "planned", balance: { onHand: "4", reserved: "4" } });
  });

  it("never loses a cent or a piece over any series of issues", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 12 }), fc.bigInt({ min: 0n, max: 10_000_000n }), (parts, value) => {
        const total = parts.reduce((a, b) => a + b, 0);
        let now = balance(String(total), "0", value);
        let at: readonly { locationId: string; onHand: string }[] = [{ locationId: "a", onHand: String(Math.floor(total / 2)) }, { locationId: "b", onHand: String(total - Math.floor(total / 2)) }];
        let cost = 0n;
        for (const part of parts) {
          const plan = planIssue(now, at, { quantity: String(part), consumes: "0" });
          if (plan.kind !== "planned") throw new Error("short");
          expect(sumQuantity(plan.takes.map((t) => t.quantity))).toBe(String(part));
          expect(plan.takes.reduce((a, t) => a + t.valueMinor, 0n)).toBe(plan.costMinor);
          cost += plan.costMinor;
          now = plan.balance;
          at = plan.places;
        }
        expect(now).toEqual(balance("0", "0", 0n));
        expect(at.reduce((a, p) => addQuantity(a, p.onHand), "0")).toBe("0");
        expect(cost).toBe(value);
      }),
    );
  });
});
