import { describe, expect, it } from "vitest";
import { decideCredit, type CreditFacts } from "./decide-credit";

const facts: CreditFacts = { limitMinor: 1000n, receivableMinor: 500n, advanceMinor: 100n, committedMinor: 200n, orderMinor: 400n, customerHeld: false, policy: "hold" };

describe("ORD-10 credit confirmation", () => {
  it("passes exactly at the limit: 500 owed − 100 advance + 200 committed + 400 ordered = 1,000", () => {
    expect(decideCredit(facts)).toEqual({ outcome: "passed", reason: "within_limit", exposureMinor: 1000n, overMinor: 0n, availableMinor: 400n });
  });

  it("holds one over, and says by how much and what would fit", () => {
    expect(decideCredit({ ...facts, orderMinor: 401n })).toEqual({ outcome: "held", reason: "over_limit", exposureMinor: 1001n, overMinor: 1n, availableMinor: 400n });
  });

  it("only warns where the workspace says so", () => {
    expect(decideCredit({ ...facts, orderMinor: 401n, policy: "warn" })).toMatchObject({ outcome: "warned", overMinor: 1n });
  });

  it("passes anything without a limit, nothing with a limit of zero", () => {
    expect(decideCredit({ ...facts, limitMinor: null, orderMinor: 10n ** 12n })).toMatchObject({ outcome: "passed", reason: "no_limit", availableMinor: null });
    expect(decideCredit({ ...facts, limitMinor: 0n, receivableMinor: 0n, advanceMinor: 0n, committedMinor: 0n, orderMinor: 1n })).toMatchObject({ outcome: "held", availableMinor: 0n });
  });

  it("lets an advance make room", () => {
    expect(decideCredit({ ...facts, advanceMinor: 101n, orderMinor: 401n })).toMatchObject({ outcome: "passed" });
  });

  it("holds a held customer whatever the amounts and the policy", () => {
    expect(decideCredit({ ...facts, orderMinor: 1n, customerHeld: true, policy: "warn" })).toMatchObject({ outcome: "held", reason: "customer_held", overMinor: 0n });
  });
});
