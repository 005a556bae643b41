import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { z } from "zod";
import { items } from "@/db/schema/catalog";
import { notifications, outboxDeliveries, outboxEvents } from "@/db/schema/platform";
import { testDatabase, type TestDatabase } from "@/db/testing/test-database";
import { tradingCompany, type TradingCompany } from "@/db/testing/trading-company";
import { openTestWorkspace, type TestWorkspace } from "@/db/testing/workspace";
import { drainOutbox } from "@/server/flows/deliver-event";
import { postCount } from "@/server/flows/stock-take";
import { subscriptions } from "@/server/flows/subscriptions";
import { lockCreditAccount, setCreditLimit } from "@/server/modules/credit";
import { demandLinesOf } from "@/server/modules/demand";
import { getInvoice, invoicesForReturn, issueCreditNote, issueInvoice } from "@/server/modules/invoicing";
import { trialBalance } from "@/server/modules/ledger";
import { cancelOrder, confirmOrder, createOrder, getOrder, listOrders } from "@/server/modules/orders";
import { customerBalance, recordReceipt } from "@/server/modules/receivables";
import { createShipment, deliverShipment, dispatchShipment, getShipment, openLines, receiveReturn, releaseShipment } from "@/server/modules/shipments";
import { enterCount, getCount, openCount } from "@/server/modules/stock";
import { execute, read, type Command, type Query } from "@/server/platform/command";
import { newId } from "@/server/platform/new-id";
import type { Role } from "@/server/platform/permissions";
import { withTenant, type TenantScope } from "@/server/platform/tenant-scope";

