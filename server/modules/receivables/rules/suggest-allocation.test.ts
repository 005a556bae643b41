import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, calendarDate } from "@/server/kernel/calendar-date";
import { suggestAllocation } from "./suggest-allocation";

const item = (id: string, dueOn: string, openMinor: bigint, postedOn = "2026-01-01") => ({ id, dueOn: calendarDate(dueOn), postedOn: calendarDate(postedOn), openMinor });

describe("COL-05 which documents a receipt pays", () => {
  const items = [item("c", "2026-03-01", 300n), item("a", "2026-01-10", 100n), item("b", "2026-02-01", 200n)];

  it("pays what fell due first, in full, then part of the next", () => {
    expect([...suggestAllocation(250n, items)]).toEqual([["a", 100n], ["b", 150n]]);
  });

  it("leaves what is too much as an advance", () => {
    expect([...suggestAllocation(1000n, items).values()].reduce((x, y) => x + y, 0n)).toBe(600n);
  });

  it("takes the older document when two fall due on the same day", () => {
    expect([...suggestAllocation(5n, [item("new", "2026-01-10", 9n, "2026-01-09"), item("old", "2026-01-10", 9n, "2026-01-02")])]).toEqual([["old", 5n]]);
  });

  it("never pays more than there is, nor more than is open, and leaves nothing unpaid while there is money", () => {
    const open = fc.array(fc.record({ openMinor: fc.bigInt({ min: 0n, max: 1000n }), late: fc.integer({ min: 0, max: 60 }) }), { maxLength: 12 });
    fc.assert(
      fc.property(open, fc.bigInt({ min: 0n, max: 5000n }), (given, amount) => {
        const list = given.map((g, i) => item(String(i), addDays(calendarDate("2026-01-01"), g.late), g.openMinor));
        const paid = suggestAllocation(amount, list);
        const total = [...paid.values()].reduce((x, y) => x + y, 0n);
        const owed = list.reduce((x, y) => x + y.openMinor, 0n);
        expect(total).toBe(amount < owed ? amount : owed);
        expect([...paid].every(([id, part]) => part > 0n && part <= list[Number(id)]!.openMinor)).toBe(true);
      }),
    );
  });
});
