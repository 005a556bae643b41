import { QueryObserver } from "@tanstack/react-query";
import { describe, expect, it } from "vitest";
import { makeQueryClient } from "./query-client";

describe("COL-05 questions that name an amount", () => {
  const ask = (amountMinor: bigint | string) => {
    const observer = new QueryObserver(makeQueryClient(), { queryKey: ["suggest", { amountMinor, customerId: "c" }], queryFn: () => 1, enabled: false });
    return observer.options.queryHash;
  };

  it("are asked, and one amount is not taken for another", () => {
    expect(ask(9_007_199_254_740_993n)).toBe(ask(9_007_199_254_740_993n));
    expect(ask(9_007_199_254_740_993n)).not.toBe(ask(9_007_199_254_740_992n));
    expect(ask(5n)).not.toBe(ask("5"));
  });
});
