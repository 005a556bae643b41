import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testDatabase, type TestDatabase } from "@/db/testing/test-database";
import { openTestWorkspace } from "@/db/testing/workspace";
import { execute, read, type InputOf } from "@/server/platform/command";
import { newId } from "@/server/platform/new-id";
import { createCustomerWithCredit, creditOfCustomer, holdCustomer, listCustomersWithCredit } from "..";

type Asked = InputOf<typeof listCustomersWithCredit>;

let database: TestDatabase;
let ws: Awaited<ReturnType<typeof openTestWorkspace>>;
let hangang: string;
let plain: string;
beforeAll(async () => {
  database = await testDatabase();
  ws = await openTestWorkspace(database);
  hangang = (await create({
    code: "HAN-01", name: "Hangang 한강무역", type: "distributor", territory: "Seoul", regionCode: "SEL", phone: "02-555-0100", email: "buy@hangang.example", website: "hangang.example",
    bankName: "Kookmin", bankAccount: "110-220-330", creditLimitMinor: 5_000_000n,
  })).customerId;
  plain = (await create({ code: "PLAIN", name: "Plain", type: "direct", endUse: "own" })).customerId;
});
afterAll(() => database.drop());

const create = (input: InputOf<typeof createCustomerWithCredit>, key: string = newId(), context = ws.context("owner")) => execute(context, createCustomerWithCredit, input, key);
const ids = async (asked: Asked, context = ws.context("sales_manager")) => (await read(context, listCustomersWithCredit, asked)).rows.map((row) => row.id);

describe("CUS-01 each field of the customer file", () => {
  const alone: readonly (readonly [string, Asked, Asked])[] = [
    ["code", { code: "han-0" }, { code: "nothing" }],
    ["name", { name: "한강" }, { name: "nothing" }],
    ["two words of the name", { name: "무역 hang" }, { name: "hangang nothing" }],
    ["telephone, however it is divided", { reach: "025550100" }, { reach: "0255501009" }],
    ["mail", { reach: "BUY@" }, { reach: "sell@" }],
    ["website", { reach: "hangang.example" }, { reach: "elsewhere" }],
    ["region", { regionCode: "SEL" }, { regionCode: "PUS" }],
    ["bank", { bank: "kook" }, { bank: "hana" }],
    ["account, however it is divided", { bank: "110220" }, { bank: "110221" }],
    ["type", { type: "distributor" }, { type: "agent" }],
    ["credit", { credit: "limited" }, { credit: "held" }],
    ["limit from", { limitFromMinor: 5_000_000n }, { limitFromMinor: 5_000_001n }],
    ["limit up to", { limitToMinor: 5_000_000n }, { limitToMinor: 4_999_999n }],
  ];
  it.each(alone)("is filtered by alone: %s", async (_, meeting, missing) => {
    expect(await ids(meeting)).toEqual([hangang]);
    expect(await ids(missing)).toEqual([]);
  });

  it("is found by typing it: code, name, comms, region, bank", async () => {
    for (const search of ["han-01", "한강무역", "025550100", "buy@hangang", "sel", "kookmin", "110-220"]) expect(await ids({ search }), search).toEqual([hangang]);
  });

  it("shows the limit, or that there is none, to whoever may see credit; a percent sign is a percent sign", async () => {
    const { rows, totals } = await read(ws.context("sales_rep"), listCustomersWithCredit, { sort: "code" });
    expect([rows.map((row) => row.limitMinor), totals.count]).toEqual([[5_000_000n, null], 2]);
    expect(await ids({ credit: "unlimited" })).toEqual([plain]);
    expect(await ids({ bank: "%" })).toEqual([]);
    await execute(ws.context("accountant"), holdCustomer, { customerId: plain as never, reason: "Disputed" }, newId());
    expect(await ids({ credit: "held" })).toEqual([plain]);
  });

  it("tells who may not see credit no limits, and does not let them filter by them", async () => {
    const { rows } = await read(ws.context("warehouse"), listCustomersWithCredit, {});
    expect(rows.map((row) => row.limitMinor)).toEqual([null, null]);
    for (const asked of [{ credit: "limited" }, { limitFromMinor: 1n }] as const) await expect(ids(asked, ws.context("warehouse"))).rejects.toMatchObject({ code: "permission.missing" });
  });
});

describe("CUS-01 a customer is created with its credit limit", () => {
  it("once for one key, with audit lines of both", async () => {
    const key = newId();
    const input = { code: "ONCE", name: "Once", type: "direct", endUse: "own", creditLimitMinor: 700n } as const;
    const made = await create(input, key);
    expect(await create(input, key)).toEqual(made);
    expect(await read(ws.context("accountant"), creditOfCustomer, { customerId: made.customerId as never })).toMatchObject({ limitMinor: 700n });
  });

  it("is refused whole to whoever may not set limits; without a limit it is made", async () => {
    const input = { code: "REP", name: "Of a rep", type: "direct", endUse: "own" } as const;
    await expect(create({ ...input, creditLimitMinor: 1n }, newId(), ws.context("sales_rep"))).rejects.toMatchObject({ code: "permission.missing" });
    expect(await ids({ code: "REP" })).toEqual([]);
    await create(input, newId(), ws.context("sales_rep"));
    expect(await ids({ code: "REP" })).toHaveLength(1);
    await expect(create({ ...input, code: "NEG", creditLimitMinor: -1n })).rejects.toMatchObject({ faults: [{ path: "creditLimitMinor", code: "input.amount_not_negative" }] });
  });

  it("knows no payment terms of another workspace, and shows it nothing", async () => {
    const other = await openTestWorkspace(database);
    expect(await ids({}, other.context("owner"))).toEqual([]);
  });
});
