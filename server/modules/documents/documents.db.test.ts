import { and, asc, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { companyProfiles, printedDocuments } from "@/db/schema/documents";
import { auditEntries, mailMessages } from "@/db/schema/platform";
import { pdfPages } from "@/db/testing/pdf-text";
import { testDatabase, type TestDatabase } from "@/db/testing/test-database";
import { tradingCompany, type TradingCompany } from "@/db/testing/trading-company";
import { openTestWorkspace, type TestWorkspace } from "@/db/testing/workspace";
import { NaruError } from "@/server/kernel/errors";
import { addContact } from "@/server/modules/customers";
import { createOrder } from "@/server/modules/orders";
import { execute, read, type Command, type Query } from "@/server/platform/command";
import { findDueMails, suppressQueuedMails, tenantMails } from "@/server/platform/mail-delivery";
import type { OutgoingMail } from "@/server/platform/mail-transport";
import { newId } from "@/server/platform/new-id";
import type { Role } from "@/server/platform/permissions";
import { sendMail } from "@/server/platform/send-mail";
import { withTenant } from "@/server/platform/tenant-scope";
import {
  attachFile, draftLetter, duePrintings, getLayout, getMail, getPrinted, listAttachments, listMailbox, listViews, printDocument, readableFile, recordView, removeAttachment, requestDocument,
  restoreAttachment, saveLayout, saveProfile, sendDocument, storeLetterheadPicture,
} from ".";
import type { z } from "zod";

const PNG = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64");

describe("ORD-12 SHP-05 BIL-03 documents and mail", () => {
  let database: TestDatabase;
  let ws: TestWorkspace;
  let company: TradingCompany;
  let customerId: string;
  let itemId: string;

  beforeAll(async () => {
    database = await testDatabase();
  });
  afterAll(() => database.drop());
  beforeEach(async () => {
    ws = await openTestWorkspace(database, { name: "나루무역" });
    company = await tradingCompany(ws);
    customerId = await company.customer({ name: "대한정밀전자부품제조및수출입유통솔루션" });
    itemId = await company.item({ onHand: "10000", price: "1250.5" });
  });

  const run = <N extends string, I extends z.ZodType, R>(command: Command<N, I, R>, input: z.input<I>, who: Role = "owner", key = newId()) => execute(ws.context(who), command, input, key);
  const ask = <N extends string, I extends z.ZodType, R>(query: Query<N, I, R>, input: z.input<I>, who: Role = "owner") => read(ws.context(who), query, input);
  const refusal = (promise: Promise<unknown>) => promise.then(() => "done", (error: unknown) => (error instanceof NaruError ? error.code : String(error)));
  const order = async (lines: number) => (await run(createOrder, { customerId: customerId as never, customerReference: "PO-4711", lines: Array.from({ length: lines }, () => ({ itemId: itemId as never, quantity: "3" })), confirm: true })).orderId;
  const print = async () => {
    const due = await company.within((scope) => duePrintings(scope, 100));
    for (const { id, attempts } of due) await printDocument(ws.systemContext, { documentId: id, attempts });
    return due.length;
  };
  const pagesOf = async (documentId: string) => {
    await print();
    const { fileId } = await ask(getPrinted, { documentId: documentId as never });
    const file = await ask(readableFile, { fileId: (fileId ?? "") as never });
    return pdfPages(await file.bytes());
  };
  const flat = (page: string) => page.replaceAll("\n", "");
  const addresses = (to: string) => run(addContact, { customerId: customerId as never, name: "김구매", email: to, role: "buys" });

  it("prints what the record says, once for each content, in each language", async () => {
    const recordId = (await order(2)) as never;
    const first = await run(requestDocument, { kind: "order_confirmation", recordId, language: "ko" });
    const again = await run(requestDocument, { kind: "order_confirmation", recordId, language: "ko" }, "sales_rep");
    expect(again.documentId).toBe(first.documentId);
    const [page = ""] = await pagesOf(first.documentId);
    for (const words of ["수주확인서", "PO-4711", "나루무역", "₩8,254", "1 / 1 쪽", "대한정밀전자부품제조및수출입유통솔루션"]) expect(flat(page)).toContain(words);
    expect(await print()).toBe(0);
    const [english = ""] = await pagesOf((await run(requestDocument, { kind: "order_confirmation", recordId, language: "en" })).documentId);
    const [chinese = ""] = await pagesOf((await run(requestDocument, { kind: "order_confirmation", recordId, language: "zh" })).documentId);
    expect(flat(english)).toContain("Order confirmation");
    expect(flat(chinese)).toContain("销售订单确认书");
    const rows = await company.within(({ db, tenantId }) => db.select().from(printedDocuments).where(eq(printedDocuments.tenantId, tenantId)));
    expect(rows.map((row) => [row.status, Object.keys(row.content).length])).toEqual([["done", 0], ["done", 0], ["done", 0]]);
  });

  it("DOC-04: prints for a customer in its own layout, which only those who keep customers change, each in their workspace, not over another's change", async () => {
    const recordId = (await order(2)) as never;
    const layout = { customerId: customerId as never, letterhead: "bare" as const, showItemCodes: false, showDiscounts: true, showTaxRates: true, showBankAccount: true, showSeal: true, note: "4번 게이트 납품", version: 0 };
    const plain = await run(requestDocument, { kind: "order_confirmation", recordId, language: "ko" });
    const key = newId();
    expect(await run(saveLayout, layout, "sales_rep", key)).toEqual(await run(saveLayout, layout, "sales_rep", key));
    expect(await ask(getLayout, { customerId: customerId as never })).toMatchObject({ version: 1, letterhead: "bare", note: "4번 게이트 납품", mayEdit: true });
    const own = await run(requestDocument, { kind: "order_confirmation", recordId, language: "ko" });
    expect(own.documentId).not.toBe(plain.documentId);
    const [page = ""] = await pagesOf(own.documentId);
    expect(flat(page)).toContain("4번 게이트 납품");
    expect(await refusal(run(saveLayout, layout))).toBe("record.changed");
    expect(await refusal(run(saveLayout, layout, "warehouse"))).toBe("permission.missing");
    const other = await openTestWorkspace(database);
    expect(await refusal(execute(other.context("owner"), saveLayout, layout, newId()))).toBe("record.not_found");
    expect(await refusal(read(other.context("owner"), getLayout, { customerId: customerId as never }))).toBe("record.not_found");
    expect((await run(saveLayout, { ...layout, letterhead: "full", note: null, version: 1 })).version).toBe(2);
  });

  it("carries the running total over every page's edge and counts the pages", async () => {
    const pages = await pagesOf((await run(requestDocument, { kind: "order_confirmation", recordId: (await order(120)) as never, language: "en" })).documentId);
    expect(pages.length).toBeGreaterThan(3);
    pages.forEach((page, index) => {
      expect(flat(page)).toContain(`Page ${index + 1} of ${pages.length}`);
      expect(page.includes("Carried forward")).toBe(index < pages.length - 1);
      expect(page.includes("Brought forward")).toBe(index > 0);
    });
    const carried = (page: string, words: string) => page.split("\n")[page.split("\n").indexOf(words) + 1];
    for (let index = 1; index < pages.length; index += 1) expect(carried(pages[index] ?? "", "Brought forward")).toBe(carried(pages[index - 1] ?? "", "Carried forward"));
    // 120 lines of round(3 × 1,250.5) = 3,752.
    expect(pages.at(-1)).toContain("450,240");
  });

  it("mails the document with the sender's words once, and the order's history tells it", async () => {
    await addresses("buyer@hanguk.example");
    const recordId = (await order(1)) as never;
    const draft = await ask(draftLetter, { kind: "order_confirmation", recordId, language: "ko" }, "sales_rep");
    expect(draft).toMatchObject({ to: ["buyer@hanguk.example"], language: "ko" });
    expect(draft.text).toContain("김구매 님께");
    const key = newId();
    const letter = { kind: "order_confirmation" as const, recordId, language: "ko" as const, to: draft.to, subject: draft.subject, text: draft.text };
    const sent = await run(sendDocument, letter, "sales_rep", key);
    expect((await run(sendDocument, letter, "sales_rep", key)).mailId).toBe(sent.mailId);
    // It waits for its PDF.
    expect(await company.within((scope) => findDueMails(tenantMails(scope), 10))).toEqual([]);
    await print();
    const [due] = await company.within((scope) => findDueMails(tenantMails(scope), 10));
    const out: OutgoingMail[] = [];
    const status = await sendMail((fn) => company.within((scope) => fn(tenantMails(scope))), { mailId: due?.id ?? "", attempts: 0 }, { from: "Naru <naru@naru.example>", transport: { send: async (mail) => void out.push(mail) } });
    expect(status).toBe("sent");
    expect(out[0]).toMatchObject({ to: "buyer@hanguk.example", subject: draft.subject, replyTo: ws.users.sales_rep.email });
    expect(out[0]?.attachments?.[0]?.filename).toMatch(/^수주확인서 .+\.pdf$/);
    expect(pdfPages(out[0]?.attachments?.[0]?.content ?? Buffer.alloc(0))[0]).toContain("PO-4711");
    const history = await company.within(({ db, tenantId }) => db.select().from(auditEntries).where(and(eq(auditEntries.tenantId, tenantId), eq(auditEntries.entityId, recordId))).orderBy(asc(auditEntries.id)));
    expect(history.map((line) => [line.action, line.actorUserId]).slice(-2)).toEqual([["documents.send-document", ws.users.sales_rep.userId], ["mail.sent", null]]);
  });

  it("keeps mail in the mailbox where no mail server is set", async () => {
    const recordId = (await order(1)) as never;
    const { mailId } = await run(sendDocument, { kind: "order_confirmation", recordId, to: ["a@b.example"], subject: "S", text: "<b>T</b>" });
    await company.within((scope) => suppressQueuedMails(tenantMails(scope)));
    await print();
    const box = await ask(listMailbox, {});
    expect(box.rows[0]).toMatchObject({ id: mailId, to: "a@b.example", status: "suppressed" });
    const mail = await ask(getMail, { mailId: mailId as never });
    expect(mail.html).toContain("&lt;b&gt;T&lt;/b&gt;");
    expect(mail.attachments).toMatchObject([{ status: "done" }]);
    expect(await refusal(ask(listMailbox, {}, "sales_manager"))).toBe("permission.missing");
  });

  it("fails a mail whose document cannot be printed, after three tries", async () => {
    const recordId = (await order(1)) as never;
    const { mailId, documentId } = await run(sendDocument, { kind: "order_confirmation", recordId, to: ["a@b.example"], subject: "S", text: "T" });
    await company.within(({ db, tenantId }) => db.update(printedDocuments).set({ content: { broken: true } }).where(and(eq(printedDocuments.tenantId, tenantId), eq(printedDocuments.id, documentId))));
    for (let tries = 1; tries <= 3; tries += 1) expect(await print()).toBe(1);
    expect(await print()).toBe(0);
    const [mail] = await company.within(({ db, tenantId }) => db.select().from(mailMessages).where(and(eq(mailMessages.tenantId, tenantId), eq(mailMessages.id, mailId))));
    expect(mail?.status).toBe("failed");
    const told = await company.within(({ db, tenantId }) => db.select({ note: auditEntries.note }).from(auditEntries).where(and(eq(auditEntries.tenantId, tenantId), eq(auditEntries.entityId, recordId), eq(auditEntries.action, "mail.failed"))));
    expect(told).toEqual([{ note: "document not printed" }]);
    // Asked for again, it is tried anew.
    expect((await run(requestDocument, { kind: "order_confirmation", recordId })).status).toBe("queued");
    expect(await pagesOf(documentId)).toHaveLength(1);
  });

  it("shows nothing of a record to who may not read it", async () => {
    const recordId = (await order(1)) as never;
    const other = await openTestWorkspace(database);
    expect(await refusal(execute(other.context("owner"), requestDocument, { kind: "order_confirmation", recordId }, newId()))).toBe("record.not_found");
    expect(await refusal(run(requestDocument, { kind: "order_confirmation", recordId: newId() as never }))).toBe("record.not_found");
    const { documentId } = await run(requestDocument, { kind: "order_confirmation", recordId });
    await print();
    const { fileId } = await ask(getPrinted, { documentId: documentId as never });
    expect(await refusal(read(other.context("owner"), readableFile, { fileId: (fileId ?? "") as never }))).toBe("record.not_found");
    const restricted = ws.context({ role: "sales_rep", ownCustomersOnly: true });
    expect(await refusal(read(restricted, readableFile, { fileId: (fileId ?? "") as never }))).toBe("record.not_found");
    expect(await refusal(ask(readableFile, { fileId: (fileId ?? "") as never }, "agent"))).toBe("permission.missing");
    expect(await refusal(run(sendDocument, { kind: "order_confirmation", recordId, to: ["a@b.example"], subject: "S", text: "T" }, "marketer"))).toBe("permission.missing");
  });

  it("DOC-02 keeps files beside a record, says who opened them, and takes them away with a way back", async () => {
    const recordId = await order(1);
    const attach = (bytes: Buffer, who: Role = "sales_rep") => withTenant(ws.context(who), (scope) => attachFile(scope, { name: "도면.exe", bytes, type: "order", id: recordId }));
    const file = await attach(PNG);
    expect(file.name).toBe("도면.png");
    expect(await refusal(attach(Buffer.from("MZ\u0000\u0001program")))).toBe("files.kind_not_accepted");
    expect(await refusal(attach(PNG, "agent"))).toBe("permission.missing");
    await withTenant(ws.context("warehouse"), (scope) => recordView(scope, file.id, "viewed"));
    const list = await ask(listAttachments, { type: "order", id: recordId as never }, "warehouse");
    expect(list.rows).toMatchObject([{ name: "도면.png", views: 1, mayRemove: false }]);
    expect(await ask(listViews, { fileId: file.id })).toMatchObject([{ action: "viewed", at: ws.clock.now() }]);
    expect(await refusal(run(removeAttachment, { fileId: file.id }, "warehouse"))).toBe("permission.missing");
    await run(removeAttachment, { fileId: file.id }, "sales_rep");
    expect(await refusal(run(removeAttachment, { fileId: file.id }))).toBe("documents.already_removed");
    expect(await refusal(ask(readableFile, { fileId: file.id }))).toBe("record.not_found");
    expect((await ask(listAttachments, { type: "order", id: recordId as never })).rows).toEqual([]);
    await run(restoreAttachment, { fileId: file.id }, "sales_rep");
    expect((await ask(listAttachments, { type: "order", id: recordId as never })).rows).toHaveLength(1);
  });

  it("puts the letterhead on documents, with pictures that were uploaded for it only", async () => {
    const recordId = await order(1);
    const picture = await withTenant(ws.context("owner"), (scope) => storeLetterheadPicture(scope, { name: "logo.png", bytes: PNG }));
    const stranger = await withTenant(ws.context("owner"), (scope) => attachFile(scope, { name: "x.png", bytes: PNG, type: "order", id: recordId }));
    expect(await refusal(run(saveProfile, { version: 0, logoFileId: stranger.id }))).toBe("input.invalid");
    const saved = await run(saveProfile, { version: 0, registrationNumber: "123-45-67890", line1: "테헤란로 521", city: "강남구", region: "서울특별시", postalCode: "06164", logoFileId: picture.id, sealFileId: picture.id, bankAccount: "110-123-456" });
    expect(saved.version).toBe(1);
    expect(await refusal(run(saveProfile, { version: 0 }))).toBe("record.changed");
    expect(await refusal(run(saveProfile, { version: 1 }, "accountant"))).toBe("permission.missing");
    const [page = ""] = await pagesOf((await run(requestDocument, { kind: "order_confirmation", recordId: recordId as never, language: "ko" })).documentId);
    expect(flat(page)).toContain("사업자등록번호 123-45-67890");
    expect(flat(page)).toContain("(06164) 서울특별시 강남구 테헤란로 521");
    const rows = await company.within(({ db, tenantId }) => db.select().from(companyProfiles).where(eq(companyProfiles.tenantId, tenantId)));
    expect(rows).toHaveLength(1);
  });
});
