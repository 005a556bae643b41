import { and, eq, sql } from "drizzle-orm";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { auditEntries, documentCounters, outboxEvents } from "@/db/schema/platform";
import { orders } from "@/db/schema/orders";
import { stockBalances } from "@/db/schema/stock";
import { testDatabase, type TestDatabase } from "@/db/testing/test-database";
import { tradingCompany, type TradingCompany } from "@/db/testing/trading-company";
import { openTestWorkspace, type TestWorkspace } from "@/db/testing/workspace";
import { NaruError } from "@/server/kernel/errors";
import { setCreditLimit } from "@/server/modules/credit";
import { demandLinesOf } from "@/server/modules/demand";
import { execute, read } from "@/server/platform/command";
import { LARGEST_MINOR } from "@/server/kernel/money";
import { newId } from "@/server/platform/new-id";
import {
  cancelLine,
  cancelOrder,
  confirmManualPrices,
  confirmOrder,
  createOrder,
  duplicateOrder,
  findDuplicateReference,
  getOrder,
  listOrders,
  previewOrder,
  reinstateLine,
  reinstateOrder,
  releaseCreditHold,
  summariseOrders,
  updateOrder,
} from "./index";

let database: TestDatabase;
let ws: TestWorkspace;
let company: TradingCompany;

beforeAll(async () => {
  database = await testDatabase();
  ws = await openTestWorkspace(database);
  company = await tradingCompany(ws);
});
afterAll(() => database.drop());

type Line = { itemId: string; quantity: string; unitPrice?: string; requiredOn?: string; shipSeparately?: boolean };
const rep = () => ws.context("sales_rep");

async function enter(customerId: string, lines: Line[], more: Record<string, unknown> = {}) {
  const input = { customerId, lines, ...more } as never;
  return execute(rep(), createOrder, input, newId());
}
const confirm = (orderId: string, allowBackOrder?: boolean) => execute(rep(), confirmOrder, { orderId: orderId as never, allowBackOrder }, newId());
const show = (orderId: string) => read(rep(), getOrder, { orderId: orderId as never });
const balance = (itemId: string) =>
  company.within(async ({ db, tenantId }) => {
    const [row] = await db.select().from(stockBalances).where(and(eq(stockBalances.tenantId, tenantId), eq(stockBalances.itemId, itemId)));
    return { onHand: row?.onHand ?? "0", reserved: row?.reserved ?? "0" };
  });
const demand = (orderId: string) => company.within((scope) => demandLinesOf(scope, orderId));
async function refusal(attempt: Promise<unknown>): Promise<NaruError> {
  const error: unknown = await attempt.then(
    () => null,
    (e: unknown) => e,
  );
  if (error instanceof NaruError) return error;
  throw new Error(`expected a refusal, got ${String(error)}`);
}

describe("ORD-01 order header with its three dates", () => {
  it("keeps order date and entry date; confirming sets only the last", async () => {
    const [customerId, itemId] = [await company.customer(), await company.item({ onHand: "10" })];
    const { orderId, number } = await enter(customerId, [{ itemId, quantity: "1" }], { orderedOn: "2026-03-02" });
    expect(number).toMatch(/^SO-2026-\d{5}$/);
    const before = await show(orderId);
    expect(before).toMatchObject({ orderedOn: "2026-03-02", lastConfirmedAt: null });
    ws.clock.addDays(1);
    await confirm(orderId);
    const after = await show(orderId);
    expect(after.orderedOn).toBe(before.orderedOn);
    expect(after.enteredAt).toEqual(before.enteredAt);
    expect(after.lastConfirmedAt).toEqual(ws.clock.now());
  });
});

describe("ORD-02 lines keep their own dates, ORD-03 their flags", () => {
  it("stores a required date and ship-separately per line", async () => {
    const [customerId, a, b] = [await company.customer(), await company.item(), await company.item()];
    const { orderId } = await enter(customerId, [
      { itemId: a, quantity: "1", requiredOn: "2026-04-01" },
      { itemId: b, quantity: "2", requiredOn: "2026-05-01", shipSeparately: true },
    ]);
    const { lines } = await show(orderId);
    expect(lines.map((l) => [l.requiredOn, l.shipSeparately])).toEqual([["2026-04-01", false], ["2026-05-01", true]]);
  });
});

