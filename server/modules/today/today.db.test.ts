import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { z } from "zod";
import { testDatabase, type TestDatabase } from "@/db/testing/test-database";
import { tradingCompany, type TradingCompany } from "@/db/testing/trading-company";
import { openTestWorkspace, type TestWorkspace } from "@/db/testing/workspace";
import { setCreditLimit } from "@/server/modules/credit";
import { assignOwner } from "@/server/modules/customers";
import { demandLinesOf } from "@/server/modules/demand";
import { issueInvoice, listToInvoice } from "@/server/modules/invoicing";
import { trialBalance } from "@/server/modules/ledger";
import { confirmOrder, createOrder, listOrders } from "@/server/modules/orders";
import { listReceipts, listReceivables } from "@/server/modules/receivables";
import { createShipment, dispatchShipment, listShipments, releaseShipment } from "@/server/modules/shipments";
import { execute, read, type Command, type Query } from "@/server/platform/command";
import { newId } from "@/server/platform/new-id";
import type { Role } from "@/server/platform/permissions";
import { withTenant } from "@/server/platform/tenant-scope";
import { silentCustomers, todayFigures, todayWork } from ".";

let database: TestDatabase;
let ws: TestWorkspace;
let company: TradingCompany;
let quiet: string;

const act = <N extends string, I extends z.ZodType, R>(role: Role, command: Command<N, I, R>, input: z.input<I>) => execute(ws.context(role), command, input, newId());
const ask = <N extends string, I extends z.ZodType, R>(role: Parameters<TestWorkspace["context"]>[0], query: Query<N, I, R>, input: z.input<I>) => read(ws.context(role), query, input);

async function shipped(customerId: string, itemId: string, quantity: string): Promise<string> {
  const { orderId } = await act("owner", createOrder, { customerId: customerId as never, lines: [{ itemId: itemId as never, quantity }] });
  await act("owner", confirmOrder, { orderId: orderId as never });
  const [line] = await withTenant(ws.systemContext, (scope) => demandLinesOf(scope, orderId));
  const { shipments } = await act("owner", createShipment, { lines: [{ demandLineId: line?.id as never, quantity }] });
  const shipmentId = shipments[0]?.shipmentId as never;
  await act("owner", releaseShipment, { shipmentId });
  await act("owner", dispatchShipment, { shipmentId });
  return shipments[0]?.shipmentId ?? "";
}

/** A year ago 10 pieces were sold; this month 30 are shipped, 20 of them invoiced; one order is held, one a draft, one shipment is released. */
beforeAll(async () => {
  database = await testDatabase();
  ws = await openTestWorkspace(database);
  company = await tradingCompany(ws);
  ws.clock.set("2025-03-05T03:00:00Z");
  const itemId = await company.item({ price: "1000", onHand: "500" });
  quiet = await company.customer({ name: "Quiet since last year" });
  await shipped(quiet, itemId, "10");
  ws.clock.set("2026-03-12T03:00:00Z");
  const busy = await company.customer({ name: "Busy" });
  const first = await shipped(busy, itemId, "20");
  await shipped(busy, itemId, "10");
  await act("owner", issueInvoice, { shipmentIds: [first as never] });
  const poor = await company.customer({ name: "Over the limit" });
  await act("owner", setCreditLimit, { customerId: poor as never, limitMinor: 1n });
  await act("owner", createOrder, { customerId: poor as never, lines: [{ itemId: itemId as never, quantity: "5" }], confirm: true });
  await act("owner", createOrder, { customerId: busy as never, lines: [{ itemId: itemId as never, quantity: "1" }] });
});
afterAll(() => database.drop());

