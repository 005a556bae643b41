import { describe, expect, it } from "vitest";
import { ACCOUNT_ROLES } from "./account-roles";
import { localNamesOf } from "./charts/local-names";
import { CHART_NAMES, chartInLanguage, chartOf, chartOfCountry } from "./choose-chart";

describe("FIN-01 charts of accounts", () => {
  it.each(CHART_NAMES)("%s has every role exactly once and no code twice", (name) => {
    const { accounts } = chartOf(name);
    const roles = accounts.flatMap((a) => (a.role ? [a.role] : []));
    expect([...roles].sort()).toEqual([...ACCOUNT_ROLES].sort());
    expect(new Set(accounts.map((a) => a.code)).size).toBe(accounts.length);
  });

  it.each(["KR", "CN", "DE"] as const)("%s has a name of its own language for every account, beside the English one", (name) => {
    const { accounts } = chartInLanguage(name, "en");
    expect(accounts.filter((a) => !a.otherName)).toEqual([]);
    expect(Object.keys(localNamesOf(name)?.names ?? {}).length).toBe(accounts.length);
  });

  it("PLT-02 calls accounts as the workspace's own bookkeepers do", () => {
    const find = (language: string) => chartInLanguage("KR", language).accounts.find((a) => a.role === "accounts_receivable");
    expect(find("ko")).toMatchObject({ name: "외상매출금", otherName: "Trade receivables" });
    expect(find("en")).toMatchObject({ name: "Trade receivables", otherName: "외상매출금" });
    expect(chartInLanguage("US", "en").accounts[0]?.otherName).toBeNull();
  });

  it("follows the country, and is generic where the country has none", () => {
    expect(chartOfCountry("KR")).toBe("KR");
    expect(chartOfCountry("FR")).toBe("generic");
  });
});
