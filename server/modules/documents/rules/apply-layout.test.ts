import { describe, expect, it } from "vitest";
import { applyLayout, ORDINARY_LAYOUT, type CustomerLayout } from "./apply-layout";
import { frameOf } from "./document-frame";
import { writeInvoice } from "./write-invoice";

const company = {
  name: "Naru Trading", country: "KR", registrationNumber: "123-45-67890", taxNumber: null, representative: null, line1: "Teheran-ro 1", line2: null, city: "Seoul", region: null, postalCode: null,
  phone: null, email: null, website: null, bankName: "Bank", bankAccount: "1-2-3", bankHolder: null, bankCode: null, logoFileId: "logo", sealFileId: "seal",
};
const frame = frameOf(company, "en", "KRW");
const line = { lineNo: 1, itemCode: "A-1", description: "Bowl", quantity: "2", unitCode: "EA", unitPrice: "1000", discountPercent: "10", taxCode: "VAT", taxRatePercent: "10", netMinor: 1800n, orderNumber: "SO-1", shipmentNumber: "SH-1" };
const invoice = writeInvoice(frame, {
  number: "INV-1", kind: "invoice", invoicedOn: "2026-03-01", dueOn: "2026-03-31", billTo: { name: "Grocer", taxNumber: null, recipient: null, line1: "1 Main St", line2: null, city: null, region: null, postalCode: null, country: "KR" },
  shipTo: null, customerReference: null, correctsNumber: null, reason: null, netMinor: 1800n, grossMinor: 1980n, openMinor: 1980n,
  taxes: [{ code: "VAT", ratePercent: "10", baseMinor: 1800n, taxMinor: 180n }], lines: [line],
});
const laid = (layout: Partial<CustomerLayout>) => applyLayout(invoice, { ...ORDINARY_LAYOUT, ...layout }, frame.words);

describe("DOC-04 a customer's own layout", () => {
  it("leaves the ordinary document as it is", () => {
    expect(applyLayout(invoice, ORDINARY_LAYOUT, frame.words)).toEqual(invoice);
  });

  it("leaves out columns with their cells, codes, bank account, seal and letterhead, and no amount", () => {
    const own = laid({ letterhead: "bare", showItemCodes: false, showDiscounts: false, showTaxRates: false, showBankAccount: false, showSeal: false });
    expect(own.table.columns.map((column) => column.header)).toEqual(["#", "Item", "Quantity", "Unit price", "Amount"]);
    expect(own.table.rows).toEqual([{ cells: ["1", "Bowl", "2 EA", "1,000", "1,800"], running: invoice.table.rows[0]?.running }]);
    expect(own.company).toEqual({ name: "", lines: [], logo: null, seal: null });
    expect(own.blocks).toEqual([]);
    expect([own.totals, own.taxes, own.foot]).toEqual([invoice.totals, invoice.taxes, invoice.foot]);
  });

  it("prints the note below the lines, after what the document says itself", () => {
    const { blocks } = laid({ note: "Quote supplier 70012." });
    expect(blocks.at(-1)?.lines).toEqual(["Quote supplier 70012."]);
    const credited = applyLayout({ ...invoice, blocks: [{ title: frame.words("block.notes"), lines: ["Damaged"] }] }, { ...ORDINARY_LAYOUT, note: "Quote 70012." }, frame.words);
    expect(credited.blocks).toEqual([{ title: frame.words("block.notes"), lines: ["Damaged", "Quote 70012."] }]);
  });
});
