import { describe, expect, it } from "vitest";
import { calendarDate } from "@/server/kernel/calendar-date";
import { choosePrice, type CandidateList, type CandidateRule, type PriceFacts } from "./choose-price";

const day = calendarDate;
const always = { validFrom: null, validTo: null };
const entry = (unitPrice: string, minQuantity = "0", span: Partial<{ validFrom: ReturnType<typeof day>; validTo: ReturnType<typeof day> }> = {}) => ({
  ...always,
  ...span,
  unitPrice,
  minQuantity,
});
const base: CandidateList = { ...always, id: "b", code: "BASE", isBase: true, priority: null, entries: [entry("100")] };
const gold: CandidateList = { ...always, id: "g", code: "GOLD", isBase: false, priority: 1, entries: [entry("90"), entry("80", "100")] };
const rule = (over: Partial<CandidateRule>): CandidateRule => ({
  ...always,
  id: "r",
  name: "rule",
  itemId: null,
  categoryId: null,
  productType: null,
  customerId: null,
  customerType: null,
  minQuantity: "0",
  discountPercent: "5",
  ...over,
});
const facts = (over: Partial<PriceFacts>): PriceFacts => ({
  on: day("2026-05-10"),
  quantity: "1",
  item: { id: "item", categoryId: "cat", productType: "valve" },
  customer: { id: "cust", type: "direct" },
  lists: [base],
  rules: [],
  ...over,
});
const steps = (f: PriceFacts) => choosePrice(f).trace.map((s) => s.step);

describe("PRC-02 the customer's price list wins over the base list", () => {
  it("asks assigned lists by priority, then the base list", () => {
    expect(choosePrice(facts({ lists: [base, gold] })).unitPrice).toBe("90");
    expect(choosePrice(facts({ lists: [base] })).unitPrice).toBe("100");
    const silver: CandidateList = { ...gold, id: "s", code: "SILVER", priority: 5, entries: [entry("95")] };
    expect(choosePrice(facts({ lists: [silver, gold, base] })).unitPrice).toBe("90");
  });

  it("passes to the next list when one has no price for the item or the quantity, and says so", () => {
    const empty: CandidateList = { ...gold, entries: [] };
    expect(steps(facts({ lists: [empty, base] }))).toEqual(["list_without_item", "base_price", "no_discount"]);
    const bulk: CandidateList = { ...gold, entries: [entry("70", "10")] };
    expect(steps(facts({ lists: [bulk, base], quantity: "9" }))).toEqual(["list_quantity_below", "base_price", "no_discount"]);
  });

  it("without any price the line is unpriced, not free", () => {
    expect(choosePrice(facts({ lists: [] }))).toEqual({ priced: false, unitPrice: "0", discountPercent: "0", trace: [{ step: "no_price", params: {} }] });
  });
});

describe("PRC-03 quantity breaks of a list", () => {
  it("100 gets the break, 99.9999 does not", () => {
    expect(choosePrice(facts({ lists: [gold], quantity: "100" })).unitPrice).toBe("80");
    expect(choosePrice(facts({ lists: [gold], quantity: "99.9999" })).unitPrice).toBe("90");
  });
});

describe("PRC-09 prices by validity date", () => {
  it("today's price today, tomorrow's tomorrow, on the first and the last day", () => {
    const list: CandidateList = {
      ...base,
      entries: [entry("100", "0", { validTo: day("2026-05-10") }), entry("110", "0", { validFrom: day("2026-05-11") })],
    };
    expect(choosePrice(facts({ lists: [list] })).unitPrice).toBe("100");
    expect(choosePrice(facts({ lists: [list], on: day("2026-05-11") })).unitPrice).toBe("110");
  });

  it("of two entries in force the later one holds; a list out of its days is passed over", () => {
    const list: CandidateList = { ...base, entries: [entry("100"), entry("105", "0", { validFrom: day("2026-01-01") })] };
    expect(choosePrice(facts({ lists: [list] })).unitPrice).toBe("105");
    const ended: CandidateList = { ...gold, validTo: day("2026-05-09") };
    expect(steps(facts({ lists: [ended, base] }))[0]).toBe("list_not_valid");
  });
});

describe("PRC-01 discounts by item, product type, category, customer and customer type", () => {
  const discount = (rules: CandidateRule[], over: Partial<PriceFacts> = {}) => choosePrice(facts({ rules, ...over })).discountPercent;

  it("changing the customer type changes the price, and the trace tells why", () => {
    const rules = [rule({ name: "Distributors", customerType: "distributor", discountPercent: "20" })];
    expect(discount(rules)).toBe("0");
    const chosen = choosePrice(facts({ rules, customer: { id: "cust", type: "distributor" } }));
    expect(chosen.discountPercent).toBe("20");
    expect(chosen.trace.at(-1)).toEqual({ step: "discount_applied", params: { rule: "Distributors", percent: "20", minQuantity: "0", off: "20", leaves: "80" } });
  });

  it("the most specific rule wins, even if it is smaller", () => {
    const any = rule({ id: "any", discountPercent: "50" });
    const type = rule({ id: "type", productType: "valve", discountPercent: "30" });
    const category = rule({ id: "cat", categoryId: "cat", discountPercent: "25" });
    const item = rule({ id: "item", itemId: "item", discountPercent: "10" });
    expect(discount([any])).toBe("50");
    expect(discount([any, type, category])).toBe("30");
    expect(discount([any, type, category, item])).toBe("10");
    const own = rule({ id: "own", itemId: "item", customerId: "cust", discountPercent: "3" });
    const ofType = rule({ id: "ofType", itemId: "item", customerType: "direct", discountPercent: "4" });
    expect(discount([item, ofType])).toBe("4");
    expect(discount([item, ofType, own])).toBe("3");
  });

  it("among equally specific rules the larger one that the quantity reaches", () => {
    const rules = [rule({ id: "a", discountPercent: "5" }), rule({ id: "b", discountPercent: "12", minQuantity: "100" })];
    expect(discount(rules, { quantity: "99" })).toBe("5");
    expect(discount(rules, { quantity: "100" })).toBe("12");
  });

  it("a rule about something else or out of its days does not apply", () => {
    expect(discount([rule({ itemId: "other" })])).toBe("0");
    expect(discount([rule({ validFrom: day("2026-05-11") })])).toBe("0");
    expect(discount([rule({ productType: "pump" }), rule({ categoryId: "x" }), rule({ customerId: "y" })])).toBe("0");
  });
});
