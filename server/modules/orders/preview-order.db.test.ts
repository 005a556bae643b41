import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testDatabase, type TestDatabase } from "@/db/testing/test-database";
import { tradingCompany, type TradingCompany } from "@/db/testing/trading-company";
import { openTestWorkspace, type TestWorkspace } from "@/db/testing/workspace";
import { addDays, calendarDate } from "@/server/kernel/calendar-date";
import { createDiscountRule } from "@/server/modules/pricing";
import { announceReceipt } from "@/server/modules/supply";
import type { Role } from "@/server/platform/permissions";
import { execute, read } from "@/server/platform/command";
import { newId } from "@/server/platform/new-id";
import { previewOrder } from "./index";

let database: TestDatabase;
let ws: TestWorkspace;
let company: TradingCompany;

beforeAll(async () => {
  database = await testDatabase();
  ws = await openTestWorkspace(database);
  company = await tradingCompany(ws);
});
afterAll(() => database.drop());

const look = (role: Role, customerId: string, lines: { itemId: string; quantity: string; unitPrice?: string }[]) =>
  read(ws.context(role), previewOrder, { customerId: customerId as never, lines: lines.map((line, at) => ({ key: `line ${at}`, ...line })) as never });

describe("ORD-09 what a line would earn is told to those who may see costs", () => {
  it("by the moving average of the warehouse, per line and in sum", async () => {
    const [customerId, itemId, service] = [await company.customer(), await company.item({ price: "1000" }), await company.item({ price: "500", kind: "service" })];
    await company.receive(itemId, "4", 2_402n);
    const seen = await look("sales_manager", customerId, [{ itemId, quantity: "10" }, { itemId: service, quantity: "1" }]);
    expect(seen.lines.map((line) => line.margin)).toEqual([{ costMinor: 6_005n, marginMinor: 3_995n, marginPercent: "40", basis: "average" }, null]);
    expect(seen.margin).toEqual({ marginMinor: 3_995n, marginPercent: "40", unknown: 1 });
  });

  it("and to nobody else: the answer holds no cost, whatever it is called", async () => {
    const [customerId, itemId] = [await company.customer(), await company.item({ price: "1000" })];
    await company.receive(itemId, "3", 2_223n);
    for (const role of ["sales_rep", "warehouse"] as const) {
      const seen = await look(role, customerId, [{ itemId, quantity: "1" }]);
      expect(seen.margin).toBeNull();
      expect(seen.lines.map((line) => line.margin)).toEqual([null]);
      const payload = JSON.stringify(seen, (_, value: unknown) => (typeof value === "bigint" ? value.toString() : value));
      expect(payload).not.toMatch(/"(cost|standardCost|average|value)\w*"/i);
      // A unit costs 741, ten leave 259.
      expect(payload).not.toMatch(/\b(741|2223|259)\b/);
    }
  });
});

describe("PRC-01 the trace of a price comes from the price book", () => {
  it("with the amount of each step", async () => {
    const [customerId, itemId] = [await company.customer(), await company.item({ price: "1000" })];
    await execute(ws.context("sales_manager"), createDiscountRule, { name: "Launch", itemId, discountPercent: "12.5", minQuantity: "10" } as never, newId());
    const [few, many] = [await look("sales_rep", customerId, [{ itemId, quantity: "9" }]), await look("sales_rep", customerId, [{ itemId, quantity: "10" }])];
    expect(few.lines[0]?.priceTrace.map((step) => step.step)).toEqual(["base_price", "discount_quantity_below", "no_discount"]);
    expect(many.lines[0]).toMatchObject({ unitPrice: "1000", discountPercent: "12.5", netMinor: 8_750n });
    expect(many.lines[0]?.priceTrace).toMatchObject([
      { step: "base_price", params: { unitPrice: "1000" } },
      { step: "discount_applied", params: { rule: "Launch", percent: "12.5", off: "125", leaves: "875" } },
    ]);
  });
});

describe("ORD-08 a line says what can be had and when", () => {
  it("part now, the rest on the day of the announced goods, nothing else for the next line", async () => {
    const [customerId, itemId] = [await company.customer(), await company.item({ onHand: "30" })];
    const dueOn = addDays(calendarDate(ws.clock.now().toISOString().slice(0, 10)), 12);
    await execute(ws.context("warehouse"), announceReceipt, { warehouseId: company.warehouseId, dueOn, lines: [{ itemId, quantity: "25" }] } as never, newId());
    const seen = await look("sales_rep", customerId, [{ itemId, quantity: "50" }, { itemId, quantity: "10" }]);
    expect(seen.lines.map((line) => line.availability)).toEqual([
      { availableNow: "30", later: "20", promisedOn: dueOn, shortBy: "20", onTime: false },
      { availableNow: "0", later: "10", promisedOn: null, shortBy: "10", onTime: false },
    ]);
  });
});