describe("ORD-05 customer purchase order", () => {
  it("is found by search and a second order with it is told of the first", async () => {
    const [customerId, itemId] = [await company.customer(), await company.item()];
    const first = await enter(customerId, [{ itemId, quantity: "1" }], { customerReference: "PO-77-XYZ" });
    const found = await read(rep(), listOrders, { search: "po-77" });
    expect(found.rows.map((r) => r.id)).toEqual([first.orderId]);
    const duplicates = await read(rep(), findDuplicateReference, { customerId: customerId as never, customerReference: "PO-77-XYZ" });
    expect(duplicates.map((d) => d.number)).toEqual([first.number]);
  });
});

describe("CUS-07 order defaults from the customer", () => {
  it("fills entity, ship-to, contact and buyer", async () => {
    const [customerId, itemId] = [await company.customer({ name: "Hangang Foods" }), await company.item()];
    const { orderId } = await enter(customerId, [{ itemId, quantity: "1" }]);
    const order = await show(orderId);
    expect(order).toMatchObject({ legalEntityName: "Hangang Foods", buyerName: "Buyer One" });
    expect(order.shipTo).toMatchObject({ line1: "1 Harbour Road", city: "Busan" });
  });
});

describe("ORD-18 order validation", () => {
  it("lists every fault at once, each at its field", async () => {
    const customerId = await company.customer();
    const error = await refusal(enter(customerId, [{ itemId: newId(), quantity: "1" }, { itemId: newId(), quantity: "2" }], { requiredOn: "2020-01-01", legalEntityId: newId() }));
    expect(error.kind).toBe("invalid");
    expect(error.faults.map((f) => f.path)).toEqual(expect.arrayContaining(["legalEntityId", "requiredOn", "lines.0.itemId", "lines.1.itemId"]));
  });

  it("says at the line and at the charge that no books hold such an amount", async () => {
    const [customerId, itemId] = [await company.customer(), await company.item()];
    const error = await refusal(enter(customerId, [{ itemId, quantity: "1" }, { itemId, quantity: "9999999999999", unitPrice: "9999999999999" }]));
    expect(error.faults.map(({ path, code }) => [path, code])).toEqual([["lines.1.quantity", "input.amount_too_large"]]);
    const charged = await refusal(enter(customerId, [{ itemId, quantity: "1" }], { charges: [{ kind: "freight", description: "Freight", amountMinor: LARGEST_MINOR + 1n }] }));
    expect(charged.faults.map(({ path, code }) => [path, code])).toEqual([["charges.0.amountMinor", "input.amount_too_large"]]);
  });
});

describe("ORD-07 only confirmed orders become demand", () => {
  it("reserves nothing and is in no plan as a draft; confirming reserves and promises", async () => {
    const [customerId, itemId] = [await company.customer(), await company.item({ onHand: "10" })];
    const { orderId } = await enter(customerId, [{ itemId, quantity: "4" }]);
    expect(await demand(orderId)).toEqual([]);
    expect(await balance(itemId)).toMatchObject({ reserved: "0" });
    const result = await confirm(orderId);
    expect(result.outcome).toBe("confirmed");
    expect(result.checks.map((c) => [c.step, c.outcome])).toEqual([["availability", "passed"], ["price", "passed"], ["credit", "passed"]]);
    expect(await balance(itemId)).toEqual({ onHand: "10", reserved: "4" });
    expect(await demand(orderId)).toMatchObject([{ confirmed: true, ordered: "4", reserved: "4" }]);
  });
  it("twice: the same key confirms once, another key is told it is no draft", async () => {
    const [customerId, itemId] = [await company.customer(), await company.item({ onHand: "5" })];
    const { orderId } = await enter(customerId, [{ itemId, quantity: "5" }]);
    const key = newId();
    const first = await execute(rep(), confirmOrder, { orderId: orderId as never }, key);
    const again = await execute(rep(), confirmOrder, { orderId: orderId as never }, key);
    expect(again).toEqual(first);
    expect((await refusal(confirm(orderId))).code).toBe("orders.not_a_draft");
    expect(await balance(itemId)).toEqual({ onHand: "5", reserved: "5" });
  });
});

