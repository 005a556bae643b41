import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { z } from "zod";
import { customers, contacts, legalEntities } from "@/db/schema/customers";
import { invoices } from "@/db/schema/invoicing";
import { journalEntries } from "@/db/schema/ledger";
import { orders } from "@/db/schema/orders";
import { auditEntries, mailMessages } from "@/db/schema/platform";
import { importer } from "@/db/testing/import-file";
import { testDatabase, type TestDatabase } from "@/db/testing/test-database";
import { tradingCompany, type TradingCompany } from "@/db/testing/trading-company";
import { openTestWorkspace, type TestWorkspace } from "@/db/testing/workspace";
import { drainOutbox } from "@/server/flows/deliver-event";
import { checkBooks } from "@/server/modules/books-check";
import { addContact, createCustomer, getCustomer, updateContact } from "@/server/modules/customers";
import { demandLinesOf } from "@/server/modules/demand";
import { getInvoice, issueInvoice } from "@/server/modules/invoicing";
import { sealJournal } from "@/server/modules/ledger";
import { confirmOrder, createOrder } from "@/server/modules/orders";
import { recordReceipt } from "@/server/modules/receivables";
import { createShipment, dispatchShipment, releaseShipment } from "@/server/modules/shipments";
import { receiveGoods } from "@/server/modules/stock";
import { execute, read, type Command } from "@/server/platform/command";
import { readBytes } from "@/server/platform/file-store";
import { localIdentityContext } from "@/server/platform/identity";
import { queueMail } from "@/server/platform/mail";
import { newId } from "@/server/platform/new-id";
import type { Role } from "@/server/platform/permissions";
import { withTenant, type TenantScope } from "@/server/platform/tenant-scope";
import { readArchive } from "./archive/read-archive";
import { eraseContact, eraseCustomer } from "./commands/erase-person";
import { eraseUser } from "./erase-user";
import { exportWorkspace } from "./export-workspace";

let database: TestDatabase;
let ws: TestWorkspace;
let company: TradingCompany;
let folder: string;
const dataDir = process.env["NARU_DATA_DIR"];

beforeAll(async () => {
  [database, folder] = await Promise.all([testDatabase(), mkdtemp(path.join(tmpdir(), "naru-erase-"))]);
  process.env["NARU_DATA_DIR"] = folder;
  ws = await openTestWorkspace(database);
  company = await tradingCompany(ws);
}, 120_000);
afterAll(async () => {
  if (dataDir === undefined) delete process.env["NARU_DATA_DIR"];
  else process.env["NARU_DATA_DIR"] = dataDir;
  await Promise.all([database.drop(), rm(folder, { recursive: true, force: true })]);
});

const act = <N extends string, I extends z.ZodType, R>(role: Role, command: Command<N, I, R>, input: z.input<I>) => execute(ws.context(role), command, input, newId());
const within = <T>(fn: (scope: TenantScope) => Promise<T>) => withTenant(ws.systemContext, fn);
const identity = () => localIdentityContext(database.db, ws.clock, "erase-test");

/** Where in the whole workspace, its files included, any of the words still stands. */
async function traces(...words: string[]): Promise<string[]> {
  const file = path.join(folder, `${newId()}.tar.gz`);
  await exportWorkspace(identity(), ws.workspace.slug, file);
  const found: string[] = [];
  for await (const entry of readArchive(file)) {
    if (entry.kind !== "table" && entry.kind !== "file") continue;
    const text = entry.bytes.toString("utf8").toLowerCase();
    for (const word of words) if (text.includes(word.toLowerCase())) found.push(`${word} in ${entry.kind === "table" ? entry.table : "a file"}`);
  }
  await rm(file);
  return found;
}

async function customerWith(particulars: { name: string; contact: string; email: string; phone: string; street: string }) {
  const address = { label: "Main", recipient: particulars.contact, line1: particulars.street, city: "Busan", country: "KR" };
  const { customerId } = await act("sales_rep", createCustomer, {
    name: particulars.name,
    type: "direct",
    endUse: "own use",
    email: particulars.email,
    phone: particulars.phone,
    entity: { name: particulars.name, country: "KR", taxNumber: "123-45-67890" },
    contacts: [{ name: particulars.contact, email: particulars.email, phone: particulars.phone, isPrimary: true }],
    addresses: [{ kind: "sold_to", ...address }, { kind: "ship_to", ...address }, { kind: "bill_to", ...address }],
  });
  return customerId;
}

