import { sql, type SQL } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connectDatabase, type DatabaseConnection } from "@/db/client";
import { plantGoodsToShip } from "@/db/testing/goods-to-ship";
import { testDatabase, type TestDatabase } from "@/db/testing/test-database";
import { openTestWorkspace, type TestWorkspace } from "@/db/testing/workspace";
import { issueCreditNote, issueInvoice } from "@/server/modules/invoicing";
import { lockPeriod, postManualEntry, sealJournal } from "@/server/modules/ledger";
import { recordReceipt, reverseReceipt } from "@/server/modules/receivables";
import { createShipment, dispatchShipment, receiveReturn, releaseShipment } from "@/server/modules/shipments";
import { execute, read } from "@/server/platform/command";
import { newId } from "@/server/platform/new-id";
import { withTenant, type TenantScope } from "@/server/platform/tenant-scope";
import { CHECK_NAMES, checkBooks, latestBooksCheck, runBooksCheck, type BooksCheck } from "..";

let database: TestDatabase;
let owner: DatabaseConnection;
let ws: TestWorkspace;
/** Numbers and ids of the documents of the story, by what they are. */
let its: Record<string, string>;

/** Order of five at 1,000 less 12.5 %, freight 3,000: three shipped, one back before the invoice, two invoiced, one credited, paid in part. */
async function tradeForAWhile(): Promise<void> {
  const admin = ws.context("admin");
  const act: typeof execute = (context, command, input, key) => execute(context, command, input, key);
  const goods = await plantGoodsToShip(ws);
  const itemId = await goods.item();
  await goods.stock(itemId, "10", 6001n);
  const order = await goods.order([{ itemId, quantity: "5", reserve: "5", discountPercent: "12.5" }], { freightMinor: 3000n });
  const made = await act(admin, createShipment, { lines: [{ demandLineId: order.lineIds[0]!, quantity: "3" }] }, newId());
  const { shipmentId } = made.shipments[0]!;
  await act(admin, releaseShipment, { shipmentId }, newId());
  await act(admin, dispatchShipment, { shipmentId }, newId());
  const planned = await act(admin, createShipment, { lines: [{ demandLineId: order.lineIds[0]!, quantity: "1" }] }, newId());
  const [shipmentLine] = await rows(sql`select id from shipment_lines where shipment_id = ${shipmentId}`);
  await act(admin, receiveReturn, { shipmentId, reason: "Scratched", lines: [{ shipmentLineId: shipmentLine!["id"]!, quantity: "1", disposition: "restock" }] }, newId());
  const invoice = await act(admin, issueInvoice, { shipmentIds: [shipmentId] }, newId());
  const [goodsLine] = await rows(sql`select id from invoice_lines where invoice_id = ${invoice.invoiceId} and demand_line_id is not null`);
  const note = await act(admin, issueCreditNote, { invoiceId: invoice.invoiceId, reason: "Price agreed lower", lines: [{ invoiceLineId: goodsLine!["id"]!, quantity: "1" }] }, newId());
  const [receivable] = await rows(sql`select id, number from receivables where source_id = ${invoice.invoiceId}`);
  const receipt = await act(admin, recordReceipt, { customerId: goods.customerId, method: "cash", amountMinor: 700n, allocations: [{ receivableId: receivable!["id"]!, amountMinor: 500n }] }, newId());
  const wrong = await act(admin, recordReceipt, { customerId: goods.customerId, method: "cash", amountMinor: 99n }, newId());
  await act(admin, reverseReceipt, { receiptId: wrong.receiptId, reason: "Entered twice" }, newId());
  const accounts = await rows(sql`select id, code from accounts where code in ('819', '255', '103')`);
  const account = (code: string) => accounts.find((a) => a["code"] === code)!["id"]!;
  await act(admin, postManualEntry, { on: "2026-02-10", memo: "Tax of the last quarter", lines: [{ accountId: account("255"), debitMinor: 40n }, { accountId: account("103"), creditMinor: 40n }] }, newId());
  await act(admin, lockPeriod, { through: "2026-02-28" }, newId());
  await withTenant(ws.systemContext, (scope) => sealJournal(scope));
  const [names] = await rows(sql`select
    (select source_number from demand_lines) as "order", (select i.code || ' @ ' || w.code from stock_balances b join items i on i.id = b.item_id join warehouses w on w.id = b.warehouse_id) as place,
    (select number from shipments where id = ${shipmentId}) as shipment, (select number from return_receipts) as return, (select code || ' ' || name from customers) as customer,
    (select number from journal_entries where source_type = 'invoice') as entry, (select code || ' ' || name from accounts where role = 'accounts_receivable') as ar,
    (select i.code from items i) as item, (select l.code from locations l) as location`);
  its = { ...(names as Record<string, string>), shipmentId, plannedId: planned.shipments[0]!.shipmentId, invoice: invoice.number, invoiceId: invoice.invoiceId, note: note.number, receipt: receipt.number };
}

