import { randomUUID } from "node:crypto";
import postgres from "postgres";
import { advanceSample, beginSample } from "@/server/modules/setup";
import { importer } from "@/db/testing/import-file";
import type { TestDatabase } from "@/db/testing/test-database";
import type { TestWorkspace } from "@/db/testing/workspace";
import { attachFile, storeLetterheadPicture } from "@/server/modules/documents";
import { notify } from "@/server/platform/notifications";
import { newId } from "@/server/platform/new-id";
import { withTenant, type TenantContext } from "@/server/platform/tenant-scope";
import { createCaller } from "../root";

/** Ids of one workspace's records, by what the fixtures need them for. */
export type World = Awaited<ReturnType<typeof buildWorld>>;

const TODAY = "2026-03-12";

/** A small company in which every kind of record exists in every state a procedure asks for. Made by the procedures users call. */
export async function buildWorld(database: TestDatabase, ws: TestWorkspace) {
  const owner = ws.context("owner");
  const api = () =>
    createCaller({
      database: owner.database,
      clock: owner.clock,
      requestId: owner.requestId,
      idempotencyKey: randomUUID(),
      user: null,
      member: { workspace: ws.workspace, actor: owner.actor },
      address: null,
      userAgent: null,
    });
  const sql = postgres(database.ownerUrl, { max: 1, onnotice: () => undefined });
  const tenantId = ws.workspace.tenantId;
  const one = async (text: string): Promise<string> => {
    const [row] = await sql.unsafe<{ id: string }[]>(text.replaceAll(":t", `'${tenantId}'`));
    if (!row) throw new Error(`nothing found by: ${text}`);
    return row.id;
  };
  const defaults = {
    unit: await one("select id from units where tenant_id = :t order by code limit 1"),
    taxCode: await one("select id from tax_codes where tenant_id = :t and is_default"),
    basePriceList: await one("select id from price_lists where tenant_id = :t and is_base"),
    warehouse: await one("select id from warehouses where tenant_id = :t and is_default"),
    paymentTerms: await one("select id from payment_terms where tenant_id = :t order by code limit 1"),
    bankAccount: await one("select id from bank_accounts where tenant_id = :t limit 1"),
    expenseAccount: await one("select id from accounts where tenant_id = :t and type = 'expense' and not is_control and role is null order by code limit 1"),
    bankLedgerAccount: await one("select account_id as id from bank_accounts where tenant_id = :t limit 1"),
  };
  const location = await one(`select id from locations where tenant_id = :t and warehouse_id = '${defaults.warehouse}' and is_default`);

  const address = { label: "Main", line1: "1 Harbour Road", city: "Busan", country: "KR" };
  const { customerId, legalEntityId } = await api().customers.create({
    code: "LM-C1", name: "Matrix Customer", type: "direct", email: "desk@matrix.example", endUse: "own", ownerUserId: as(ws.users.sales_rep.userId), contacts: [{ name: "Buyer", isPrimary: true }],
    addresses: [{ kind: "sold_to", ...address }, { kind: "ship_to", ...address }, { kind: "bill_to", ...address }],
  });
  const contact = await one(`select id from contacts where tenant_id = :t and customer_id = '${customerId}'`);
  const customerAddress = await one(`select id from customer_addresses where tenant_id = :t and customer_id = '${customerId}' and kind = 'ship_to'`);
  await api().customers.addAddress({ customerId: as(customerId), kind: "ship_to", ...address, label: "Second" });
  const spareAddress = await one(`select id from customer_addresses where tenant_id = :t and customer_id = '${customerId}' and label = 'Second'`);
  const met = async (subject: string) => (await api().activities.log({ customerId: as(customerId), contactId: as(contact), kind: "call_out", subject, nextStep: "Call again", nextStepOn: as(TODAY) })).activityId;
  const activities = { standing: await met("Prices of spring"), withdrawn: await met("Wrong customer"), finished: await met("Sample order") };
  await api().activities.withdraw({ activityId: as(activities.withdrawn) });
  await api().activities.finishNextStep({ activityId: as(activities.finished) });
  const inactive = await api().customers.create({ code: "LM-C2", name: "Sleeping Customer", type: "direct", endUse: "own" });
  await api().customers.archive({ customerId: as(inactive.customerId), version: 1 });
  const archivedTerms = await api().customers.createPaymentTerms({ code: "LM-T", name: "Spare terms", days: 10 });
  await api().customers.archivePaymentTerms({ paymentTermsId: as(archivedTerms.paymentTermsId), version: 1 });

  const category = (await api().catalog.createCategory({ code: "LM-CAT", name: "Category" })).categoryId;
  const item = (await api().catalog.createItem({ code: "LM-I1", name: "Item", unitId: as(defaults.unit), taxCodeId: as(defaults.taxCode), categoryId: as(category), standardCost: "500" })).itemId;
  const spareItem = (await api().catalog.createItem({ code: "LM-I2", name: "Spare item", unitId: as(defaults.unit), taxCodeId: as(defaults.taxCode), standardCost: "10" })).itemId;
  const archivedItem = (await api().catalog.createItem({ code: "LM-I3", name: "Old item", unitId: as(defaults.unit), taxCodeId: as(defaults.taxCode) })).itemId;
  await api().catalog.archiveItem({ itemId: as(archivedItem), version: 1 });
  await api().pricing.setEntries({ priceListId: as(defaults.basePriceList), entries: [{ itemId: as(item), unitPrice: "1000" }] });
  const priceList = (await api().pricing.createList({ code: "LM-PL", name: "Special" })).priceListId;
  await api().pricing.setEntries({ priceListId: as(priceList), entries: [{ itemId: as(item), unitPrice: "950" }] });
  const priceListEntry = await one(`select id from price_list_entries where tenant_id = :t and price_list_id = '${priceList}'`);
  const archivedPriceList = (await api().pricing.createList({ code: "LM-PL2", name: "Old list" })).priceListId;
  await api().pricing.archiveList({ priceListId: as(archivedPriceList), version: 1 });
  const discountRule = (await api().pricing.createRule({ name: "Rule", itemId: as(item), discountPercent: "5" })).discountRuleId;
  const archivedRule = (await api().pricing.createRule({ name: "Old rule", discountPercent: "1", minQuantity: "9999" })).discountRuleId;
  await api().pricing.archiveRule({ discountRuleId: as(archivedRule), version: 1 });

  await api().stock.createWarehouse({ code: "LM-W2", name: "Second house" });
  const secondWarehouse = await one("select id from warehouses where tenant_id = :t and code = 'LM-W2'");
  const secondLocation = await one(`select id from locations where tenant_id = :t and warehouse_id = '${secondWarehouse}' limit 1`);
  await api().stock.receive({ warehouseId: as(defaults.warehouse), lines: [{ itemId: as(item), quantity: "1000", unitCost: "500" }] });
  const stockDocument = await one("select id from stock_documents where tenant_id = :t limit 1");
  await api().stock.openCount({ warehouseId: as(defaults.warehouse) });
  const stockCount = await one("select id from stock_counts where tenant_id = :t and status = 'open'");

  const countLocation = await one(`select location_id as id from stock_count_lines where tenant_id = :t and count_id = '${stockCount}' and item_id = '${item}'`);
  await api().stock.enterCount({ countId: as(stockCount), lines: [{ itemId: as(item), locationId: as(countLocation), was: null, counted: "1001" }] });
  await api().ledger.lockPeriod({ through: as("2025-12-31") });
  await api().supply.createSupplier({ code: "LM-S1", name: "Supplier" });
  const supplier = await one("select id from suppliers where tenant_id = :t and code = 'LM-S1'");
  await api().supply.announce({ supplierId: as(supplier), warehouseId: as(defaults.warehouse), dueOn: as("2026-03-20"), lines: [{ itemId: as(item), quantity: "5" }] });
  const expectedReceipt = await one("select id from expected_receipts where tenant_id = :t");

  const line = { itemId: as(item), quantity: "5" };
  const enter = async () => (await api().orders.create({ customerId: as(customerId), lines: [line, line] })).orderId;
  const confirmed = async () => {
    const orderId = await enter();
    const { outcome } = await api().orders.confirm({ orderId: as(orderId) });
    if (outcome !== "confirmed") throw new Error(`the world's order was ${outcome}`);
    return orderId;
  };
  const draftOrder = await enter();
  const manualOrder = await enter();
  await sql`update order_lines set price_status = 'manual' where tenant_id = ${tenantId} and order_id = ${manualOrder}`;
  const cancelledLineOrder = await enter();
  const cancelledLine = await one(`select id from order_lines where tenant_id = :t and order_id = '${cancelledLineOrder}' order by line_no limit 1`);
  await api().orders.cancelLine({ orderId: as(cancelledLineOrder), orderLineId: as(cancelledLine), reason: "spare" });
  const openOrder = await confirmed();
  const stoppedOrder = await confirmed();
  await api().orders.hold({ orderId: as(stoppedOrder), reason: "customer asked" });
  const closedOrder = await confirmed();
  await api().orders.close({ orderId: as(closedOrder), reason: "done" });
  const cancelledOrder = await enter();
  await api().orders.cancel({ orderId: as(cancelledOrder), reason: "gone" });
  const held = await api().customers.create({ code: "LM-C3", name: "Held Customer", type: "direct", endUse: "own", addresses: [{ kind: "sold_to", ...address }] });
  await api().credit.setLimit({ customerId: as(held.customerId), limitMinor: 1n });
  const heldOrder = (await api().orders.create({ customerId: as(held.customerId), lines: [line], confirm: true })).orderId;
  const heldCustomer = (await api().customers.create({ code: "LM-C4", name: "Stopped Customer", type: "direct", endUse: "own" })).customerId;
  await api().credit.hold({ customerId: as(heldCustomer), reason: "documents" });

  const linesOf = (orderId: string) => sql<{ id: string }[]>`select id from demand_lines where tenant_id = ${tenantId} and source_id = ${orderId} order by line_no`;
  const planned = async (): Promise<string> => {
    const lines = await linesOf(await confirmed());
    const made = await api().shipments.create({ lines: lines.map((l) => ({ demandLineId: as(l.id), quantity: "5" })) });
    const id = made.shipments[0]?.id ?? made.shipments[0]?.shipmentId;
    if (!id) throw new Error("no shipment was made");
    return id;
  };
  const reached = async (...steps: ("release" | "pack" | "dispatch" | "deliver" | "cancel")[]): Promise<string> => {
    const shipmentId = as(await planned());
    for (const step of steps) await api().shipments[step]({ shipmentId });
    return shipmentId;
  };
  const shipment = {
    planned: await planned(),
    released: await reached("release"),
    packed: await reached("release", "pack"),
    cancelled: await reached("cancel"),
    dispatched: await reached("release", "dispatch"),
    delivered: await reached("release", "dispatch", "deliver"),
    invoiced: await reached("release", "dispatch"),
    returned: await reached("release", "dispatch"),
  };
  const shipmentLine = (id: string) => one(`select id from shipment_lines where tenant_id = :t and shipment_id = '${id}' order by line_no limit 1`);
  const lineOf = { planned: await shipmentLine(shipment.planned), released: await shipmentLine(shipment.released), dispatched: await shipmentLine(shipment.dispatched), returned: await shipmentLine(shipment.returned) };

  const invoice = (await api().invoicing.issue({ shipmentIds: [as(shipment.invoiced)] })).invoiceId;
  const returnedInvoice = (await api().invoicing.issue({ shipmentIds: [as(shipment.returned)] })).invoiceId;
  const returnReceipt = (await api().shipments.receiveReturn({ shipmentId: as(shipment.returned), reason: "damaged", lines: [{ shipmentLineId: as(lineOf.returned), quantity: "2", disposition: "restock", locationId: as(location) }] })).returnReceiptId;
  const invoiceLine = await one(`select id from invoice_lines where tenant_id = :t and invoice_id = '${invoice}' order by line_no limit 1`);
  const returnedInvoiceLine = await one(`select id from invoice_lines where tenant_id = :t and invoice_id = '${returnedInvoice}' and shipment_line_id = '${lineOf.returned}'`);
  const returnReceiptLine = await one(`select id from return_receipt_lines where tenant_id = :t and return_receipt_id = '${returnReceipt}'`);
  const receivable = await one(`select id from receivables where tenant_id = :t and source_id = '${invoice}'`);
  const receipt = (await api().receivables.recordReceipt({ customerId: as(customerId), method: "transfer", bankAccountId: as(defaults.bankAccount), amountMinor: 3_000n, allocations: [{ receivableId: as(receivable), amountMinor: 1_000n }] })).receiptId;
  const allocation = await one("select id from allocations where tenant_id = :t limit 1");
  const customerCredit = await one(`select id from customer_credits where tenant_id = :t and source_id = '${receipt}'`);
  const note = (await api().receivables.recordReceipt({ customerId: as(customerId), method: "note", amountMinor: 500n, noteNumber: "N-1", noteIssuer: "Issuer", noteMaturesOn: as(TODAY) })).receiptId;
  const journalEntry = (await api().ledger.postManualEntry({ memo: "Rent", lines: [{ accountId: as(defaults.expenseAccount), debitMinor: 100n }, { accountId: as(defaults.bankLedgerAccount), creditMinor: 100n }] })).entryId;

  const invitation = await (async () => {
    await api().members.invite({ email: `guest.${tenantId.slice(-6)}@naru.example`, role: "marketer" });
    return one("select id from invitations where tenant_id = :t limit 1");
  })();
  await api().workspaces.createApiKey({ name: "Matrix", role: "sales_rep" });
  const apiKey = await one("select id from api_keys where tenant_id = :t limit 1");
  const endpoint = async (path: string) => (await api().webhooks.createEndpoint({ url: `https://shop.example/${path}`, eventTypes: ["order.created"] })).endpointId;
  const [webhookEndpoint, disabledEndpoint] = [await endpoint("one"), await endpoint("two")];
  const webhookDelivery = (await api().webhooks.sendTest({ endpointId: as(webhookEndpoint) })).deliveryId;
  await api().webhooks.disable({ endpointId: as(disabledEndpoint) });
  const fulfilmentConnection = (await api().webhooks.createConnection({ name: "Warehouse" })).connectionId;
  const gone = ws.users.agent.userId;
  await api().members.deactivate({ userId: gone });
  const deadEvent = newId();
  await sql`insert into outbox_events (tenant_id, id, type, payload, occurred_at, request_id, dead_at, attempts)
    values (${tenantId}, ${deadEvent}, 'matrix.dead', '{}', now(), 'matrix', now(), 9)`;
  const failedMail = newId();
  await sql`insert into mail_messages (tenant_id, id, to_address, subject, text_body, dedupe_key, status, attempts)
    values (${tenantId}, ${failedMail}, 'reader@matrix.example', 'Matrix', 'Matrix', 'matrix.failed', 'failed', 6)`;
  await withTenant(ws.systemContext, (scope) =>
    notify(scope, { to: { userIds: [ws.users.owner.userId] }, code: "jobs.event_dead", params: {}, dedupeKey: "matrix", href: "/settings/jobs" } as never));
  const notification = await one(`select id from notifications where tenant_id = :t and user_id = '${ws.users.owner.userId}' limit 1`);
  const printedDocument = (await api().documents.request({ kind: "order_confirmation", recordId: as(openOrder) })).documentId;
  const mail = (await api().documents.send({ kind: "order_confirmation", recordId: as(openOrder), to: ["reader@matrix.example"], subject: "Confirmation", text: "Attached." })).mailId;
  const files = await withTenant(owner, async (scope) => {
    const attach = (name: string) => attachFile(scope, { name, bytes: Buffer.from(`what,${name}\n1,2\n`), type: "order", id: openOrder });
    const picture = await storeLetterheadPicture(scope, { name: "logo.png", bytes: Buffer.from("89504e470d0a1a0a0000000d49484452", "hex") });
    return { attachment: (await attach("kept.csv")).id, removed: (await attach("removed.csv")).id, picture: picture.id };
  });
  await api().documents.removeAttachment({ fileId: as(files.removed) });
  const demandLine = (await linesOf(openOrder))[0]?.id ?? "";
  const orderLine = await one(`select id from order_lines where tenant_id = :t and order_id = '${draftOrder}' order by line_no limit 1`);
  const openOrderLine = await one(`select id from order_lines where tenant_id = :t and order_id = '${openOrder}' order by line_no limit 1`);
  const manualLine = await one(`select id from order_lines where tenant_id = :t and order_id = '${manualOrder}' order by line_no limit 1`);
  const { ordersFile, linesFile, draftRun, checkedRun, faultyRun, undoableRun } = await importWorld(owner);
  const countedVersion = (await sql<{ version: number }[]>`select version from stock_counts where tenant_id = ${tenantId} and id = ${stockCount}`)[0]?.version ?? 1;
  const listView = (await api().lists.saveView({ list: "orders", name: "Kept", shared: true, params: { status: "draft" }, layout: null })).viewId;
  const listExport = (await api().lists.startExport({ list: "orders", format: "csv", params: {}, columns: ["number"] })).exportId;
  const say = async (body: string) => (await api().records.writeComment({ type: "order", id: as(openOrder), body, mentions: [ws.users.accountant.userId] })).commentId;
  const comments = { standing: await say("@{0}, please look"), withdrawn: await say("@{0}, never mind") };
  await api().records.withdrawComment({ commentId: as(comments.withdrawn) });
  const statementRun = (await api().documents.sendStatements({ customerIds: [as(customerId)], from: "2026-01-01", until: TODAY })).runId;
  await sql.end({ timeout: 5 });
  return {
    ...defaults, location, address, today: TODAY, tenantVersion: 1, countedVersion,
    customer: customerId, legalEntity: legalEntityId, contact, customerAddress, spareAddress,
    inactiveCustomer: inactive.customerId, limitedCustomer: held.customerId, heldCustomer,
    archivedTerms: archivedTerms.paymentTermsId, category, item, spareItem, archivedItem, priceList, priceListEntry, archivedPriceList, discountRule, archivedRule,
    secondWarehouse, secondLocation, stockDocument, stockCount, supplier, expectedReceipt,
    draftOrder, manualOrder, manualLine, cancelledLineOrder, cancelledLine, openOrder, openOrderLine, stoppedOrder, closedOrder, cancelledOrder, heldOrder, orderLine, demandLine,
    shipment, lineOf, invoice, invoiceLine, returnedInvoice, returnedInvoiceLine, returnReceipt, returnReceiptLine, receivable, receipt, note, allocation, customerCredit,
    ordersFile, linesFile, draftRun, checkedRun, faultyRun, undoableRun,
    listView, listExport, statementRun, webhookEndpoint, disabledEndpoint, webhookDelivery, fulfilmentConnection,
    printedDocument, mail, files, comments, activities, colleague: ws.users.accountant.userId as string,
    journalEntry, invitation, apiKey, deactivatedUser: gone, deadEvent, failedMail, notification,
    user: ws.users.sales_rep.userId as string, otherUser: ws.users.warehouse.userId as string,
  };
}

/** Files waiting to be imported, a run that is being configured and one whose dry run is over. */
async function importWorld(owner: TenantContext) {
  const engine = importer(owner);
  const customers = "code,name\nLM-IMP,Imported\n";
  const [ordersFile, linesFile] = [await engine.store("order_id,customer_id\n1,LM-C1\n"), await engine.store("order_id,product_id,quantity\n1,LM-I1,1\n")];
  const draftRun = await engine.begin("customers", customers);
  const checkedRun = await engine.begin("customers", customers);
  await engine.check(checkedRun);
  const faultyRun = await engine.begin("customers", "code,name\nLM-BAD,\n");
  await engine.check(faultyRun);
  // Only a workspace of sample data may be removed from within.
  await withTenant(owner, async (scope) => {
    await beginSample(scope, 1);
    await advanceSample(scope, 1);
  });
  const undoableRun = (await engine.bring("suppliers", "code,name\nUNDO-1,Soon gone\n")).id;
  return { ordersFile, linesFile, draftRun, checkedRun, faultyRun, undoableRun };
}

/** Test data carry plain ids; the procedures want branded ones. */
export function as(id: string): never {
  return id as never;
}