/** An order that is shipped, billed and paid. */
async function trade(customerId: string, notes: string) {
  const itemId = await company.item({ price: "1000" });
  await act("warehouse", receiveGoods, { warehouseId: company.warehouseId, lines: [{ itemId, quantity: "10", unitCost: "600" }] });
  const { orderId } = await act("sales_rep", createOrder, { customerId, notes, lines: [{ itemId, quantity: "2" }] });
  await act("sales_rep", confirmOrder, { orderId });
  const lineId = (await within((scope) => demandLinesOf(scope, orderId)))[0]?.id ?? "";
  const { shipments } = await act("sales_rep", createShipment, { lines: [{ demandLineId: lineId, quantity: "2" }] });
  const { shipmentId } = shipments[0]!;
  await act("sales_rep", releaseShipment, { shipmentId });
  await act("warehouse", dispatchShipment, { shipmentId });
  const { invoiceId } = await act("accountant", issueInvoice, { shipmentIds: [shipmentId] });
  const invoice = await read(ws.context("accountant"), getInvoice, { invoiceId });
  const pay = () =>
    act("accountant", recordReceipt, { customerId, method: "card", cardApproval: "7741-K", amountMinor: invoice.openMinor, memo: notes, allocations: [{ receivableId: invoice.receivableId!, amountMinor: invoice.openMinor }] });
  await drainOutbox(ws.systemContext);
  return { orderId, invoiceId, pay };
}

const hashes = () => within(({ db, tenantId }) => db.select({ sequence: journalEntries.sealedSequence, hash: journalEntries.hash }).from(journalEntries).where(eq(journalEntries.tenantId, tenantId)).orderBy(journalEntries.sealedSequence));

describe("PLT-05 a customer who is a natural person is erased", () => {
  const person = { name: "Baek Soonja", contact: "Gil Dongsoo", email: "soonja.baek@mail.example", phone: "+82 10-5550-1987", street: "77 Dongbaek-ro" };
  let customerId: string;

  it("not while there is business to finish, and says what", async () => {
    customerId = await customerWith(person);
    const { pay } = await trade(customerId, "Mrs Baek Soonja pays at the door");
    await expect(act("owner", eraseCustomer, { customerId })).rejects.toMatchObject({ code: "portability.customer_busy", params: { receivables: 1 } });
    await pay();
    await drainOutbox(ws.systemContext);
  });

  it("leaves no trace of the person in any table or file, and every document, amount and hash as it was", async () => {
    await within(async (scope) => {
      await queueMail(scope, { to: person.email, kind: "invitation", params: { inviter: "Somebody", workspace: person.name, role: "x", expires: "soon" }, dedupeKey: "thanks" });
      await sealJournal(scope);
    });
    const bring = importer(ws.systemContext);
    await bring.bring("customers", `code,name,type,email\nIMP-1,${person.name},direct,${person.email}\nIMP-2,Blue Door,direct,blue@door.example\n`);
    const words = [person.name, person.contact, person.email, person.phone, "821055501987", person.street, "123-45-67890", "7741-K"];
    expect(await traces(...words)).not.toEqual([]);
    const imported = (await within(({ db, tenantId }) => db.select().from(customers).where(and(eq(customers.tenantId, tenantId), eq(customers.code, "IMP-1")))))[0]!;
    const before = await hashes();
    expect(before.every((entry) => entry.hash)).toBe(true);

    const { pseudonym } = await act("owner", eraseCustomer, { customerId });
    await act("owner", eraseCustomer, { customerId: imported.id });
    expect(pseudonym).toMatch(/^Erased customer [0-9A-F]{8}$/);
    expect(await traces(...words)).toEqual([]);

    expect(await hashes()).toEqual(before);
    const books = await within(checkBooks);
    expect(books.checks.filter((check) => check.differenceCount > 0)).toEqual([]);
    const [invoice] = await within(({ db, tenantId }) => db.select().from(invoices).where(and(eq(invoices.tenantId, tenantId), eq(invoices.customerId, customerId))));
    expect(invoice).toMatchObject({ grossMinor: 2200n, billTo: { name: pseudonym, country: "KR", line1: "–" } });
    const [customer] = await within(({ db, tenantId }) => db.select().from(customers).where(and(eq(customers.tenantId, tenantId), eq(customers.id, customerId))));
    expect(customer).toMatchObject({ name: pseudonym, email: null, phone: null, status: "inactive", searchText: `${customer!.code} ${pseudonym}`.toLowerCase() });
    const entities = await within(({ db, tenantId }) => db.select().from(legalEntities).where(and(eq(legalEntities.tenantId, tenantId), eq(legalEntities.customerId, customerId))));
    expect(entities).toMatchObject([{ name: pseudonym, taxNumber: null }]);
    const [mail] = await within(({ db, tenantId }) => db.select().from(mailMessages).where(and(eq(mailMessages.tenantId, tenantId), eq(mailMessages.dedupeKey, "thanks"))));
    expect(mail).toMatchObject({ status: "suppressed", textBody: "–", toAddress: pseudonym });
  });

  it("keeps who did what and when in the audit trail, and the other customer of the same import", async () => {
    const trail = await within(({ db, tenantId }) => db.select().from(auditEntries).where(and(eq(auditEntries.tenantId, tenantId), eq(auditEntries.entityId, customerId))));
    expect(trail.map((line) => line.action)).toEqual(expect.arrayContaining(["customers.create-customer", "portability.erase-customer"]));
    expect(trail.every((line) => line.actorUserId !== null && line.at)).toBe(true);
    const [other] = await within(({ db, tenantId }) => db.select().from(customers).where(and(eq(customers.tenantId, tenantId), eq(customers.code, "IMP-2"))));
    expect(other).toMatchObject({ name: "Blue Door", email: "blue@door.example", status: "active" });
  });

  it("changes nothing more when asked again, and can still be opened", async () => {
    const again = await act("owner", eraseCustomer, { customerId });
    const card = await read(ws.context("owner"), getCustomer, { customerId });
    expect(card.customer).toMatchObject({ name: again.pseudonym });
  });

  it("is for owners and admins, and a customer of another workspace is not there", async () => {
    await expect(act("accountant", eraseCustomer, { customerId })).rejects.toMatchObject({ code: "permission.missing" });
    const other = await openTestWorkspace(database);
    await expect(execute(other.context("owner"), eraseCustomer, { customerId } as never, newId())).rejects.toMatchObject({ code: "record.not_found" });
  });
});

