import * as lists from "@/server/kernel/lists";
import { compareQuantity } from "@/server/kernel/quantity";
import { listItems } from "@/server/modules/catalog";
import { listCustomersWithCredit, listExposure } from "@/server/modules/credit";
import { listInvoices } from "@/server/modules/invoicing";
import { listEntries } from "@/server/modules/ledger";
import { listOrders } from "@/server/modules/orders";
import { listStock } from "@/server/modules/promising";
import { customerBalances, listReceipts, listReceivables } from "@/server/modules/receivables";
import { listReturns, listShipments } from "@/server/modules/shipments";
import { listCounts, listMoves } from "@/server/modules/stock";
import { listExpected, listSuppliers } from "@/server/modules/supply";
import { bindList, type BoundList } from "./bind-list";

const byId = (row: { id: string }) => row.id;
const byCustomer = (row: { customerId: string }) => row.customerId;
const joined = (...parts: (string | null | undefined)[]) => parts.filter(Boolean).join(" ") || null;

/** Every list with its query and where each column's value is. */
export const boundLists: Readonly<Record<lists.ListName, BoundList>> = {
  orders: bindList(lists.ordersList, listOrders, byId, {
    number: (r) => r.number, customer: (r) => r.customerName, orderedOn: (r) => r.orderedOn, requiredOn: (r) => r.requiredOn, channel: (r) => r.channel,
    sales: (r) => r.salesUserName, state: (r) => r.status, progress: (r) => (r.status === "confirmed" || r.status === "closed" ? r.progress : null),
    payment: (r) => (r.paymentProgress === "none" ? null : r.paymentProgress), reference: (r) => r.customerReference, late: (r) => r.late,
    net: (r) => r.netMinor, amount: (r) => r.grossMinor,
  }),
  customers: bindList(lists.customersList, listCustomersWithCredit, byId, {
    name: (r) => r.name, code: (r) => r.code, type: (r) => r.type, region: (r) => r.regionCode, contact: (r) => r.contactName, phone: (r) => r.phone,
    email: (r) => r.email, bank: (r) => r.bankName, bankAccount: (r) => r.bankAccount, limit: (r) => r.limitMinor, owner: (r) => r.ownerName, status: (r) => r.status, updatedAt: (r) => r.updatedAt,
  }),
  items: bindList(lists.itemsList, listItems, byId, {
    code: (r) => r.code, name: (r) => r.name, category: (r) => r.categoryName, productType: (r) => r.productType, kind: (r) => r.kind, unit: (r) => r.unitCode,
    tax: (r) => r.taxCode, status: (r) => r.status, discontinued: (r) => r.discontinued,
  }),
  shipments: bindList(lists.shipmentsList, listShipments, byId, {
    number: (r) => r.number, customer: (r) => r.customerName, order: (r) => r.orderNumber, warehouse: (r) => r.warehouseName, plannedOn: (r) => r.plannedOn,
    shippedOn: (r) => r.shippedOn, state: (r) => r.status, late: (r) => r.late, lines: (r) => r.lineCount,
  }),
  returns: bindList(lists.returnsList, listReturns, byId, {
    number: (r) => r.number, customer: (r) => r.customerName, shipment: (r) => r.shipmentNumber, order: (r) => r.orderNumber, reason: (r) => r.reason,
    state: (r) => (r.waitingForCredit ? "waiting" : "settled"), receivedOn: (r) => r.receivedOn,
  }),
  invoices: bindList(lists.invoicesList, listInvoices, byId, {
    number: (r) => r.number, customer: (r) => r.customerName, kind: (r) => r.kind, reference: (r) => r.customerReference, invoicedOn: (r) => r.invoicedOn,
    dueOn: (r) => (r.kind === "invoice" ? r.dueOn : null), state: lists.wordOfInvoice,
    open: (r) => r.openMinor, amount: (r) => (r.kind === "invoice" ? r.grossMinor : -r.grossMinor),
  }),
  receivables: bindList(lists.receivablesList, listReceivables, byId, {
    number: (r) => r.number, customer: (r) => r.customerName, postedOn: (r) => r.postedOn, dueOn: (r) => r.dueOn, age: (r) => (r.openMinor === 0n ? null : r.bucket),
    amount: (r) => r.amountMinor, open: (r) => r.openMinor,
  }),
  receipts: bindList(lists.receiptsList, listReceipts, byId, {
    number: (r) => r.number, customer: (r) => r.customerName, receivedOn: (r) => r.receivedOn, method: (r) => r.method,
    state: (r) => (r.status === "reversed" ? "reversed" : r.openMinor > 0n ? "unallocated" : "posted"), open: (r) => r.openMinor, amount: (r) => r.amountMinor,
  }),
  balances: bindList(lists.balancesList, customerBalances, byCustomer, {
    name: (r) => r.name, code: (r) => r.code, invoiced: (r) => r.invoicedMinor, received: (r) => r.receivedMinor, balance: (r) => r.balanceMinor,
  }),
  exposure: bindList(lists.exposureList, listExposure, byCustomer, {
    name: (r) => r.name, state: (r) => (r.held ? "held" : r.overMinor > 0n ? "overLimit" : r.limitMinor === null ? "noLimit" : "within"), limit: (r) => r.limitMinor,
    receivable: (r) => r.receivableMinor, advance: (r) => -r.advanceMinor, committed: (r) => r.committedMinor, exposure: (r) => r.exposureMinor, over: (r) => r.overMinor,
  }),
  journal: bindList(lists.journalList, listEntries, byId, {
    number: (r) => r.number, on: (r) => r.entryOn, kind: (r) => r.sourceType, source: (r) => r.sourceNumber, memo: (r) => r.memo, amount: (r) => r.amountMinor,
  }),
  stock: bindList(lists.stockList, listStock, byId, {
    item: (r) => joined(r.itemCode, r.itemName), warehouse: (r) => r.warehouseName, state: (r) => (compareQuantity(r.waiting, r.available) > 0 ? "short" : null),
    onHand: (r) => r.onHand, reserved: (r) => r.reserved, waiting: (r) => r.waiting, incoming: (r) => r.incoming, available: (r) => r.available, value: (r) => r.valueMinor,
  }),
  moves: bindList(lists.movesList, listMoves, byId, {
    movedOn: (r) => r.movedOn, item: (r) => joined(r.itemCode, r.itemName), kind: (r) => r.kind, document: (r) => r.sourceNumber,
    place: (r) => joined(r.warehouseName, r.locationCode), reason: (r) => r.reason, value: (r) => r.valueMinor, quantity: (r) => r.quantity,
  }),
  counts: bindList(lists.countsList, listCounts, byId, {
    number: (r) => r.number, warehouse: (r) => r.warehouseName, countedOn: (r) => r.countedOn, note: (r) => r.note, status: (r) => r.status, counted: (r) => r.counted,
  }),
  inbound: bindList(lists.inboundList, listExpected, byId, {
    number: (r) => r.number, supplier: (r) => r.supplierName, reference: (r) => r.reference, warehouse: (r) => r.warehouseName, dueOn: (r) => r.dueOn,
    state: (r) => (r.overdue ? "overdue" : r.status), waiting: (r) => r.waiting,
  }),
  suppliers: bindList(lists.suppliersList, listSuppliers, byId, {
    name: (r) => r.name, code: (r) => r.code, contact: (r) => r.contactName, phone: (r) => r.phone, email: (r) => r.email,
    place: (r) => [r.city, r.country].filter(Boolean).join(", ") || null, status: (r) => r.status,
  }),
};

export function isListName(name: string): name is lists.ListName {
  return Object.hasOwn(boundLists, name);
}