describe("PLT-12 today shows each role what waits", () => {
  it("says the same as the lists that its tiles open", async () => {
    const { sales, warehouse, accounting } = await ask("owner", todayWork, {});
    const exact = { totals: "exact" } as const;
    const [held, drafts, late, planned, receivables, receipts, bill] = await Promise.all([
      ask("owner", listOrders, { ...exact, status: ["credit_hold"] }), ask("owner", listOrders, { ...exact, status: ["draft"] }), ask("owner", listOrders, { ...exact, late: true }),
      ask("owner", listShipments, { ...exact, status: "released" }), ask("owner", listReceivables, exact), ask("owner", listReceipts, { ...exact, state: "unallocated" }), ask("owner", listToInvoice, { limit: 100 }),
    ]);
    expect(sales).toEqual({
      held: { count: 1, amountMinor: held.totals?.grossMinor }, drafts: { count: drafts.totals?.count, amountMinor: drafts.totals?.grossMinor }, late: { count: late.totals?.count, amountMinor: late.totals?.grossMinor },
    });
    expect(sales?.drafts.count).toBe(1);
    expect(warehouse?.toPick.count).toBe(planned.totals?.count);
    expect(accounting?.toInvoice?.count).toBe(bill.rows.length);
    expect(accounting?.open).toEqual({ count: receivables.totals?.count, amountMinor: receivables.totals?.openMinor });
    expect(accounting?.unallocated.count).toBe(receipts.totals?.count);
    expect(bill.rows.length).toBe(2);
  });

  it("leaves out what a role may not see", async () => {
    expect(await ask("warehouse", todayWork, {})).toMatchObject({ accounting: null, system: null });
    expect((await ask("accountant", todayWork, {})).system).toBeNull();
    await expect(ask("warehouse", todayFigures, {})).rejects.toMatchObject({ code: "permission.missing" });
    await expect(ask("sales_rep", todayFigures, {})).rejects.toMatchObject({ code: "permission.missing" });
    await expect(ask("agent", todayWork, {})).rejects.toMatchObject({ code: "permission.missing" });
  });

  it("counts own customers only for who sees no others (CUS-10)", async () => {
    const rep = { role: "sales_rep", ownCustomersOnly: true } as const;
    expect((await ask(rep, todayWork, {})).sales?.held?.count).toBe(0);
    expect((await ask(rep, todayWork, {})).accounting?.toInvoice?.count).toBe(0);
    expect((await ask(rep, silentCustomers, {})).rows).toEqual([]);
    await act("owner", assignOwner, { customerIds: [quiet as never], ownerUserId: ws.users.sales_rep.userId });
    expect((await ask(rep, silentCustomers, {})).rows.map((row) => row.name)).toEqual(["Quiet since last year"]);
  });
});

describe("ANA-17 PRC-13 figures against last year", () => {
  it("come from the ledger: sales, margin, and the same days a year before", async () => {
    const figures = await ask("sales_manager", todayFigures, {});
    expect(figures?.sales).toEqual({ nowMinor: 30_000n, beforeMinor: 10_000n });
    expect(figures?.margin).toEqual({ nowMinor: 12_000n, beforeMinor: 4_000n });
    expect(figures?.bookings).toEqual({ nowMinor: 35_000n, beforeMinor: 10_000n });
    expect(figures?.cashMinor).toBeNull();
    expect(figures?.months.at(-1)).toEqual({ month: "2026-03", salesMinor: 30_000n, marginMinor: 12_000n, salesBeforeMinor: 10_000n, marginBeforeMinor: 4_000n });
    expect(figures?.months).toHaveLength(12);
    expect((await ask("accountant", todayFigures, {}))?.cashMinor).toBe(0n);
    const balance = await ask("accountant", trialBalance, { from: "2026-03-01" as never, to: "2026-03-31" as never });
    expect(JSON.stringify(balance, (_, value: unknown) => (typeof value === "bigint" ? value.toString() : value))).toContain("30000");
  });

  it("are nobody's who sees own customers only", async () => {
    expect(await ask({ role: "sales_manager", ownCustomersOnly: true }, todayFigures, {})).toBeNull();
  });

  it("name who has been silent for sixty days", async () => {
    const { rows } = await ask("sales_manager", silentCustomers, {});
    expect(rows).toEqual([expect.objectContaining({ name: "Quiet since last year", lastOrderedOn: "2025-03-05" })]);
  });
});
