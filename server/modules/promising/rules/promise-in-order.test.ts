import { describe, expect, it } from "vitest";
import { addDays, calendarDate } from "@/server/kernel/calendar-date";
import { promiseInOrder, type Ask, type PlaceFacts } from "./promise-in-order";

const today = calendarDate("2026-03-02");
const day = (n: number) => addDays(today, n);
const place = (facts: Partial<PlaceFacts> = {}) => new Map([["p", { onHandFree: "10", supply: [], demand: [], leadTimeDays: null, ...facts }]]);
const ask = (key: string, quantity: string, required = 0): Ask => ({ key, place: "p", quantity, requiredOn: day(required) });
const brief = (asks: Ask[], facts: Map<string, PlaceFacts>) =>
  promiseInOrder(asks, facts, today).map((p) => [p.key, p.availableNow, p.promisedOn, p.shortBy, p.basis]);

describe("ORD-08 promise of the lines of an order", () => {
  it("lets lines of one item use up one another in order", () => {
    expect(brief([ask("a", "6"), ask("b", "6")], place({ supply: [{ on: day(4), quantity: "5" }] }))).toEqual([
      ["a", "6", day(0), "0", "stock"],
      ["b", "4", day(4), "2", "supply"],
    ]);
    expect(brief([ask("a", "6"), ask("b", "6"), ask("c", "1")], place({ supply: [{ on: day(4), quantity: "2" }] }))[2]).toEqual(["c", "0", null, "1", null]);
  });

  it("promises no earlier than required and is not short when it will be there in time", () => {
    expect(brief([ask("a", "12", 9)], place({ supply: [{ on: day(4), quantity: "5" }] }))).toEqual([["a", "10", day(9), "0", "supply"]]);
    expect(brief([ask("a", "2", -3)], place())).toEqual([["a", "2", day(0), "0", "stock"]]);
  });

  it("promises goods that are due today, and puts aside only what is there", () => {
    const due = place({ onHandFree: "2", supply: [{ on: day(0), quantity: "5" }] });
    expect(brief([ask("a", "6"), ask("b", "1")], due).map((line) => line.slice(0, 4))).toEqual([["a", "2", day(0), "0"], ["b", "0", day(0), "0"]]);
  });

  it("does not give away what is promised to another", () => {
    expect(brief([ask("a", "5")], place({ demand: [{ on: day(6), quantity: "8" }] }))).toEqual([["a", "2", null, "3", null]]);
  });

  it("falls back on the lead time only when nothing announced suffices", () => {
    expect(brief([ask("a", "12")], place({ leadTimeDays: 14 }))).toEqual([["a", "10", day(14), "2", "lead_time"]]);
    expect(brief([ask("a", "12")], place({ leadTimeDays: 14, supply: [{ on: day(20), quantity: "5" }] }))).toEqual([["a", "10", day(20), "2", "supply"]]);
  });

  it("needs no stock for services", () => {
    expect(brief([{ ...ask("a", "3", 2), place: null }], new Map())).toEqual([["a", "3", day(2), "0", "service"]]);
  });
});
