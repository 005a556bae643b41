import { describe, expect, it } from "vitest";
import { backoffSeconds, PATIENT } from "./retry-policy";

describe("PLT-17 waiting between tries", () => {
  it("grows fourfold up to the ceiling", () => {
    expect([1, 2, 3, 4, 5, 6].map((attempt) => backoffSeconds(PATIENT, attempt, 0.5))).toEqual([2, 8, 32, 128, 512, 600]);
  });

  it("spreads by a quarter, so that what failed together does not come back together", () => {
    expect(backoffSeconds(PATIENT, 3, 0)).toBe(28);
    expect(backoffSeconds(PATIENT, 3, 1)).toBe(36);
  });
});
