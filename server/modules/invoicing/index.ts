export { issueInvoice } from "./commands/issue-invoice";
export { issueCreditNote } from "./commands/issue-credit-note";
export { invoiceIssued, creditNoteIssued } from "./events";
export { listInvoices } from "./queries/list-invoices";
export { getInvoice } from "./queries/get-invoice";
export { listToInvoice, billableLines } from "./queries/to-invoice";
export { listWaitingCredit, invoicesForReturn } from "./queries/waiting-for-credit";
export { invoicesOfShipment } from "./queries/invoices-of-shipment";
export { ordersOfInvoices } from "./queries/orders-of-invoices";
