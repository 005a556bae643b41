import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testDatabase, type TestDatabase } from "@/db/testing/test-database";
import { tradingCompany, type TradingCompany } from "@/db/testing/trading-company";
import { openTestWorkspace, type TestWorkspace } from "@/db/testing/workspace";
import { NaruError } from "@/server/kernel/errors";
import { listCustomerItemCodes, listItemCustomerCodes, setCustomerItemCode } from "@/server/modules/pricing";
import { execute, read } from "@/server/platform/command";
import { newId } from "@/server/platform/new-id";
import { findItems } from "./index";

let database: TestDatabase;
let ws: TestWorkspace;
let company: TradingCompany;

beforeAll(async () => {
  database = await testDatabase();
  ws = await openTestWorkspace(database);
  company = await tradingCompany(ws);
});
afterAll(() => database.drop());

const rep = () => ws.context("sales_rep");
const find = (texts: string[], more: Record<string, unknown> = {}) => read(rep(), findItems, { texts, ...more } as never);
const call = (customerId: string, code: string, itemId: string | null, key: string = newId()) => execute(rep(), setCustomerItemCode, { customerId, code, itemId } as never, key);
const codesOf = (customerId: string) => read(rep(), listCustomerItemCodes, { customerId: customerId as never });
async function codeOf(attempt: Promise<unknown>): Promise<string> {
  const error: unknown = await attempt.then(() => null, (e: unknown) => e);
  if (error instanceof NaruError) return error.code;
  throw new Error(`expected a refusal, got ${String(error)}`);
}

describe("ORD-02 items are found by code, name and the customer's own code", () => {
  it("closest first, with what is free in the warehouse; many texts in one question", async () => {
    const exact = await company.item({ code: "VAL-1", onHand: "12" });
    await company.item({ code: "VAL-10" });
    const service = await company.item({ code: "FIT-1", kind: "service" });
    const [valves, fitting, nothing] = await find(["val-1", "item fit", "no such thing"], { warehouseId: company.warehouseId });
    expect(valves?.meantId).toBe(exact);
    expect(valves?.items.map((item) => [item.code, item.free])).toEqual([["VAL-1", "12"], ["VAL-10", "0"]]);
    expect(fitting).toMatchObject({ meantId: service, items: [{ code: "FIT-1", free: null }] });
    expect(nothing).toEqual({ text: "no such thing", meantId: null, items: [] });
  });

  it("a code remembered for a customer wins, for this customer alone, in any letters, until it means something else or is forgotten", async () => {
    const [ours, theirs] = [await company.customer(), await company.customer()];
    const [first, second] = [await company.item({ code: "PIPE-1" }), await company.item({ code: "HB-77" })];
    await call(ours, "hb-77", first);
    const meant = async (customerId: string) => (await find(["HB-77"], { customerId }))[0]?.meantId;
    expect(await meant(ours)).toBe(first);
    expect(await meant(theirs)).toBe(second);
    expect((await find(["hb-7"], { customerId: ours }))[0]?.items[0]?.customerCodes).toEqual([]);
    expect(await codesOf(ours)).toMatchObject([{ code: "hb-77", itemCode: "PIPE-1" }]);
    await call(ours, "HB-77", second);
    expect(await codesOf(ours)).toMatchObject([{ code: "HB-77", itemCode: "HB-77" }]);
    expect(await read(rep(), listItemCustomerCodes, { itemId: second as never })).toMatchObject([{ code: "HB-77", customerId: ours }]);
    await execute(rep(), setCustomerItemCode, { customerId: ours, code: "HB-78", itemId: first, replaces: "hb-77" } as never, newId());
    expect(await codesOf(ours)).toMatchObject([{ code: "HB-78", itemCode: "PIPE-1" }]);
    await execute(rep(), setCustomerItemCode, { customerId: ours, code: "HB-77", itemId: second, replaces: "HB-78" } as never, newId());
    await call(ours, "HB-77", null);
    expect(await codesOf(ours)).toEqual([]);
  });

  it("the same once more changes nothing; a stranger's customer, an unknown item and a role without orders are refused", async () => {
    const [customerId, itemId] = [await company.customer(), await company.item()];
    const key = newId();
    expect(await call(customerId, "X-1", itemId, key)).toEqual(await call(customerId, "X-1", itemId, key));
    expect(await call(customerId, "x-1", itemId)).toMatchObject({ changed: false });
    expect(await codeOf(call(newId(), "X-1", itemId))).toBe("record.not_found");
    expect(await codeOf(call(customerId, "X-1", newId()))).toBe("record.not_found");
    expect(await codeOf(execute(ws.context("accountant"), setCustomerItemCode, { customerId, code: "X", itemId } as never, newId()))).toBe("permission.missing");
    const other = await openTestWorkspace(database);
    expect(await codeOf(execute(other.context("sales_rep"), setCustomerItemCode, { customerId, code: "X", itemId } as never, newId()))).toBe("record.not_found");
    expect(await codeOf(find(["a"], { customerId: newId() }))).toBe("record.not_found");
  });
});