async function rows(query: SQL): Promise<Record<string, string>[]> {
  return withTenant(ws.systemContext, (scope) => scope.db.execute<Record<string, string>>(query));
}

beforeAll(async () => {
  database = await testDatabase();
  owner = connectDatabase(database.ownerUrl, { role: null, max: 2 });
  ws = await openTestWorkspace(database);
  await tradeForAWhile();
});
afterAll(async () => {
  await owner.close();
  await database.drop();
});

class Undo extends Error {
  constructor(readonly found: BooksCheck) {
    super("undo");
  }
}

/** Plants a fault straight in the tables, constraints and triggers off, checks the books, and takes the fault back. */
async function planted(statements: string[], unbound: [table: string, constraint: string][]): Promise<BooksCheck> {
  const run = async (scope: TenantScope) => {
    await scope.db.execute(sql`set local session_replication_role = replica`);
    for (const [table, constraint] of unbound) await scope.db.execute(sql.raw(`alter table ${table} drop constraint ${constraint}`));
    for (const statement of statements) {
      const done = await scope.db.execute(sql.raw(statement));
      expect(done.count, statement).toBeGreaterThan(0);
    }
    throw new Undo(await checkBooks(scope));
  };
  return withTenant({ ...ws.systemContext, database: owner.db }, run).then(
    () => Promise.reject(new Error("nothing was undone")),
    (error: unknown) => (error instanceof Undo ? error.found : Promise.reject(error as Error)),
  );
}

/** What must be named: check, comparison, document, and by how much (minor units, quantity or count). */
interface Fault {
  check: string;
  detail: string;
  document: () => string;
  by: string;
  plant: () => string[];
  unbound?: [string, string][];
}

const firstLine = () => `${its["order"]} / 1`;
const onInvoice = (role: string) => `entry_id = (select id from journal_entries where source_type = 'invoice') and account_id = (select id from accounts where role = '${role}')`;