describe("order to cash, told as it happens (ORD-16, SHP-15, BIL-06, BIL-05, SVC-02, COL-05, FIN-01, FIN-03)", () => {
  let database: TestDatabase;
  let ws: TestWorkspace;
  let company: TradingCompany;
  beforeAll(async () => {
    database = await testDatabase();
    ws = await openTestWorkspace(database);
    company = await tradingCompany(ws);
  });
  afterAll(() => database.drop());

  const act = <N extends string, I extends z.ZodType, R>(role: Role, command: Command<N, I, R>, input: z.input<I>) => execute(ws.context(role), command, input, newId());
  const ask = <N extends string, I extends z.ZodType, R>(role: Role, query: Query<N, I, R>, input: z.input<I>) => read(ws.context(role), query, input);
  const within = <T>(fn: (scope: TenantScope) => Promise<T>) => withTenant(ws.systemContext, fn);
  const settle = () => drainOutbox(ws.systemContext);
  const listed = async (orderId: string) => (await ask("sales_rep", listOrders, { limit: 100 })).rows.find((row) => row.id === orderId);

  /** Makes every event due again and forgets who was told: all consequences run a second time. */
  async function again() {
    await within(async ({ db, tenantId, now }) => {
      await db.delete(outboxDeliveries).where(eq(outboxDeliveries.tenantId, tenantId));
      await db.update(outboxEvents).set({ handledAt: null, attempts: 0, nextAttemptAt: now }).where(eq(outboxEvents.tenantId, tenantId));
    });
    return settle();
  }

  async function order(customerId: string, itemId: string, quantity: string, allowBackOrder = false) {
    const { orderId } = await act("sales_rep", createOrder, { customerId, lines: [{ itemId, quantity }], allowBackOrder });
    await act("sales_rep", confirmOrder, { orderId, allowBackOrder });
    return { orderId, lineId: (await within((scope) => demandLinesOf(scope, orderId)))[0]?.id ?? "" };
  }
  async function ship(lineId: string, quantity: string) {
    const { shipments } = await act("sales_rep", createShipment, { lines: [{ demandLineId: lineId, quantity }] });
    const { shipmentId } = shipments[0]!;
    await act("sales_rep", releaseShipment, { shipmentId });
    await act("warehouse", dispatchShipment, { shipmentId });
    await settle();
    return shipmentId;
  }

  it("five are ordered; three ship and are billed; two come back and are credited; the other two ship; the customer pays", async () => {
    const [customerId, itemId] = [await company.customer(), await company.item({ onHand: "10", price: "1000" })];
    const owes = () => within((scope) => customerBalance(scope, customerId));
    const committed = () => within(async (scope) => (await lockCreditAccount(scope, customerId)).committedMinor);
    const line = async (orderId: string) => (await ask("sales_rep", getOrder, { orderId })).lines[0]!;

    const { orderId, lineId } = await order(customerId, itemId, "5");
    await settle();
    expect(await line(orderId)).toMatchObject({ ordered: "5", reserved: "5", shipped: "0", invoiced: "0", paidMinor: 0n });
    expect(await committed()).toBe(5500n);

    const first = await ship(lineId, "3");
    expect(await line(orderId)).toMatchObject({ reserved: "2", shipped: "3" });
    expect(await listed(orderId)).toMatchObject({ status: "confirmed", progress: "partly_shipped", paymentProgress: "none" });
    expect(await ask("warehouse", openLines, { orderId })).toMatchObject({ lines: [{ open: "2", shippable: "2" }] });

    const invoice = await act("accountant", issueInvoice, { shipmentIds: [first] });
    await settle();
    expect(invoice).toMatchObject({ netMinor: 3000n, taxMinor: 300n, grossMinor: 3300n });
    expect(await committed()).toBe(2200n);
    expect(await owes()).toMatchObject({ receivableMinor: 3300n, advanceMinor: 0n });

    const shipmentLineId = (await ask("warehouse", getShipment, { shipmentId: first })).lines[0]!.id;
    const { returnReceiptId } = await act("warehouse", receiveReturn, { shipmentId: first, reason: "wrong voltage", lines: [{ shipmentLineId, quantity: "2", disposition: "restock" }] });
    const proposal = await ask("accountant", invoicesForReturn, { returnReceiptId });
    const lines = proposal.lines.map((l) => ({ invoiceLineId: l.invoiceLineId, returnReceiptLineId: l.returnReceiptLineId, quantity: l.quantity }));
    const note = await act("accountant", issueCreditNote, { invoiceId: invoice.invoiceId, reason: "wrong voltage", lines });
    await settle();
    expect(note).toMatchObject({ netMinor: 2000n, taxMinor: 200n, grossMinor: 2200n });
    expect(await line(orderId)).toMatchObject({ shipped: "3", returned: "2", invoiced: "3", credited: "2" });
    expect(await owes()).toMatchObject({ receivableMinor: 1100n, advanceMinor: 0n });

    const second = await ship(lineId, "2");
    expect(await listed(orderId)).toMatchObject({ status: "confirmed", progress: "partly_invoiced" });
    await act("warehouse", deliverShipment, { shipmentId: second });
    const rest = await act("accountant", issueInvoice, { shipmentIds: [second] });
    await settle();
    expect(await committed()).toBe(0n);
    expect(await listed(orderId)).toMatchObject({ status: "closed", progress: "invoiced" });

    const open = await Promise.all([invoice, rest].map(async (i) => ask("accountant", getInvoice, { invoiceId: i.invoiceId })));
    const allocations = open.map((i) => ({ receivableId: i.receivableId!, amountMinor: i.openMinor }));
    expect(allocations.map((a) => a.amountMinor)).toEqual([1100n, 2200n]);
    await act("accountant", recordReceipt, { customerId, method: "card", cardApproval: "7741", amountMinor: 3300n, allocations });
    await settle();
    expect(await owes()).toMatchObject({ receivableMinor: 0n, advanceMinor: 0n });
    expect(await listed(orderId)).toMatchObject({ paymentProgress: "paid" });
    const story = await ask("sales_rep", getOrder, { orderId });
    expect(story.documents.shipments.map((s) => s.status)).toEqual(["dispatched", "delivered"]);
    expect(story.documents.invoices.map((i) => `${i.kind} ${i.openMinor}`).sort()).toEqual(["credit_note 0", "invoice 0", "invoice 0"]);
    expect(story.documents.returns).toHaveLength(1);
    expect(story.documents.receipts).toHaveLength(1);

    const before = await ask("accountant", trialBalance, { from: "2026-01-01", to: "2026-03-12" });
    expect(await again()).toBeGreaterThan(5);
    expect(await ask("accountant", trialBalance, { from: "2026-01-01", to: "2026-03-12" })).toEqual(before);
    expect(await listed(orderId)).toMatchObject({ status: "closed", progress: "invoiced", paymentProgress: "paid" });
    expect(await within((scope) => demandLinesOf(scope, orderId))).toMatchObject([{ shipped: "5", invoiced: "5", credited: "2", reserved: "0", recognisedMinor: 5000n, invoicedMinor: 5000n }]);
  });

  it("stock that arrives goes to the order promised first, then to the next; run again it changes nothing (INV-09)", async () => {
    const [customerId, itemId] = [await company.customer(), await company.item({ onHand: "1", price: "100" })];
    await within(({ db, tenantId }) => db.update(items).set({ leadTimeDays: 7 }).where(and(eq(items.tenantId, tenantId), eq(items.id, itemId))));
    const early = await order(customerId, itemId, "4", true);
    const late = await order(customerId, itemId, "3", true);
    const reserved = async () => Promise.all([early, late].map(async (o) => (await within((scope) => demandLinesOf(scope, o.orderId)))[0]!.reserved));
    expect(await reserved()).toEqual(["1", "0"]);
    await company.receive(itemId, "5");
    await settle();
    expect(await reserved()).toEqual(["4", "2"]);
    expect(await again()).toBeGreaterThan(0);
    expect(await reserved()).toEqual(["4", "2"]);
    await act("sales_rep", cancelOrder, { orderId: early.orderId, reason: "customer withdrew" });
    await settle();
    expect(await reserved()).toEqual(["0", "3"]);
  });

  it("the warehouse is told of a released shipment once, credit approvers of a held order once (SHP-07, ORD-10)", async () => {
    const [customerId, itemId] = [await company.customer(), await company.item({ onHand: "10", price: "1000" })];
    const told = (code: string) => within(({ db, tenantId }) => db.select().from(notifications).where(and(eq(notifications.tenantId, tenantId), eq(notifications.code, code))));
    await settle();
    const before = (await told("shipments.released")).length;
    const { lineId } = await order(customerId, itemId, "2");
    const { shipments } = await act("sales_rep", createShipment, { lines: [{ demandLineId: lineId, quantity: "2" }] });
    await act("sales_rep", releaseShipment, shipments[0]!);
    await settle();
    const notices = await told("shipments.released");
    expect(notices.length - before).toBe(1);
    expect(notices.at(-1)).toMatchObject({ userId: ws.users.warehouse.userId, href: `/shipments/${shipments[0]!.shipmentId}`, params: { number: shipments[0]!.number } });
    await act("accountant", setCreditLimit, { customerId, limitMinor: 100n });
    await order(customerId, itemId, "1");
    await settle();
    expect(new Set((await told("orders.held")).map((n) => n.userId))).toEqual(new Set((["owner", "admin", "accountant", "sales_manager"] as const).map((role) => ws.users[role].userId)));
    expect(await again()).toBeGreaterThan(0);
    expect((await told("shipments.released")).length - before).toBe(1);
    expect(await told("orders.held")).toHaveLength(4);
  });

  it("sales managers and the salesperson learn once that a count took promised stock away (INV-01)", async () => {
    const [customerId, itemId] = [await company.customer({ name: "Haneul Motors" }), await company.item({ onHand: "10", price: "1000" })];
    const { orderId } = await order(customerId, itemId, "8");
    const { number } = await ask("sales_rep", getOrder, { orderId });
    const { countId } = await act("warehouse", openCount, { warehouseId: company.warehouseId });
    const { locationId } = (await ask("warehouse", getCount, { countId })).lines.find((line) => line.itemId === itemId)!;
    await act("warehouse", enterCount, { countId, lines: [{ itemId, locationId, was: null, counted: "5" }] });
    const { version, number: count } = await ask("accountant", getCount, { countId });
    await act("accountant", postCount, { countId, version });
    await settle();
    const told = () =>
      within(({ db, tenantId }) => db.select().from(notifications).where(and(eq(notifications.tenantId, tenantId), eq(notifications.code, "orders.reservations_released"))));
    const notices = await told();
    expect(new Set(notices.map((n) => n.userId))).toEqual(new Set([ws.users.sales_manager.userId, ws.users.sales_rep.userId]));
    expect(notices[0]).toMatchObject({ href: `/orders/${orderId}`, params: { count, number, customer: "Haneul Motors", lines: 1 } });
    await again();
    expect(await told()).toHaveLength(2);
  });

  it("every consequence names itself and is told to one event once", () => {
    const keys = subscriptions.map((s) => `${s.eventType} ${s.subscriber}`);
    expect(new Set(keys).size).toBe(keys.length);
  });
});
