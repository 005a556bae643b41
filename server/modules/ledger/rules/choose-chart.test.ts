import { describe, expect, it } from "vitest";
import { ACCOUNT_ROLES } from "./account-roles";
import { CHART_NAMES, chartOf, chartOfCountry } from "./choose-chart";

describe("FIN-01 charts of accounts", () => {
  it.each(CHART_NAMES)("%s has every role exactly once and no code twice", (name) => {
    const { accounts } = chartOf(name);
    const roles = accounts.flatMap((a) => (a.role ? [a.role] : []));
    expect([...roles].sort()).toEqual([...ACCOUNT_ROLES].sort());
    expect(new Set(accounts.map((a) => a.code)).size).toBe(accounts.length);
  });

  it("follows the country, and is generic where the country has none", () => {
    expect(chartOfCountry("KR")).toBe("KR");
    expect(chartOfCountry("FR")).toBe("generic");
  });
});