const faults: Fault[] = [
  { check: "journal-balanced", detail: "entry_unbalanced", document: () => its["entry"]!, by: "7", plant: () => [`update journal_lines set debit_minor = debit_minor + 7 where ${onInvoice("accounts_receivable")}`] },
  { check: "journal-balanced", detail: "entry_without_lines", document: () => its["entry"]!, by: "0", plant: () => [`delete from journal_lines where entry_id = (select id from journal_entries where source_type = 'invoice')`] },
  { check: "journal-balanced", detail: "line_on_another_day", document: () => its["entry"]!, by: "4925", plant: () => [`update journal_lines set entry_on = entry_on - 1 where ${onInvoice("accounts_receivable")}`] },
  { check: "receivables-ledger", detail: "receivable_differs_from_ledger", document: () => its["invoice"]!, by: "-10", plant: () => [`update receivables set amount_minor = amount_minor + 10`] },
  { check: "receivables-ledger", detail: "account_differs", document: () => its["ar"]!, by: "-10", plant: () => [`update receivables set amount_minor = amount_minor + 10`] },
  { check: "advances-ledger", detail: "advance_differs_from_ledger", document: () => its["receipt"]!, by: "5", plant: () => [`update customer_credits set amount_minor = amount_minor + 5 where number = '${its["receipt"]}'`] },
  { check: "unbilled-ledger", detail: "unbilled_differs_from_ledger", document: () => its["shipment"]!, by: "-3", plant: () => [`update shipment_lines set recognised_minor = recognised_minor + 3 where shipment_id = '${its["shipmentId"]}'`] },
  { check: "unbilled-ledger", detail: "recognised_of_order_line", document: firstLine, by: "4", plant: () => [`update demand_lines set recognised_minor = recognised_minor + 4`] },
  { check: "stock-moves", detail: "stock_differs_from_moves", document: () => its["place"]!, by: "1", plant: () => [`update stock_balances set on_hand = on_hand + 1`] },
  { check: "stock-moves", detail: "value_differs_from_moves", document: () => its["place"]!, by: "-2", plant: () => [`update stock_balances set value_minor = value_minor - 2`] },
  { check: "stock-moves", detail: "locations_differ_from_stock", document: () => its["place"]!, by: "0.5", plant: () => [`update location_balances set on_hand = on_hand + 0.5`] },
  { check: "stock-moves", detail: "location_differs_from_moves", document: () => `${its["place"]} / ${its["location"]}`, by: "0.5", plant: () => [`update location_balances set on_hand = on_hand + 0.5`] },
  { check: "stock-moves", detail: "stock_below_zero", document: () => its["place"]!, by: "-1", plant: () => [`update stock_balances set on_hand = -1`], unbound: [["stock_balances", "stock_balances_reserved_on_hand"]] },
  { check: "stock-moves", detail: "value_without_stock", document: () => its["place"]!, by: "9", plant: () => [`update stock_balances set on_hand = 0, value_minor = 9`], unbound: [["stock_balances", "stock_balances_reserved_on_hand"]] },
  { check: "stock-ledger", detail: "moves_differ_from_ledger", document: () => its["shipment"]!, by: "-1", plant: () => [`update stock_moves set value_minor = value_minor + 1 where source_id = '${its["shipmentId"]}'`] },
  { check: "reserved-on-hand", detail: "reserved_differs_from_reservations", document: () => its["place"]!, by: "1", plant: () => [`update stock_balances set reserved = reserved + 1`] },
  { check: "reserved-on-hand", detail: "reserved_exceeds_stock", document: () => its["place"]!, by: "92", plant: () => [`update stock_balances set reserved = 100`], unbound: [["stock_balances", "stock_balances_reserved_on_hand"]] },
  { check: "reserved-on-hand", detail: "reserved_of_order_line", document: firstLine, by: "-1", plant: () => [`update demand_lines set reserved = reserved - 1`] },
  { check: "shipped-ordered", detail: "shipped_exceeds_ordered", document: firstLine, by: "1", plant: () => [`update demand_lines set shipped = 6`], unbound: [["demand_lines", "demand_lines_shipped"], ["demand_lines", "demand_lines_reserved"]] },
  { check: "shipped-ordered", detail: "shipped_differs_from_shipments", document: firstLine, by: "-1", plant: () => [`update demand_lines set shipped = shipped - 1`], unbound: [["demand_lines", "demand_lines_invoiced"]] },
  { check: "shipped-ordered", detail: "scheduled_differs_from_shipments", document: firstLine, by: "1", plant: () => [`update shipments set status = 'cancelled' where id = '${its["plannedId"]}'`] },
  { check: "shipped-ordered", detail: "dispatched_differs_from_stock", document: () => `${its["shipment"]} ${its["item"]}`, by: "1", plant: () => [`update stock_moves set quantity = quantity - 1 where source_id = '${its["shipmentId"]}'`] },
  { check: "returned-shipped", detail: "returned_exceeds_shipped", document: firstLine, by: "1", plant: () => [`update demand_lines set returned = 4`], unbound: [["demand_lines", "demand_lines_returned"]] },
  { check: "returned-shipped", detail: "returned_differs_from_receipts", document: firstLine, by: "1", plant: () => [`update demand_lines set returned = returned + 1`] },
  { check: "returned-shipped", detail: "unbilled_return_differs", document: firstLine, by: "-1", plant: () => [`update demand_lines set returned_unbilled = 0`] },
  { check: "returned-shipped", detail: "credited_return_differs", document: firstLine, by: "1", plant: () => [`update demand_lines set credited = 1`], unbound: [["demand_lines", "demand_lines_returned"]] },
  { check: "returned-shipped", detail: "returned_of_shipment_line", document: () => `${its["shipment"]} / 1`, by: "1", plant: () => [`update shipment_lines set returned = returned + 1 where shipment_id = '${its["shipmentId"]}'`] },
  { check: "returned-shipped", detail: "returned_exceeds_shipment", document: () => `${its["shipment"]} / 1`, by: "1", plant: () => [`update shipment_lines set returned = 4 where shipment_id = '${its["shipmentId"]}'`], unbound: [["shipment_lines", "shipment_lines_returned"]] },
  { check: "invoiced-shipped", detail: "invoiced_exceeds_shipped", document: firstLine, by: "1", plant: () => [`update demand_lines set invoiced = 3`], unbound: [["demand_lines", "demand_lines_invoiced"]] },
  { check: "invoiced-shipped", detail: "invoiced_differs_from_invoices", document: firstLine, by: "-1", plant: () => [`update demand_lines set invoiced = 1`] },
  { check: "invoiced-shipped", detail: "value_differs_from_invoices", document: firstLine, by: "6", plant: () => [`update demand_lines set invoiced_minor = invoiced_minor + 6`] },
  { check: "invoiced-shipped", detail: "invoiced_of_shipment_line", document: () => `${its["shipment"]} / 1`, by: "-1", plant: () => [`update shipment_lines set invoiced = 1 where shipment_id = '${its["shipmentId"]}'`] },
  { check: "invoiced-shipped", detail: "charge_differs_from_invoices", document: () => `${its["order"]} freight`, by: "-3000", plant: () => [`update demand_charges set invoiced_minor = 0`] },
  { check: "invoiced-shipped", detail: "credited_of_invoice_line", document: () => `${its["invoice"]} / 1`, by: "1", plant: () => [`update invoice_lines set credited_net_minor = credited_net_minor + 1 where line_no = 1 and invoice_id = '${its["invoiceId"]}'`] },
  { check: "invoiced-shipped", detail: "credited_quantity_of_invoice_line", document: () => `${its["invoice"]} / 1`, by: "-1", plant: () => [`update invoice_lines set credited_quantity = 0 where line_no = 1 and invoice_id = '${its["invoiceId"]}'`] },
  { check: "invoiced-shipped", detail: "credited_of_invoice", document: () => its["invoice"]!, by: "2", plant: () => [`update invoices set credited_minor = credited_minor + 2 where kind = 'invoice'`] },
  { check: "invoiced-shipped", detail: "credited_exceeds_invoice", document: () => its["invoice"]!, by: "1", plant: () => [`update invoices set gross_minor = (select gross_minor + 1 from invoices where kind = 'invoice') where kind = 'credit_note'`], unbound: [["invoices", "invoices_gross"]] },
  { check: "revenue", detail: "revenue_differs_from_ledger", document: () => its["shipment"]!, by: "3", plant: () => [`update shipment_lines set recognised_minor = recognised_minor + 3 where shipment_id = '${its["shipmentId"]}'`] },
  { check: "revenue", detail: "freight_differs_from_ledger", document: () => its["invoice"]!, by: "8", plant: () => [`update invoice_lines set net_minor = net_minor + 8 where charge_id is not null`] },
  { check: "revenue", detail: "credit_differs_from_ledger", document: () => its["note"]!, by: "-8", plant: () => [`update invoice_lines set net_minor = net_minor + 8 where corrects_line_id is not null`] },
  { check: "allocated-receivables", detail: "allocated_of_receivable", document: () => its["invoice"]!, by: "-11", plant: () => [`update receivables set allocated_minor = allocated_minor - 11`] },
  { check: "allocated-receivables", detail: "allocated_exceeds_receivable", document: () => its["invoice"]!, by: "1", plant: () => [`update receivables set allocated_minor = amount_minor + 1`], unbound: [["receivables", "receivables_allocated"]] },
  { check: "allocated-receivables", detail: "allocated_of_credit", document: () => its["receipt"]!, by: "11", plant: () => [`update customer_credits set allocated_minor = allocated_minor + 11 where number = '${its["receipt"]}'`] },
  { check: "allocated-receivables", detail: "allocated_exceeds_credit", document: () => its["receipt"]!, by: "1", plant: () => [`update customer_credits set allocated_minor = amount_minor + 1 where number = '${its["receipt"]}'`], unbound: [["customer_credits", "customer_credits_allocated"]] },
  { check: "allocated-receivables", detail: "undone_differently", document: () => its["invoice"]!, by: "400", plant: () => [`insert into allocations (tenant_id, id, credit_id, receivable_id, customer_id, amount_minor, allocated_on, undoes_id) select tenant_id, gen_random_uuid(), credit_id, receivable_id, customer_id, -100, allocated_on, id from allocations where amount_minor = 500`] },
  { check: "allocated-receivables", detail: "invoice_without_its_receivable", document: () => its["invoice"]!, by: "-4925", plant: () => [`delete from receivables`] },
  { check: "allocated-receivables", detail: "credit_note_without_its_credit", document: () => its["note"]!, by: "-963", plant: () => [`delete from customer_credits where source_type = 'credit_note'`] },
  { check: "receipts-credits", detail: "receipt_without_its_credit", document: () => its["receipt"]!, by: "-700", plant: () => [`delete from customer_credits where number = '${its["receipt"]}'`] },
  { check: "receipts-credits", detail: "reversal_of_receipt", document: () => its["receipt"]!, by: "1", plant: () => [`update customer_credits set reversed_minor = 1 where number = '${its["receipt"]}'`] },
  { check: "receipts-credits", detail: "receipt_differs_from_ledger", document: () => its["receipt"]!, by: "-50", plant: () => [`update receipts set amount_minor = amount_minor + 50 where number = '${its["receipt"]}'`] },
  { check: "credit-commitments", detail: "commitment_differs_from_order", document: () => its["order"]!, by: "13", plant: () => [`update credit_commitments set amount_minor = amount_minor + 13`] },
  { check: "credit-commitments", detail: "committed_of_customer", document: () => its["customer"]!, by: "-13", plant: () => [`update credit_accounts set committed_minor = committed_minor - 13`] },
  { check: "tax", detail: "tax_differs_from_ledger", document: () => its["invoice"]!, by: "2", plant: () => [`update invoices set tax_minor = tax_minor + 2, gross_minor = gross_minor + 2 where kind = 'invoice'`] },
  { check: "tax", detail: "tax_of_document", document: () => its["invoice"]!, by: "2", plant: () => [`update invoices set tax_minor = tax_minor + 2, gross_minor = gross_minor + 2 where kind = 'invoice'`] },
  { check: "tax", detail: "tax_of_rate", document: () => its["invoice"]!, by: "-1", plant: () => [`update invoice_taxes set tax_minor = tax_minor - 1 where invoice_id = '${its["invoiceId"]}'`] },
  { check: "tax", detail: "net_of_document", document: () => its["invoice"]!, by: "-8", plant: () => [`update invoice_lines set net_minor = net_minor + 8 where charge_id is not null`] },
  { check: "numbers-gapless", detail: "number_missing", document: () => "INV-2026-00001", by: "1", plant: () => [`update invoices set number = 'INV-2026-00002' where kind = 'invoice'`] },
  { check: "numbers-gapless", detail: "number_of_another_year", document: () => "CN-2025-00001", by: "0", plant: () => [`update invoices set number = 'CN-2025-00001' where kind = 'credit_note'`] },
  { check: "numbers-gapless", detail: "counter_differs", document: () => "INV-2026", by: "3", plant: () => [`update document_counters set next = next + 3 where series = 'invoice'`] },
  { check: "hash-chain", detail: "hash_broken", document: () => its["entry"]!, by: "4925", plant: () => [`update journal_entries set source_id = gen_random_uuid() where source_type = 'invoice'`] },
  { check: "hash-chain", detail: "sequence_gap", document: () => "JE-2026-00003", by: "1", plant: () => [`delete from journal_entries where number = 'JE-2026-00002'`] },
  { check: "period-lock", detail: "posted_after_closing", document: () => its["entry"]!, by: "4925", plant: () => [`update journal_entries set entry_on = '2026-02-28', posted_at = posted_at + interval '1 hour' where source_type = 'invoice'`] },
];

