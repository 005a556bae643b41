import { z } from "zod";
import { getInvoice, issueCreditNote, issueInvoice, listInvoices, listToInvoice } from "@/server/modules/invoicing";
import { page, reading, writing } from "../_contract/operation";
import { amount, choice, currency, date, decimal, flag, id, moment, pageOf, text, view, whole } from "../_contract/view-fields";

const tag = "Invoices";

const head = {
  id: id("invoice"), number: text(), kind: choice(["invoice", "credit_note"]), customerId: id("customer"), customerName: text(), customerReference: text().nullable(), invoicedOn: date(), dueOn: date(),
  currency: currency(), net: amount(), tax: amount(), gross: amount(), credited: amount(), open: amount(), overdue: flag(),
};
const invoice = view("Invoice", {
  ...head, reason: text().nullable(), issuedAt: moment(), correctsId: id("invoice").nullable(), correctsNumber: text().nullable(), receivableId: id("receivable").nullable(),
  lines: z.array(view("InvoiceLine", {
    id: id("invoice line"), lineNo: whole(), itemCode: text().nullable(), description: text().nullable(), quantity: decimal(), unitCode: text().nullable(), unitPrice: decimal(), discountPercent: decimal(), net: amount(),
    taxCode: text().nullable(), taxRatePercent: decimal(), creditedQuantity: decimal(), creditable: decimal(), orderId: id("order").nullable(), orderNumber: text().nullable(), shipmentId: id("shipment").nullable(), shipmentNumber: text().nullable(),
  })),
  taxes: z.array(view("InvoiceTax", { code: text(), ratePercent: decimal(), base: amount(), tax: amount() })),
});

export const invoiceOperations = [
  writing("POST", {
    id: "createInvoice", path: "/invoices", tag, scope: "invoices:write", summary: "Issues an invoice for shipments, or for exact quantities of their lines", command: issueInvoice,
    response: view("CreatedInvoice", { id: id("invoice"), number: text(), currency: currency(), net: amount(), tax: amount(), gross: amount() }), show: ({ invoiceId, ...rest }) => ({ id: invoiceId, ...rest }),
  }),
  reading("GET", { id: "listInvoices", path: "/invoices", tag, scope: "invoices:read", summary: "Lists invoices and credit notes", query: listInvoices, response: pageOf("InvoicePage", view("InvoiceSummary", head)), show: page }),
  reading("GET", {
    id: "listShipmentsToInvoice", path: "/shipments-to-invoice", tag, scope: "invoices:read", summary: "Lists shipments that can be invoiced, the oldest first, with the net amount of what is not invoiced yet", query: listToInvoice,
    response: pageOf("ShipmentToInvoicePage", view("ShipmentToInvoice", {
      id: id("shipment"), number: text(), customerId: id("customer"), customerName: text(), legalEntityId: id("legal entity"), orderId: id("order"), orderNumber: text(), shippedOn: date().nullable(), currency: currency(),
      net: amount(), lineCount: whole(),
    })), show: page,
  }),
  reading("GET", { id: "getInvoice", path: "/invoices/{invoiceId}", tag, scope: "invoices:read", summary: "Reads an invoice or credit note with its lines and taxes", query: getInvoice, response: invoice }),
  writing("POST", {
    id: "createCreditNote", path: "/invoices/{invoiceId}/credit-notes", tag, scope: "invoices:write", summary: "Credits lines of an invoice", command: issueCreditNote,
    response: view("CreatedCreditNote", { id: id("invoice"), number: text(), currency: currency(), net: amount(), tax: amount(), gross: amount() }), show: ({ creditNoteId, ...rest }) => ({ id: creditNoteId, ...rest }),
  }),
];
