import { addDays } from "@/server/kernel/calendar-date";
import { auditOfRecord } from "@/server/modules/audit";
import { listItems } from "@/server/modules/catalog";
import { creditOfCustomer } from "@/server/modules/credit";
import { getCustomer, listCustomers } from "@/server/modules/customers";
import { customerRevenue, getInvoice, listToInvoice, netByMonth } from "@/server/modules/invoicing";
import { accountLedger, cashPosition, trialBalance } from "@/server/modules/ledger";
import { findItems, getOrder, listOrders } from "@/server/modules/orders";
import { getCustomerScheme } from "@/server/modules/pricing";
import { itemAvailability } from "@/server/modules/promising";
import { customerAccount, customerStatement, getReceipt, listReceivables } from "@/server/modules/receivables";
import { searchEverything } from "@/server/modules/search";
import { getShipment, listShipments, shipmentSchedule } from "@/server/modules/shipments";
import { itemLocations, listMoves } from "@/server/modules/stock";
import { read, type Query } from "@/server/platform/command";
import type { z } from "zod";
import { listProcedures, readingsOf, type ReadCase } from "./list-readings";
import { demandedOf, LEFT_OUT, samplesOf, type Subjects } from "./samples";

function one<Input extends z.ZodType, Result>(screen: string, what: string, query: Query<string, Input, Result>, input: Record<string, unknown>): ReadCase {
  return { screen, what, run: (context) => read(context, query, input as z.input<Input>) };
}

const totals = { totals: "bounded" };

function recordCases(s: Subjects): ReadCase[] {
  const month = { from: addDays(s.today, -150), to: addDays(s.today, -120) };
  const year = { from: addDays(s.today, -365), to: s.today };
  return [
    one("order", "its screen", getOrder, { orderId: s.orderId }),
    one("order entry", "an item by its code", findItems, { customerId: s.customerId, warehouseId: s.warehouseId, texts: ["i001234"] }),
    one("order entry", "an item by a word of its name", findItems, { customerId: s.customerId, warehouseId: s.warehouseId, texts: ["item"] }),
    one("shipment", "its screen", getShipment, { shipmentId: s.shipmentId }),
    one("invoice", "its screen", getInvoice, { invoiceId: s.invoiceId }),
    one("receipt", "its screen", getReceipt, { receiptId: s.receiptId }),
    one("customer", "card", getCustomer, { customerId: s.customerId }),
    one("customer", "prices", getCustomerScheme, { customerId: s.customerId }),
    one("customer", "credit", creditOfCustomer, { customerId: s.customerId }),
    one("customer", "account by age and entity", customerAccount, { customerId: s.customerId }),
    one("customer", "24 months of revenue", customerRevenue, { customerId: s.customerId, months: 24 }),
    one("customer", "history", auditOfRecord, { type: "customer", id: s.customerId, limit: 30 }),
    one("customer", "statement of a year", customerStatement, { customerId: s.customerId, ...year }),
    one("item", "availability", itemAvailability, { itemId: s.itemId }),
    one("item", "locations", itemLocations, { itemId: s.itemId }),
    one("shipping schedule", "two weeks", shipmentSchedule, { from: s.today, to: addDays(s.today, 14) }),
    one("trial balance", "the year so far", trialBalance, {}),
    one("trial balance", "30 days", trialBalance, month),
    one("account", "receivables, 30 days", accountLedger, { limit: 50, accountId: s.receivablesAccountId, ...month }),
    one("account", "revenue, a year", accountLedger, { limit: 50, accountId: s.revenueAccountId, ...year }),
    one("cash position", "now", cashPosition, {}),
  ];
}

/** What the home page asks, tile by tile (app: _today/today-queries.ts). */
function homeCases(): ReadCase[] {
  return [
    one("home", "orders on hold", listOrders, { status: ["credit_hold"], limit: 1, ...totals }),
    one("home", "drafts", listOrders, { status: ["draft"], limit: 1, ...totals }),
    one("home", "late orders", listOrders, { late: true, limit: 1, ...totals }),
    one("home", "newest orders", listOrders, { sort: "newest", limit: 8, ...totals }),
    one("home", "to pick", listShipments, { status: "released", limit: 1, ...totals }),
    one("home", "to dispatch", listShipments, { status: "packed", limit: 1, ...totals }),
    one("home", "late shipments", listShipments, { late: true, limit: 1, ...totals }),
    one("home", "to invoice", listToInvoice, { limit: 100 }),
    one("home", "receivables", listReceivables, { limit: 1, ...totals }),
    one("home", "invoiced by month", netByMonth, {}),
    one("home", "items", listItems, { limit: 1, ...totals }),
    one("home", "moves", listMoves, { limit: 1 }),
    one("home", "customers", listCustomers, { limit: 1, ...totals }),
  ];
}

/** What people type into the palette: a code, a number, its end, a name with a wrong letter, a common word, nothing that is there. */
function searchCases(s: Subjects): ReadCase[] {
  const typed = ["c001234", s.orderNumber, s.orderNumber.slice(-5), s.invoiceNumber, "i001234", "custmer c001234", "customer", "zebra"];
  return typed.map((search) => one("search", search, searchEverything, { search }));
}

/** Home page, search, records, and every list of the product in every way that it can be asked for. */
export function readCases(subjects: Subjects): ReadCase[] {
  const [samples, demanded] = [samplesOf(subjects), demandedOf(subjects)];
  return [...homeCases(), ...searchCases(subjects), ...recordCases(subjects), ...listProcedures().filter((list) => !(list.path in LEFT_OUT)).flatMap((list) => readingsOf(list, samples, demanded))];
}