describe("the books check (FIN-01, FIN-02, FIN-03)", () => {
  it("finds nothing wrong in books that were kept by the commands, and has looked at something in every check", async () => {
    const check = await withTenant(ws.systemContext, checkBooks);
    expect(check.checks.map((c) => c.name)).toEqual(CHECK_NAMES);
    expect(check.checks.flatMap((c) => c.differences.map((d) => ({ check: c.name, ...d })))).toEqual([]);
    expect(check.checks.filter((c) => c.checked === 0).map((c) => c.name)).toEqual([]);
    expect(check).toMatchObject({ differenceCount: 0, warningCount: 0 });
  });

  it("has a planted fault for every check", () => {
    expect(new Set(faults.map((f) => f.check))).toEqual(new Set(CHECK_NAMES));
  });

  it.each(faults)("names $detail of $check", async (fault) => {
    const { checks } = await planted(fault.plant(), fault.unbound ?? []);
    const outcome = checks.find((c) => c.name === fault.check)!;
    const found = outcome.differences.filter((d) => d.detail === fault.detail).map((d) => [d.document, d.amountMinor ?? d.quantity]);
    expect(found).toContainEqual([fault.document(), fault.by]);
  });

  it("warns of entries that wait too long for their number, without calling them wrong", async () => {
    const { checks, differenceCount } = await planted(
      [`update journal_entries set number = null, hash = null, sealed_sequence = null, sealed_at = null, posted_at = posted_at - interval '11 minutes' where number = (select max(number) from journal_entries)`, `update document_counters set next = next - 1 where series = 'journal_entry'`],
      [],
    );
    expect(differenceCount).toBe(0);
    expect(checks.find((c) => c.name === "hash-chain")?.warnings).toMatchObject([{ detail: "not_sealed_yet" }]);
  });

  it("keeps the last run for the page, for those who may see it", async () => {
    const accountant = ws.context("accountant");
    expect((await read(accountant, latestBooksCheck, {})).latest).toBeNull();
    const key = newId();
    const run = await execute(accountant, runBooksCheck, {}, key);
    expect(await execute(accountant, runBooksCheck, {}, key)).toEqual(run);
    const page = await read(accountant, latestBooksCheck, {});
    expect(page.latest).toMatchObject({ differenceCount: 0, checkedBy: ws.users.accountant.userId });
    expect(page.history).toHaveLength(1);
    await expect(execute(ws.context("sales_rep"), runBooksCheck, {}, newId())).rejects.toMatchObject({ code: "permission.missing" });
  });

  it("sees only its own workspace", async () => {
    const other = await openTestWorkspace(database);
    const check = await withTenant(other.systemContext, checkBooks);
    expect(check.differenceCount).toBe(0);
    expect(check.checks.find((c) => c.name === "journal-balanced")?.checked).toBe(0);
    expect((await read(other.context("accountant"), latestBooksCheck, {})).latest).toBeNull();
  });
});
