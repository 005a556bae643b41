import { describe, expect, it } from "vitest";
import { checkManualEntry } from "./check-manual-entry";

const accounts = new Map([
  ["rent", { code: "6100", isControl: false, archived: false }],
  ["bank", { code: "1010", isControl: false, archived: false }],
  ["receivable", { code: "1100", isControl: true, archived: false }],
  ["old", { code: "6999", isControl: false, archived: true }],
]);
const line = (accountId: string, debitMinor: bigint, creditMinor: bigint) => ({ accountId, debitMinor, creditMinor });

describe("FIN-01 an entry by hand", () => {
  it("passes when it balances", () => {
    expect(checkManualEntry([line("rent", 1250n, 0n), line("bank", 0n, 1250n)], accounts, { currency: "USD" })).toEqual([]);
  });

  it("names every fault at once, at its line", () => {
    const faults = checkManualEntry([line("receivable", 100n, 0n), line("old", 5n, 5n), line("nowhere", 0n, 0n)], accounts, { currency: "USD" });
    expect(faults.map((f) => [f.path, f.code])).toEqual([
      ["lines.0.accountId", "ledger.account_is_control"],
      ["lines.1.accountId", "ledger.account_archived"],
      ["lines.1.creditMinor", "ledger.both_sides"],
      ["lines.2.accountId", "ledger.account_unknown"],
      ["lines.2.debitMinor", "ledger.no_amount"],
      ["lines", "ledger.debits_exceed_credits"],
    ]);
  });

  it("says by how much it is out of balance, in the currency's own decimals", () => {
    expect(checkManualEntry([line("rent", 1250n, 0n), line("bank", 0n, 1300n)], accounts, { currency: "USD" })[0]).toMatchObject({ code: "ledger.credits_exceed_debits", params: { amount: "0.50" } });
    expect(checkManualEntry([line("rent", 1250n, 0n), line("bank", 0n, 1300n)], accounts, { currency: "KRW" })[0]).toMatchObject({ params: { amount: "50" } });
  });

  it("lets opening balances differ: their counterpart is added", () => {
    expect(checkManualEntry([line("bank", 1n, 0n)], accounts, { currency: "KRW", mayDiffer: true })).toEqual([]);
  });
});