describe("ORD-08 availability before saving and at confirmation", () => {
  it("shows what can be had before anything is saved", async () => {
    const [customerId, itemId] = [await company.customer(), await company.item({ onHand: "3" })];
    const preview = await read(rep(), previewOrder, { customerId: customerId as never, lines: [{ key: "a", itemId: itemId as never, quantity: "5" }] });
    expect(preview.lines[0]).toMatchObject({ key: "a", availability: { availableNow: "3", promisedOn: null, shortBy: "2", onTime: false } });
    expect(preview.totals.netMinor).toBe(5_000n);
  });
  it("stops a short order, says why, and leaves a draft that reserves nothing", async () => {
    const [customerId, itemId] = [await company.customer(), await company.item({ onHand: "3" })];
    const { orderId } = await enter(customerId, [{ itemId, quantity: "5" }]);
    const result = await confirm(orderId);
    expect(result.outcome).toBe("stopped");
    const order = await show(orderId);
    expect(order.status).toBe("draft");
    expect(order.checks.find((c) => c.step === "availability")).toMatchObject({ outcome: "failed", findings: [{ lineNo: 1, code: "orders.short_no_supply" }] });
    expect(await balance(itemId)).toEqual({ onHand: "3", reserved: "0" });
  });
});

describe("ORD-09 price confirmation", () => {
  it("blocks an unconfirmed manual price until somebody with the right confirms it", async () => {
    const [customerId, itemId] = [await company.customer(), await company.item({ onHand: "10", price: "1000" })];
    const { orderId, lineIds } = await enter(customerId, [{ itemId, quantity: "1", unitPrice: "500" }]);
    expect((await confirm(orderId)).outcome).toBe("stopped");
    const ask = { orderId: orderId as never, orderLineIds: lineIds as never[] };
    expect((await refusal(execute(rep(), confirmManualPrices, ask, newId()))).code).toBe("permission.missing");
    await execute(ws.context("sales_manager"), confirmManualPrices, ask, newId());
    expect((await confirm(orderId)).outcome).toBe("confirmed");
  });
});

describe("ORD-10 credit confirmation", () => {
  it("holds an order over the limit; an approver releases it with a note", async () => {
    const [customerId, itemId] = [await company.customer(), await company.item({ onHand: "10", price: "1000" })];
    await execute(ws.context("accountant"), setCreditLimit, { customerId: customerId as never, limitMinor: 5_000n, version: 0 } as never, newId());
    const { orderId } = await enter(customerId, [{ itemId, quantity: "5" }]); // 5,000 + 10 % tax
    expect((await confirm(orderId)).outcome).toBe("held");
    const held = await show(orderId);
    expect(held.status).toBe("credit_hold");
    expect(await balance(itemId)).toMatchObject({ reserved: "0" });
    expect((await refusal(execute(rep(), releaseCreditHold, { orderId: orderId as never, note: "ok" }, newId()))).code).toBe("permission.missing");
    const released = await execute(ws.context("accountant"), releaseCreditHold, { orderId: orderId as never, note: "Paid yesterday" }, newId());
    expect(released.outcome).toBe("confirmed");
    expect((await show(orderId)).checks.find((c) => c.step === "credit")).toMatchObject({ outcome: "released", releaseNote: "Paid yesterday" });
    expect(await balance(itemId)).toMatchObject({ reserved: "5" });
  });
});

describe("ORD-27 cancel and reinstate", () => {
  it("takes quantities and reservations back and forth, for the order and for one line", async () => {
    const [customerId, a, b] = [await company.customer(), await company.item({ onHand: "10" }), await company.item({ onHand: "10" })];
    const { orderId, lineIds } = await enter(customerId, [{ itemId: a, quantity: "4" }, { itemId: b, quantity: "6" }]);
    await confirm(orderId);
    const line = { orderId: orderId as never, orderLineId: lineIds[0] as never };
    await execute(rep(), cancelLine, { ...line, reason: "changed their mind" }, newId());
    expect(await balance(a)).toMatchObject({ reserved: "0" });
    expect((await show(orderId)).netMinor).toBe(6_000n);
    await execute(rep(), reinstateLine, line, newId());
    expect(await balance(a)).toMatchObject({ reserved: "4" });
    expect((await show(orderId)).netMinor).toBe(10_000n);
    await execute(rep(), cancelOrder, { orderId: orderId as never, reason: "project stopped" }, newId());
    expect(await balance(a)).toMatchObject({ reserved: "0" });
    expect(await balance(b)).toMatchObject({ reserved: "0" });
    expect((await show(orderId)).status).toBe("cancelled");
    await execute(rep(), reinstateOrder, { orderId: orderId as never }, newId());
    expect((await show(orderId)).status).toBe("draft");
    expect((await confirm(orderId)).outcome).toBe("confirmed");
    expect(await demand(orderId)).toMatchObject([{ ordered: "4", cancelled: "0", reserved: "4" }, { ordered: "6", cancelled: "0", reserved: "6" }]);
  });
});

