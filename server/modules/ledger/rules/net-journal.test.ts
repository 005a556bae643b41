import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { imbalance, netJournal, type JournalSide } from "./net-journal";

const side = (accountId: string, debitMinor: bigint, creditMinor: bigint, customerId: string | null = null): JournalSide => ({ accountId, debitMinor, creditMinor, customerId, memo: null });

describe("FIN-01 the sides of an entry are netted", () => {
  it("leaves the difference on the heavier side and drops what cancels out", () => {
    const netted = netJournal([side("advances", 70n, 0n, "c"), side("sales returns", 100n, 0n), side("advances", 0n, 100n, "c"), side("bank", 5n, 0n), side("bank", 0n, 5n), side("receivable", 0n, 70n, "c")]);
    expect(netted).toEqual([side("sales returns", 100n, 0n), side("advances", 0n, 30n, "c"), side("receivable", 0n, 70n, "c")]);
  });

  it("keeps customers of one account apart", () => {
    expect(netJournal([side("receivable", 10n, 0n, "a"), side("receivable", 0n, 10n, "b")])).toHaveLength(2);
  });

  it("never changes the balance, and leaves one positive side per account and customer", () => {
    const amount = fc.bigInt({ min: 0n, max: 10n ** 12n });
    const line = fc.record({ accountId: fc.constantFrom("a", "b", "c"), customerId: fc.constantFrom("x", null), debitMinor: amount, creditMinor: amount, memo: fc.constant(null) });
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const netted = netJournal(lines);
        expect(imbalance(netted)).toBe(imbalance(lines));
        expect(netted.every((s) => (s.debitMinor > 0n) !== (s.creditMinor > 0n))).toBe(true);
        expect(new Set(netted.map((s) => `${s.accountId}${s.customerId}`)).size).toBe(netted.length);
      }),
    );
  });
});
