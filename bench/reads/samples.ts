import { addDays, type CalendarDate } from "@/server/kernel/calendar-date";
import type { Demanded, Sample, Samples } from "./list-readings";

/** Records and words that the readings name. */
export interface Subjects {
  readonly customerId: string;
  readonly legalEntityId: string;
  readonly itemId: string;
  readonly warehouseId: string;
  readonly orderId: string;
  readonly shipmentId: string;
  readonly invoiceId: string;
  readonly receiptId: string;
  readonly salesUserId: string;
  readonly paymentTermsId: string;
  readonly priceListId: string;
  readonly receivablesAccountId: string;
  readonly revenueAccountId: string;
  readonly orderNumber: string;
  readonly shipmentNumber: string;
  readonly invoiceNumber: string;
  readonly receiptNumber: string;
  readonly today: CalendarDate;
}

const one = (name: string, value: unknown): readonly Sample[] => [{ name, value }];
const nothingOfIt = (name: string): readonly Sample[] => [{ name: `${name} that nothing has`, value: name === "id" ? "01a00000-0000-7000-8000-000000000000" : "Q9" }];
const words = (number: string): readonly Sample[] => [
  { name: "search number", value: number }, { name: "search end of number", value: number.slice(-5) }, { name: "search customer", value: "c001234" }, { name: "search nothing", value: "zebra" },
];

/** What lists are filtered by, where it is no closed choice. A span of 30 days lies some months back, so that a list must find its way there. */
export function samplesOf(s: Subjects): Samples {
  const [from, to] = [addDays(s.today, -150), addDays(s.today, -120)];
  const ofItems = [{ name: "search code", value: "i001234" }, { name: "search nothing", value: "zebra" }];
  return {
    search: words(s.orderNumber), "shipments.list.search": words(s.shipmentNumber), "invoicing.list.search": words(s.invoiceNumber), "invoicing.toInvoice.search": words(s.shipmentNumber),
    "catalog.items.search": ofItems, "promising.stock.search": ofItems, "pricing.entries.search": ofItems,
    q: words(s.invoiceNumber), "receivables.receipts.q": words(s.receiptNumber),
    "ledger.entries.number": [...one("number of a document", s.invoiceNumber), ...one("number that nothing has", "INV-1999-00001")],
    from: one("from 150 days ago", from), to: one("to 120 days ago", to), plannedFrom: one("planned from 150 days ago", from), plannedTo: one("planned to 120 days ago", to),
    on: one("today", s.today), asOf: [...one("as of today", s.today), ...one("as of 120 days ago", to)],
    customerId: one("of a customer", s.customerId), legalEntityId: one("of a legal entity", s.legalEntityId), itemId: one("of an item", s.itemId), orderId: one("of an order", s.orderId), shipmentId: one("of a shipment", s.shipmentId),
    warehouseId: [...one("of a warehouse", s.warehouseId), ...nothingOfIt("id")], salesUserId: one("sold by one", s.salesUserId),
    paymentTermsId: [...one("of payment terms", s.paymentTermsId), ...nothingOfIt("id")], owner: [...one("of an owner", s.salesUserId), ...one("without an owner", "none")],
    categoryId: nothingOfIt("id"), supplierId: nothingOfIt("id"),
    channel: [...one("channel direct", "direct"), ...nothingOfIt("channel")], regionCode: nothingOfIt("region"), productType: nothingOfIt("type"),
    minGrossMinor: [...one("above 30,000", 30_000n), ...one("above everything", 900_000_000_000n)],
    "ledger.entries.sourceType": [...one("of invoices", "invoice"), ...one("entered by hand", "manual")],
    "customers.list.name": [...one("name of one", "c001234"), ...one("name that nothing has", "zebra")], "customers.list.code": [...one("code of one", "c001234"), ...one("code that nothing has", "zebra")],
    "customers.list.reach": [...one("mail of all", "example"), ...one("number that nothing has", "zebra")], "customers.list.bank": [...one("bank that nothing has", "zebra")],
    "customers.lookUp.search": [...one("code of one", "c001234"), ...one("word of all", "customer"), ...one("word that nothing has", "zebra")],
    "catalog.lookUpItems.search": [...ofItems, ...one("word of all", "item")],
    limitFromMinor: one("limit from 1,000,000", 1_000_000n), limitToMinor: one("limit up to 1,000,000", 1_000_000n),
    months: { leftOut: "how much a chart shows, no choice of rows" },
  };
}

/** Lists that are not read, and why. */
export const LEFT_OUT: Readonly<Record<string, string>> = {
  "imports.keptRows": "hangs from an import, which the loaded company has none of",
  "imports.faultyRows": "hangs from an import, which the loaded company has none of",
  "webhooks.deliveries": "hangs from an endpoint, which the loaded company has none of",
  "orders.findItems": "answers what is typed into a cell, twenty at most; read with the order's screen",
  "webhooks.messages": "hangs from a connection, which the loaded company has none of",
};

/** What the input of a list demands. Lists that come of several accounts are read for the largest. */
export function demandedOf(s: Subjects): Demanded {
  const year = { from: addDays(s.today, -365), to: s.today };
  return {
    "ledger.accountLedger": { accountId: s.receivablesAccountId, ...year },
    "pricing.entries": { priceListId: s.priceListId },
    "audit.ofRecord": { type: "order", id: s.orderId },
    "orders.summary": { by: "customer", from: addDays(s.today, -90), to: addDays(s.today, -60) },
  };
}