describe("ORD-23 search, status and summaries", () => {
  it("sums live lines by item and its totals equal the lines", async () => {
    const [customerId, itemId] = [await company.customer({ name: "Summary Trading" }), await company.item({ onHand: "100", code: "SUM-1" })];
    for (const quantity of ["2", "3"]) {
      const { orderId } = await enter(customerId, [{ itemId, quantity }]);
      await confirm(orderId);
    }
    const summary = await read(rep(), summariseOrders, { by: "item" });
    expect(summary.rows.find((r) => r.key === itemId)).toMatchObject({ orders: 2, lines: 2, netMinor: 5_000n });
    const list = await read(rep(), listOrders, { search: "summary trading", status: ["confirmed"], totals: "bounded" });
    expect(list.totals).toMatchObject({ count: 2, netMinor: 5_000n });
  });
  it("finds customer, number, its last part and reference by index among very many orders", async () => {
    const [customerId, itemId] = [await company.customer({ name: "Needle Works" }), await company.item()];
    const { orderId, number } = await enter(customerId, [{ itemId, quantity: "1" }], { customerReference: "NW-77" });
    const counted = and(eq(documentCounters.tenantId, ws.workspace.tenantId), eq(documentCounters.series, "order"));
    const [before] = await company.within(({ db }) => db.select().from(documentCounters).where(counted));
    await company.within(({ db }) => db.update(documentCounters).set({ next: 900_000 }).where(counted));
    const found = async (search: string) => (await read(rep(), listOrders, { search })).rows.map((row) => row.id);
    try {
      for (const search of ["needle works", number.toLowerCase(), String(Number(number.slice(-5))), "nw-77", "needle nw-77"]) expect(await found(search), search).toContain(orderId);
      for (const search of ["zebra", "needle zebra"]) expect(await found(search), search).toEqual([]);
    } finally {
      await company.within(({ db }) => db.update(documentCounters).set({ next: before?.next }).where(counted));
    }
  });
  it("pages by key without losing or repeating a row", async () => {
    const seen = new Set<string>();
    let cursor: string | null | undefined;
    do {
      const page = await read(rep(), listOrders, { limit: 3, cursor, sort: "amount" });
      page.rows.forEach((row) => expect(seen.has(row.id)).toBe(false));
      page.rows.forEach((row) => seen.add(row.id));
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen.size).toBe((await read(rep(), listOrders, { totals: "bounded" })).totals?.count);
  });
  it.each([60, 4])("turns the pages of a span of days in the order of numbers and amounts, where %s orders lie before it (PLT-15)", async (before) => {
    const other = await openTestWorkspace(database);
    const { tenantId } = other.workspace;
    const trading = await tradingCompany(other);
    const [customerId, itemId] = [await trading.customer(), await trading.item()];
    const { orderId } = await execute(other.context("sales_rep"), createOrder, { customerId, lines: [{ itemId, quantity: "1" }] } as never, newId());
    // The later the day the higher the number; amounts go up and down.
    await trading.within(({ db }) => db.execute(sql`
      insert into orders select (jsonb_populate_record(o, jsonb_build_object('id', gen_random_uuid(), 'number', 'SO-2020-' || to_char(n, 'FM00000'),
        'ordered_on', date '2020-01-01' + n, 'required_on', date '2020-01-01' + n, 'gross_minor', 1000 + n * 7 % 11))).*
      from orders o, generate_series(1, ${before + 12}::int) n where o.tenant_id = ${tenantId} and o.id = ${orderId}`));
    // What the planner expects decides whether they are passed by or sorted.
    const owner = postgres(database.ownerUrl, { max: 1 });
    await owner`analyze orders`;
    await owner.end();
    const from = await trading.within(async ({ db }) => (await db.execute<{ day: string }>(sql`select (date '2020-01-01' + ${before + 1}::int)::text as day`))[0]?.day ?? "");
    const to = "2020-12-31";
    const paged = async (sort: "number" | "number_up" | "amount" | "amount_up") => {
      const rows: { number: string; grossMinor: bigint }[] = [];
      for (let cursor: string | null | undefined; ;) {
        const page = await read(other.context("sales_rep"), listOrders, { from: from as never, to: to as never, sort, limit: 5, cursor });
        rows.push(...page.rows);
        if (!(cursor = page.nextCursor)) return rows;
      }
    };
    const numbers = (await paged("number_up")).map((row) => row.number);
    expect(numbers).toEqual(Array.from({ length: 12 }, (_, i) => `SO-2020-${String(before + 1 + i).padStart(5, "0")}`));
    expect((await paged("number")).map((row) => row.number)).toEqual(numbers.toReversed());
    const amounts = (await paged("amount_up")).map((row) => row.grossMinor);
    expect(amounts).toHaveLength(12);
    expect(amounts).toEqual(amounts.toSorted((a, b) => Number(a - b)));
    expect((await paged("amount")).map((row) => row.grossMinor)).toEqual(amounts.toReversed());
  });
});

