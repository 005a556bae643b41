import { describe, expect, it } from "vitest";
import { isSortedRather } from "./few-rows";

describe("PLT-15 a span of days in the order of numbers", () => {
  it("is sorted where more would be passed by, and walked along where nearly everything matches", () => {
    expect(isSortedRather(200_000, 1_000_000)).toBe(true);
    expect(isSortedRather(0, 1_000_000)).toBe(true);
    expect(isSortedRather(900_000, 1_000_000)).toBe(false);
    expect(isSortedRather(1_000_000, 1_000_000)).toBe(false);
  });

  it("is walked along where nothing is known of either", () => {
    expect(isSortedRather(0, 0)).toBe(false);
    expect(isSortedRather(50, 0)).toBe(false);
  });
});
