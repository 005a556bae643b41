import { describe, expect, it } from "vitest";
import { lineMargin, totalMargin } from "./line-margin";

const facts = { netMinor: 10_000n, quantity: "3", averageMinor: null, standardCost: null, currency: "KRW" as const };

describe("ORD-09 what a line would earn", () => {
  it("takes the moving average before the standard cost and rounds once", () => {
    expect(lineMargin({ ...facts, averageMinor: "2000.5", standardCost: "9" })).toEqual({ costMinor: 6_002n, marginMinor: 3_998n, marginPercent: "40", basis: "average" });
    expect(lineMargin({ ...facts, standardCost: "2500" })).toMatchObject({ costMinor: 7_500n, marginMinor: 2_500n, basis: "standard" });
    expect(lineMargin({ ...facts, standardCost: "1.005", currency: "USD" })).toMatchObject({ costMinor: 302n });
  });

  it("goes below zero, and has no percent of nothing", () => {
    expect(lineMargin({ ...facts, netMinor: 0n, averageMinor: "1" })).toMatchObject({ marginMinor: -3n, marginPercent: null });
  });

  it("without a cost there is no margin, and the total leaves the line out of net and cost", () => {
    expect(lineMargin(facts)).toBeNull();
    const known = lineMargin({ ...facts, averageMinor: "2000" });
    expect(totalMargin([{ netMinor: 10_000n, margin: known }, { netMinor: 5_000n, margin: null }])).toEqual({ marginMinor: 4_000n, marginPercent: "40", unknown: 1 });
  });
});