describe("PLT-01 an order of another workspace", () => {
  it("does not exist for anybody else, and says so as for one that never was", async () => {
    const [customerId, itemId] = [await company.customer(), await company.item({ onHand: "1" })];
    const { orderId } = await enter(customerId, [{ itemId, quantity: "1" }]);
    const other = await openTestWorkspace(database);
    for (const id of [orderId, newId()]) {
      expect((await refusal(execute(other.context("owner"), confirmOrder, { orderId: id as never }, newId()))).code).toBe("record.not_found");
      expect((await refusal(read(other.context("owner"), getOrder, { orderId: id as never }))).code).toBe("record.not_found");
    }
  });
});

describe("ORD-13 editing a draft", () => {
  it("refuses the second of two editors and tells what differs; each change is audited", async () => {
    const [customerId, itemId] = [await company.customer(), await company.item()];
    const { orderId } = await enter(customerId, [{ itemId, quantity: "1" }]);
    const edit = (notes: string) => execute(rep(), updateOrder, { orderId, version: 1, customerId, notes, lines: [{ itemId, quantity: "2" }] } as never, newId());
    await edit("first");
    const error = await refusal(edit("second"));
    expect(error.code).toBe("record.changed");
    expect(error.faults.map((f) => f.path)).toContain("notes");
    expect(await show(orderId)).toMatchObject({ notes: "first", version: 2, netMinor: 2_000n });
    const trail = await company.within(({ db, tenantId }) => db.select().from(auditEntries).where(and(eq(auditEntries.tenantId, tenantId), eq(auditEntries.entityId, orderId))));
    expect(trail.map((t) => t.action)).toEqual(["orders.create-order", "orders.update-order"]);
    const events = await company.within(({ db, tenantId }) => db.select().from(outboxEvents).where(eq(outboxEvents.tenantId, tenantId)));
    expect(events.some((e) => e.type === "order.created" && e.payload.orderId === orderId)).toBe(true);
  });
});

describe("CUS-10 a representative restricted to own customers", () => {
  it("neither lists nor opens another's orders", async () => {
    const [customerId, itemId] = [await company.customer(), await company.item()];
    const { orderId } = await enter(customerId, [{ itemId, quantity: "1" }]);
    const restricted = ws.context({ role: "sales_rep", ownCustomersOnly: true });
    expect((await read(restricted, listOrders, {})).rows).toEqual([]);
    expect((await refusal(read(restricted, getOrder, { orderId: orderId as never }))).code).toBe("record.not_found");
    const [row] = await company.within(({ db, tenantId }) => db.select().from(orders).where(and(eq(orders.tenantId, tenantId), eq(orders.id, orderId))));
    expect(row?.status).toBe("draft");
  });
});

describe("ORD-07 an order entered once more", () => {
  const again = (orderId: string, who = rep(), key = newId()) => execute(who, duplicateOrder, { orderId: orderId as never }, key);

  it("is a draft of today with the same goods, without the first one's reference and without prices agreed by hand", async () => {
    const [customerId, itemId] = [await company.customer(), await company.item()];
    const { orderId } = await enter(customerId, [{ itemId, quantity: "3", unitPrice: "1" }], { customerReference: "PO-77" });
    const key = newId();
    const made = await again(orderId, rep(), key);
    const [first, copy] = [await show(orderId), await show(made.orderId)];
    expect(copy.number).not.toBe(first.number);
    expect([copy.status, copy.customerId, copy.customerReference]).toEqual(["draft", first.customerId, null]);
    expect(copy.lines.map((l) => [l.itemId, l.quantity, l.priceStatus])).toEqual([[itemId, first.lines[0]?.quantity, "rule"]]);
    expect(await again(orderId, rep(), key)).toEqual(made);
  });

  it("is refused to whoever may not enter orders, and of another workspace's order", async () => {
    const { orderId } = await enter(await company.customer(), [{ itemId: await company.item(), quantity: "1" }]);
    expect((await refusal(again(orderId, ws.context("warehouse")))).code).toBe("permission.missing");
    const other = await openTestWorkspace(database);
    expect((await refusal(again(orderId, other.context("owner")))).code).toBe("record.not_found");
  });
});
