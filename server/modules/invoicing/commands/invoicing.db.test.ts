import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { z } from "zod";
import { plantGoodsToShip, type GoodsToShip, type WantedLine } from "@/db/testing/goods-to-ship";
import { testDatabase, type TestDatabase } from "@/db/testing/test-database";
import { openTestWorkspace, type TestWorkspace } from "@/db/testing/workspace";
import { addLegalEntity } from "@/server/modules/customers";
import { customerBalance, recordReceipt } from "@/server/modules/receivables";
import { createShipment, dispatchShipment, getReturn, getShipment, receiveReturn, releaseShipment } from "@/server/modules/shipments";
import { execute, read, type Command, type Query } from "@/server/platform/command";
import { newId } from "@/server/platform/new-id";
import type { Role } from "@/server/platform/permissions";
import { withTenant } from "@/server/platform/tenant-scope";
import { billableLines, customerRevenue, getInvoice, invoicesForReturn, issueCreditNote, issueInvoice, listInvoices, listToInvoice, listWaitingCredit, netByMonth, ordersOfInvoices } from "..";

describe("invoices and credit notes against the books", () => {
  let database: TestDatabase;
  let ws: TestWorkspace;
  let goods: GoodsToShip;

  beforeAll(async () => {
    database = await testDatabase();
    ws = await openTestWorkspace(database);
    goods = await plantGoodsToShip(ws);
  });
  afterAll(() => database.drop());

  const act = <N extends string, I extends z.ZodType, R>(command: Command<N, I, R>, input: z.input<I>, role: Role = "admin", at: TestWorkspace = ws) =>
    execute(at.context(role), command, input, newId());
  const ask = <N extends string, I extends z.ZodType, R>(query: Query<N, I, R>, input: z.input<I>, role: Role = "admin", at: TestWorkspace = ws) => read(at.context(role), query, input);
  const balance = () => withTenant(ws.systemContext, (scope) => customerBalance(scope, goods.customerId));

  /** A new order of `ordered` at a price, of which `shipped` left. */
  async function shipped(shipped: string, line: Partial<WantedLine> = {}, options: { freightMinor?: bigint; legalEntityId?: string } = {}) {
    const itemId = await goods.item();
    await goods.stock(itemId, "100", 10_000n);
    const order = await goods.order([{ itemId, quantity: "5", ...line }], options);
    const shipmentId = await ship(order.lineIds[0]!, shipped);
    return { order, itemId, shipmentId, lineId: order.lineIds[0]!, shipmentLineId: await lineOf(shipmentId) };
  }
  async function ship(demandLineId: string, quantity: string) {
    const { shipments } = await act(createShipment, { lines: [{ demandLineId, quantity }] });
    const { shipmentId } = shipments[0]!;
    await act(releaseShipment, { shipmentId });
    await act(dispatchShipment, { shipmentId });
    return shipmentId;
  }
  const lineOf = async (shipmentId: string) => (await ask(getShipment, { shipmentId })).lines[0]!.id;
  const balances = async () => ({
    receivable: await goods.balance("accounts_receivable"), unbilled: await goods.balance("unbilled_receivables"), tax: await goods.balance("output_tax"),
    freight: await goods.balance("freight_revenue"), returns: await goods.balance("sales_returns"), advances: await goods.balance("customer_advances"),
  });
  async function moved<T>(fn: () => Promise<T>) {
    const before = await balances();
    const result = await fn();
    const after = await balances();
    return { result, by: Object.fromEntries(Object.entries(after).map(([k, v]) => [k, v - before[k as keyof typeof before]]).filter(([, v]) => v !== 0n)) };
  }

  describe("BIL-03 issue", () => {
    it("clears unbilled, adds tax and freight once, opens the receivable, frees the commitment (BIL-02, FIN-01)", async () => {
      const { order, shipmentId, lineId } = await shipped("3", {}, { freightMinor: 500n });
      const committed = await goods.committed();
      expect((await ask(listToInvoice, {})).rows.find((row) => row.id === shipmentId)).toMatchObject({ netMinor: 3000n, lineCount: 1 });
      const { result, by } = await moved(() => act(issueInvoice, { shipmentIds: [shipmentId] }, "accountant"));
      expect(result).toMatchObject({ netMinor: 3500n, taxMinor: 300n, grossMinor: 3800n });
      expect(by).toEqual({ receivable: 3800n, unbilled: -3000n, tax: -300n, freight: -500n });
      expect(committed - (await goods.committed())).toBe(3300n + 500n);
      expect(await goods.line(lineId)).toMatchObject({ invoiced: "3", invoicedMinor: 3000n });
      const shown = await ask(getInvoice, { invoiceId: result.invoiceId });
      expect(shown).toMatchObject({ number: result.number, openMinor: 3800n, taxes: [{ baseMinor: 3000n, taxMinor: 300n, ratePercent: "10" }], billTo: { name: "Hangang Trading Co." } });
      expect(shown.lines.map((line) => [line.quantity, line.netMinor, line.shipmentId, line.orderId])).toEqual([["3", 3000n, shipmentId, order.orderId], ["1", 500n, null, order.orderId]]);
      expect((await ask(listToInvoice, {})).rows.some((row) => row.id === shipmentId)).toBe(false);
      const again = await ship(lineId, "2");
      const second = await moved(() => act(issueInvoice, { shipmentIds: [again] }));
      expect(second.by).toEqual({ receivable: 2200n, unbilled: -2000n, tax: -200n });
      const both = [result.invoiceId, second.result.invoiceId];
      expect(await withTenant(ws.systemContext, (scope) => ordersOfInvoices(scope, both))).toEqual([order.orderId]);
    });

    it("CUS-03 is counted into its customer's month and company; both add up to the whole", async () => {
      const { customerId } = goods;
      const { legalEntityId } = await act(addLegalEntity, { customerId, name: "Hangang Busan", country: "KR" });
      const before = await ask(customerRevenue, { customerId });
      const { invoiceId } = await act(issueInvoice, { shipmentIds: [(await shipped("3")).shipmentId] });
      await act(issueInvoice, { shipmentIds: [(await shipped("2", {}, { legalEntityId })).shipmentId] });
      const line = (await ask(getInvoice, { invoiceId })).lines[0]!;
      await act(issueCreditNote, { invoiceId, reason: "Dented", lines: [{ invoiceLineId: line.id, quantity: "1" }] });
      const after = await ask(customerRevenue, { customerId, months: 24 });
      expect(after.rows).toHaveLength(24);
      expect(after.netMinor - before.netMinor).toBe(4000n);
      expect(after.rows.at(-1)!.netMinor - before.rows.at(-1)!.netMinor).toBe(4000n);
      expect(after.rows.at(-1)!.beforeMinor).toBe(0n);
      expect(after.entities.find((one) => one.legalEntityId === legalEntityId)).toEqual({ legalEntityId, netMinor: 2000n });
      expect(after.entities.reduce((sum, one) => sum + one.netMinor, 0n)).toBe(after.netMinor);
      expect((await ask(listInvoices, { customerId, legalEntityId })).rows.map((row) => row.netMinor)).toEqual([2000n]);
      await expect(ask(customerRevenue, { customerId }, "warehouse")).rejects.toMatchObject({ kind: "forbidden" });
      const elsewhere = await openTestWorkspace(database);
      await expect(ask(customerRevenue, { customerId }, "admin", elsewhere)).rejects.toMatchObject({ code: "record.not_found" });
    });

    it("is counted into its month, net; a credit note is taken off again", async () => {
      const { shipmentId } = await shipped("3");
      const before = await ask(netByMonth, {});
      expect(before.rows).toHaveLength(12);
      const { invoiceId } = await act(issueInvoice, { shipmentIds: [shipmentId] });
      const issued = await ask(netByMonth, {});
      expect(issued.rows.at(-1)!.netMinor - before.rows.at(-1)!.netMinor).toBe(3000n);
      const line = (await ask(getInvoice, { invoiceId })).lines[0]!;
      await act(issueCreditNote, { invoiceId, reason: "Wrong goods", lines: [{ invoiceLineId: line.id, quantity: "3" }] });
      expect((await ask(netByMonth, {})).rows).toEqual(before.rows);
      await expect(ask(netByMonth, {}, "warehouse")).rejects.toMatchObject({ kind: "forbidden" });
    });

    it("numbers without a gap, also past refusals", async () => {
      const { shipmentId } = await shipped("3");
      const first = await act(issueInvoice, { shipmentIds: [shipmentId] });
      await expect(act(issueInvoice, { shipmentIds: [shipmentId] })).rejects.toMatchObject({ code: "invoicing.nothing_to_invoice" });
      const other = await shipped("1");
      const second = await act(issueInvoice, { shipmentIds: [other.shipmentId] });
      expect(Number(second.number.slice(-5)) - Number(first.number.slice(-5))).toBe(1);
    });

    it("is done once for one key", async () => {
      const { shipmentId } = await shipped("3");
      const key = newId();
      const once = await execute(ws.context("accountant"), issueInvoice, { shipmentIds: [shipmentId] }, key);
      expect(await execute(ws.context("accountant"), issueInvoice, { shipmentIds: [shipmentId] }, key)).toEqual(once);
    });

    it("refuses more than was shipped, an earlier day, and roles without the right", async () => {
      const { shipmentId, shipmentLineId } = await shipped("3");
      await expect(act(issueInvoice, { lines: [{ shipmentLineId, quantity: "2" }, { shipmentLineId, quantity: "1.5" }] })).rejects.toMatchObject({
        code: "invoicing.cannot_invoice", faults: [{ path: "lines.1.quantity", code: "invoicing.exceeds_billable", params: { most: "3" } }],
      });
      await expect(act(issueInvoice, { shipmentIds: [shipmentId], on: "2026-03-11" })).rejects.toMatchObject({ code: "invoicing.before_shipment" });
      await expect(act(issueInvoice, { shipmentIds: [shipmentId], on: "2026-03-13" })).rejects.toMatchObject({ code: "books.date_future" });
      await expect(act(issueInvoice, {})).rejects.toMatchObject({ code: "input.invalid" });
      await expect(act(issueInvoice, { shipmentIds: [shipmentId] }, "sales_rep")).rejects.toMatchObject({ code: "permission.missing" });
    });
  });

  it("BIL-06 partial invoices of partial shipments add up to the shipped value to the cent", async () => {
    const { lineId, shipmentId, shipmentLineId } = await shipped("2.5", { quantity: "7", unitPrice: "333.37", discountPercent: "12.5" });
    const more = await ship(lineId, "4.5");
    const issued = [
      await act(issueInvoice, { lines: [{ shipmentLineId, quantity: "1.3" }] }),
      await act(issueInvoice, { lines: [{ shipmentLineId: await lineOf(more), quantity: "0.7" }, { shipmentLineId, quantity: "0.2" }] }),
      await act(issueInvoice, { shipmentIds: [shipmentId, more] }),
    ];
    expect(issued.reduce((sum, i) => sum + i.netMinor, 0n)).toBe(2042n);
    expect(await goods.line(lineId)).toMatchObject({ invoiced: "7", recognisedMinor: 2042n, invoicedMinor: 2042n });
    expect((await ask(billableLines, { shipmentIds: [shipmentId, more] })).lines).toEqual([]);
  });

  describe("BIL-05 credit notes", () => {
    it("answers a return, gives back net and tax, lowers what is open (SVC-02, FIN-03)", async () => {
      const { shipmentId, shipmentLineId, lineId } = await shipped("5");
      const { invoiceId } = await act(issueInvoice, { shipmentIds: [shipmentId] });
      const { returnReceiptId } = await act(receiveReturn, { shipmentId, reason: "faulty", lines: [{ shipmentLineId, quantity: "2", disposition: "restock" }] });
      expect((await ask(listWaitingCredit, {})).rows.map((row) => row.id)).toContain(returnReceiptId);
      const proposal = await ask(invoicesForReturn, { returnReceiptId });
      expect(proposal.lines).toMatchObject([{ invoiceId, quantity: "2" }]);
      const lines = proposal.lines.map(({ invoiceLineId, returnReceiptLineId, quantity }) => ({ invoiceLineId, returnReceiptLineId, quantity }));
      const { result, by } = await moved(() => act(issueCreditNote, { invoiceId, reason: "faulty", lines }, "accountant"));
      expect(result).toMatchObject({ netMinor: 2000n, taxMinor: 200n, grossMinor: 2200n });
      expect(by).toEqual({ returns: 2000n, tax: 200n, receivable: -2200n });
      expect(await goods.line(lineId)).toMatchObject({ returned: "2", credited: "2", invoiced: "5" });
      expect(await ask(getReturn, { returnReceiptId })).toMatchObject({ waitingForCredit: false, lines: [{ creditedQuantity: "2" }] });
      expect(await ask(getInvoice, { invoiceId })).toMatchObject({ openMinor: 3300n, creditedMinor: 2200n, corrections: [{ number: result.number }], payments: [{ sourceType: "credit_note", amountMinor: 2200n }] });
      expect(await ask(getInvoice, { invoiceId: result.creditNoteId })).toMatchObject({ kind: "credit_note", correctsId: invoiceId, lines: [{ returnReceiptId }] });
      await expect(act(issueCreditNote, { invoiceId, reason: "again", lines })).rejects.toMatchObject({ code: "record.not_found" });
      expect((await ask(listWaitingCredit, {})).rows.some((row) => row.id === returnReceiptId)).toBe(false);
    });

    it("gives back exactly what was charged in whatever steps, and never more", async () => {
      const { shipmentId } = await shipped("3", { unitPrice: "333.35" }, { freightMinor: 77n });
      const before = await balances();
      const invoice = await act(issueInvoice, { shipmentIds: [shipmentId] });
      const [line, freight] = (await ask(getInvoice, { invoiceId: invoice.invoiceId })).lines;
      const credit = (invoiceLineId: string, quantity: string) => act(issueCreditNote, { invoiceId: invoice.invoiceId, reason: "x", lines: [{ invoiceLineId, quantity }] });
      const notes = [await credit(line!.id, "1"), await credit(line!.id, "1.7"), await credit(freight!.id, "1"), await credit(line!.id, "0.3")];
      expect(notes.reduce((sum, n) => sum + n.grossMinor, 0n)).toBe(invoice.grossMinor);
      expect((await goods.balance("output_tax")) - before.tax).toBe(0n);
      expect((await goods.balance("accounts_receivable")) - before.receivable).toBe(0n);
      await expect(credit(line!.id, "0.0001")).rejects.toMatchObject({ code: "invoicing.cannot_credit" });
      expect(await ask(getInvoice, { invoiceId: invoice.invoiceId })).toMatchObject({ openMinor: 0n, availableActions: [] });
    });

    it("leaves a credit to the customer when the invoice is paid", async () => {
      const { shipmentId } = await shipped("2");
      const { invoiceId, grossMinor } = await act(issueInvoice, { shipmentIds: [shipmentId] });
      const { receivableId, lines } = await ask(getInvoice, { invoiceId });
      await act(recordReceipt, { customerId: goods.customerId, method: "card", cardApproval: "A1", amountMinor: grossMinor, allocations: [{ receivableId: receivableId!, amountMinor: grossMinor }] });
      const before = await balance();
      const { by } = await moved(() => act(issueCreditNote, { invoiceId, reason: "goodwill", lines: [{ invoiceLineId: lines[0]!.id, quantity: "1" }] }));
      expect(by).toEqual({ returns: 1000n, tax: 100n, advances: -1100n });
      expect((await balance()).advanceMinor - before.advanceMinor).toBe(1100n);
      await expect(act(issueCreditNote, { invoiceId, reason: "x", on: "2026-03-11", lines: [{ invoiceLineId: lines[0]!.id, quantity: "1" }] })).rejects.toMatchObject({ code: "invoicing.before_invoice" });
    });
  });

  it("answers foreign ids as ones that do not exist", async () => {
    const { shipmentId, shipmentLineId } = await shipped("3");
    const { invoiceId } = await act(issueInvoice, { lines: [{ shipmentLineId, quantity: "1" }] });
    const invoiceLineId = (await ask(getInvoice, { invoiceId })).lines[0]!.id;
    const stranger = await openTestWorkspace(database);
    const tries = (at: TestWorkspace, id: { shipment: string; line: string; invoice: string }) => [
      act(issueInvoice, { shipmentIds: [id.shipment] }, "admin", at), act(issueInvoice, { lines: [{ shipmentLineId: id.line, quantity: "1" }] }, "admin", at),
      act(issueCreditNote, { invoiceId: id.invoice, reason: "x", lines: [{ invoiceLineId, quantity: "1" }] }, "admin", at), ask(getInvoice, { invoiceId: id.invoice }, "admin", at),
      ask(billableLines, { shipmentIds: [id.shipment] }, "admin", at),
    ];
    const codes = async (attempts: Promise<unknown>[]) => (await Promise.allSettled(attempts)).map((r) => (r.status === "rejected" ? (r.reason as { code?: string; params?: object }) : "done")).map((e) => (e === "done" ? e : [(e as { code: string }).code, (e as { params: object }).params]));
    const foreign = await codes(tries(stranger, { shipment: shipmentId, line: shipmentLineId, invoice: invoiceId }));
    expect(foreign).toEqual(await codes(tries(ws, { shipment: newId(), line: newId(), invoice: newId() })));
    expect(foreign.map((f) => f[0])).toEqual(Array(5).fill("record.not_found"));
    expect((await ask(listInvoices, { totals: "bounded" }, "admin", stranger)).totals?.count).toBe(0);
    const rep = ws.context({ role: "sales_rep", ownCustomersOnly: true });
    await expect(read(rep, getInvoice, { invoiceId })).rejects.toMatchObject({ code: "record.not_found" });
  });

  it("lists by state with totals of the whole set", async () => {
    const all = await ask(listInvoices, { totals: "bounded", limit: 200 });
    const sum = all.rows.reduce((total, row) => total + (row.kind === "invoice" ? row.grossMinor : -row.grossMinor), 0n);
    expect(all.totals).toMatchObject({ count: all.rows.length, grossMinor: sum, openMinor: await goods.balance("accounts_receivable") });
    const pages = [];
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page = await ask(listInvoices, { limit: 3, cursor });
      pages.push(...page.rows.map((row) => row.id));
      cursor = page.nextCursor;
    }
    expect(pages).toEqual(all.rows.map((row) => row.id));
    ws.clock.addDays(90);
    const overdue = await ask(listInvoices, { state: "overdue", kind: "invoice" });
    expect(overdue.rows.every((row) => row.overdue && row.openMinor > 0n)).toBe(true);
    expect(overdue.rows.length).toBeGreaterThan(0);
  });
});
