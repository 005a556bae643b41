import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, calendarDate, type CalendarDate } from "@/server/kernel/calendar-date";
import { availableToPromise, type OnDay } from "./available-to-promise";

const today = calendarDate("2026-03-02");
const day = (n: number) => addDays(today, n);
const at = (n: number, quantity: number): OnDay => ({ on: day(n), quantity: String(quantity) });

describe("PRM-01 available-to-promise by date", () => {
  it("equals the hand-worked table: supply between two demands", () => {
    // Worked by hand. Free today 10. Day 2: 6 go. Day 5: 20 come. Day 7: 15 go. Day 9: 5 come.
    //  day   comes  goes  projected  promisable (least of this and all later)
    //   0      –      –      10         4
    //   2      –      6       4         4
    //   5     20      –      24         9
    //   7      –     15       9         9
    //   9      5      –      14        14
    const atp = availableToPromise({ onHandFree: "10", today, supply: [at(5, 20), at(9, 5)], demand: [at(7, 15), at(2, 6)] });
    expect(atp.curve).toEqual([
      { on: day(0), supply: "0", demand: "0", projected: "10", available: "4" },
      { on: day(2), supply: "0", demand: "6", projected: "4", available: "4" },
      { on: day(5), supply: "20", demand: "0", projected: "24", available: "9" },
      { on: day(7), supply: "0", demand: "15", projected: "9", available: "9" },
      { on: day(9), supply: "5", demand: "0", projected: "14", available: "14" },
    ]);
    expect([0, 1, 4, 5, 6, 8, 9, 400].map((n) => atp.quantityOn(day(n)))).toEqual(["4", "4", "4", "9", "9", "9", "14", "14"]);
    expect(["0", "4", "4.5", "9", "10", "14", "14.0001"].map((q) => atp.earliestDate(q))).toEqual([day(0), day(0), day(5), day(5), day(9), day(9), null]);
  });

  it("keeps for a later promise what arrives before it", () => {
    const atp = availableToPromise({ onHandFree: "0", today, supply: [at(3, 10)], demand: [at(8, 10)] });
    expect(atp.earliestDate("1")).toBeNull();
  });

  it("counts overdue demand today and overdue supply tomorrow", () => {
    const atp = availableToPromise({ onHandFree: "5", today, supply: [at(-4, 7)], demand: [at(-2, 3)] });
    expect(atp.curve.map(({ on, supply, demand, available }) => [on, supply, demand, available])).toEqual([[day(0), "0", "3", "2"], [day(1), "7", "0", "9"]]);
    expect(availableToPromise({ onHandFree: "0", today, supply: [at(0, 7)], demand: [] }).earliestDate("7")).toBe(today);
  });

  it("is nothing, not less, where too much was promised", () => {
    const atp = availableToPromise({ onHandFree: "1", today, supply: [], demand: [at(2, 5)] });
    expect(atp.curve.map((point) => [point.projected, point.available])).toEqual([["1", "0"], ["-4", "0"]]);
    expect(atp.quantityOn(today)).toBe("0");
  });
});

const HORIZON = 40;
const moves = fc.array(fc.record({ n: fc.integer({ min: -5, max: HORIZON - 5 }), q: fc.integer({ min: 1, max: 30 }) }), { maxLength: 15 });

/** The same by walking every day, as a clerk with a calendar would. */
function walkedDayByDay(free: number, supply: { n: number; q: number }[], demand: { n: number; q: number }[]): number[] {
  const stock: number[] = [];
  for (let t = 0; t <= HORIZON; t += 1) {
    let onHand = free;
    for (const s of supply) if ((s.n < 0 ? 1 : s.n) <= t) onHand += s.q;
    for (const d of demand) if (Math.max(0, d.n) <= t) onHand -= d.q;
    stock.push(onHand);
  }
  return stock.map((_, d) => Math.max(0, Math.min(...stock.slice(d))));
}

describe("PRM-01 properties", () => {
  it("equals a walk through every day", () => {
    fc.assert(fc.property(fc.nat(60), moves, moves, (free, supply, demand) => {
      const atp = availableToPromise({ onHandFree: String(free), today, supply: supply.map((s) => at(s.n, s.q)), demand: demand.map((d) => at(d.n, d.q)) });
      const walked = walkedDayByDay(free, supply, demand);
      for (let d = 0; d <= HORIZON; d += 1) expect(Number(atp.quantityOn(day(d)))).toBe(walked[d]);
      for (const q of [1, 7, 25]) {
        const first = walked.findIndex((available) => available >= q);
        expect(atp.earliestDate(String(q))).toBe(first < 0 ? null : day(first));
      }
    }), { numRuns: 300 });
  });

  it("promises no unit twice, however many ask", () => {
    const asks = fc.array(fc.record({ q: fc.integer({ min: 1, max: 20 }), from: fc.nat(HORIZON) }), { maxLength: 25 });
    fc.assert(fc.property(fc.nat(60), moves, asks, (free, supply, wanted) => {
      const promised: { on: CalendarDate; q: number }[] = [];
      for (const ask of wanted) {
        const atp = availableToPromise({
          onHandFree: String(free), today, supply: supply.map((s) => at(s.n, s.q)), demand: promised.map((p) => ({ on: p.on, quantity: String(p.q) })),
        });
        const earliest = atp.earliestDate(String(ask.q));
        if (earliest !== null) promised.push({ on: earliest > day(ask.from) ? earliest : day(ask.from), q: ask.q });
      }
      for (let t = 0; t <= HORIZON; t += 1) {
        const there = free + supply.reduce((sum, s) => sum + ((s.n < 0 ? 1 : s.n) <= t ? s.q : 0), 0);
        const gone = promised.reduce((sum, p) => sum + (p.on <= day(t) ? p.q : 0), 0);
        expect(gone).toBeLessThanOrEqual(there);
      }
    }), { numRuns: 300 });
  });
});