describe("PLT-05 a contact is erased", () => {
  it("under the names they have and had, on the customer's documents too; the customer stays", async () => {
    const customerId = await customerWith({ name: "Green Harbour", contact: "Olga Petrova", email: "olga@green.example", phone: "+49 40 5551234", street: "3 Kai" });
    const { orderId } = await trade(customerId, "Ask Olga Petrova for the gate code; olga@green.example");
    const [contact] = await within(({ db, tenantId }) => db.select().from(contacts).where(and(eq(contacts.tenantId, tenantId), eq(contacts.customerId, customerId))));
    await act("sales_rep", updateContact, { contactId: contact!.id, version: contact!.version, name: "Olga Lindqvist" });
    await act("sales_rep", addContact, { customerId, name: "Ben Other", email: "ben@green.example" });
    await expect(act("sales_rep", eraseContact, { contactId: contact!.id })).rejects.toMatchObject({ code: "permission.missing" });

    const { pseudonym } = await act("admin", eraseContact, { contactId: contact!.id });
    expect(await traces("Olga Petrova", "Lindqvist", "olga@green.example", "49405551234")).toEqual([]);
    const [order] = await within(({ db, tenantId }) => db.select().from(orders).where(and(eq(orders.tenantId, tenantId), eq(orders.id, orderId))));
    expect(order).toMatchObject({ buyerName: pseudonym, notes: `Ask ${pseudonym} for the gate code; ${pseudonym}`, shipTo: { line1: "3 Kai" } });
    expect(await traces("Green Harbour", "Ben Other")).not.toEqual([]);
    const other = await openTestWorkspace(database);
    await expect(execute(other.context("owner"), eraseContact, { contactId: contact!.id } as never, newId())).rejects.toMatchObject({ code: "record.not_found" });
  });
});

describe("PLT-05 a member is erased", () => {
  it("not while a workspace would have no owner left", async () => {
    await expect(eraseUser(identity(), ws.users.owner.email)).rejects.toMatchObject({ code: "portability.user_not_erased", faults: [{ code: "portability.user_needed", params: { workspace: ws.workspace.name } }] });
    await expect(eraseUser(identity(), "nobody@naru.example")).rejects.toMatchObject({ code: "record.not_found" });
  });

  it("in every workspace: the account cannot be used, what they did stays under a pseudonym, no file names them", async () => {
    const { email, userId } = ws.users.sales_manager;
    const customerId = await company.customer();
    const itemId = await company.item();
    await act("sales_manager", createOrder, { customerId, notes: `handled by ${email}`, lines: [{ itemId, quantity: "1" }] });
    await importer(ws.systemContext).bring("customers", `code,name,type,specialNotes\nIMP-9,Red Door,direct,ask ${email}\n`);
    const { pseudonym, workspaces } = await eraseUser(identity(), email);
    expect(workspaces).toEqual([ws.workspace.slug]);
    expect(await traces(email, "Test sales_manager")).toEqual([]);
    const trail = await within(({ db, tenantId }) => db.select().from(auditEntries).where(and(eq(auditEntries.tenantId, tenantId), eq(auditEntries.actorUserId, userId))));
    expect(trail.map((line) => line.action)).toContain("orders.create-order");
    expect(pseudonym).toMatch(/^Erased user /);
    await expect(eraseUser(identity(), email)).rejects.toMatchObject({ code: "record.not_found" });
    expect((await within(checkBooks)).differenceCount).toBe(0);
  });

  it("reads erased files as a note", async () => {
    const rows = await within(({ db, tenantId }) => db.execute<{ id: string }>(`select f.id from files f join import_runs r on r.file_id = f.id and r.tenant_id = f.tenant_id where f.tenant_id = '${tenantId}'`));
    const texts = await Promise.all([...rows].map(async (row) => (await readBytes(ws.workspace.tenantId, row.id)).toString("utf8")));
    expect(texts.filter((text) => text.startsWith("The content was removed on 2026-03-12")).length).toBeGreaterThanOrEqual(2);
  });
});
