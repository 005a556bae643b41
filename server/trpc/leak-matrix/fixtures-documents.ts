import type { Fixtures } from "./fixture-type";
import type { World } from "./world";

const letter = { subject: "Order confirmation", text: "Please find it attached." };

/** A document of every kind, from the record it is made of. */
const everyKind = (w: World) => [
  { kind: "order_confirmation", recordId: w.openOrder }, { kind: "packing_list", recordId: w.shipment.planned }, { kind: "delivery_note", recordId: w.shipment.dispatched },
  { kind: "invoice", recordId: w.invoice }, { kind: "receipt", recordId: w.receipt }, { kind: "statement", recordId: w.customer, from: "2026-01-01", until: w.today },
];

/** A record of every type that has a history. */
const everyRecord = (w: World) => [
  { type: "order", id: w.openOrder }, { type: "shipment", id: w.shipment.dispatched }, { type: "return_receipt", id: w.returnReceipt }, { type: "invoice", id: w.invoice },
  { type: "receipt", id: w.receipt }, { type: "customer", id: w.customer }, { type: "item", id: w.item }, { type: "expected_receipt", id: w.expectedReceipt },
  { type: "supplier", id: w.supplier }, { type: "journal_entry", id: w.journalEntry }, { type: "stock_count", id: w.stockCount }, { type: "stock_document", id: w.stockDocument },
];

/** What is printed and mailed, the files beside records, the letterhead. */
export const documentFixtures: Fixtures = {
  "documents.request": everyKind,
  "documents.draftLetter": everyKind,
  "documents.previewLetter": (w) => everyKind(w).map((ref) => ({ ...ref, ...letter })),
  "documents.send": (w) => everyKind(w).map((ref) => ({ ...ref, ...letter, to: ["buyer@matrix.example"] })),
  "documents.previewStatements": (w) => ({ customerIds: [w.customer] }),
  "documents.sendStatements": (w) => ({ customerIds: [w.customer], from: "2026-01-01", until: w.today }),
  "documents.statementRuns": () => ({}),
  "documents.statementRun": (w) => ({ runId: w.statementRun }),
  "documents.dismissStatementRun": (w) => ({ runId: w.statementRun }),
  "documents.printed": (w) => ({ documentId: w.printedDocument }),
  "documents.mailbox": () => ({}),
  "documents.mail": (w) => ({ mailId: w.mail }),
  "documents.attachments": (w) => [
    { type: "order", id: w.openOrder }, { type: "customer", id: w.customer }, { type: "shipment", id: w.shipment.dispatched }, { type: "invoice", id: w.invoice },
    { type: "receipt", id: w.receipt }, { type: "return_receipt", id: w.returnReceipt }, { type: "expected_receipt", id: w.expectedReceipt }, { type: "item", id: w.item },
  ],
  "records.colleagues": (w) => everyRecord(w),
  "records.writeComment": (w) => everyRecord(w).map((ref) => ({ ...ref, body: "@{0}, please look", mentions: [w.colleague] })),
  "records.editComment": (w) => ({ commentId: w.comments.standing, version: 1, body: "@{0}, look again", mentions: [w.colleague] }),
  "records.withdrawComment": (w) => ({ commentId: w.comments.standing }),
  "records.restoreComment": (w) => ({ commentId: w.comments.withdrawn }),
  "documents.views": (w) => ({ fileId: w.files.attachment }),
  "documents.removeAttachment": (w) => ({ fileId: w.files.attachment }),
  "documents.restoreAttachment": (w) => ({ fileId: w.files.removed }),
  "documents.layout": (w) => ({ customerId: w.customer }),
  "documents.saveLayout": (w) => ({
    customerId: w.customer, letterhead: "bare", showItemCodes: false, showDiscounts: true, showTaxRates: true, showBankAccount: true, showSeal: false, note: "Gate 4", version: 0,
  }),
  "documents.profile": () => ({}),
  "documents.saveProfile": (w) => ({ phone: "+82 51 555 0100", logoFileId: w.files.picture, sealFileId: w.files.picture, version: 0 }),
};
