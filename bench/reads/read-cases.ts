import { addDays, calendarDate, type CalendarDate } from "@/server/kernel/calendar-date";
import { listItems } from "@/server/modules/catalog";
import { creditOfCustomer, listExposure } from "@/server/modules/credit";
import { getCustomer, listCustomers } from "@/server/modules/customers";
import { getInvoice, listInvoices, listToInvoice, netByMonth } from "@/server/modules/invoicing";
import { accountLedger, listEntries } from "@/server/modules/ledger";
import { getOrder, listOrders, summariseOrders } from "@/server/modules/orders";
import { getCustomerScheme } from "@/server/modules/pricing";
import { listStock } from "@/server/modules/promising";
import { customerBalances, customerStatement, listReceipts, listReceivables } from "@/server/modules/receivables";
import { getShipment, listOpenOrders, listReturns, listShipments, shipmentSchedule } from "@/server/modules/shipments";
import { listMoves } from "@/server/modules/stock";
import { read, type Query } from "@/server/platform/command";
import type { TenantContext } from "@/server/platform/tenant-scope";
import type { z } from "zod";

/** One thing a screen asks for. */
export interface ReadCase {
  readonly screen: string;
  readonly what: string;
  run(context: TenantContext): Promise<unknown>;
  /** Lists: the same from a position on. */
  page?(context: TenantContext, cursor: unknown): Promise<{ nextCursor: unknown }>;
}

/** Records and words that the questions name. */
export interface Subjects {
  readonly customerId: string;
  readonly itemId: string;
  readonly warehouseId: string;
  readonly orderId: string;
  readonly shipmentId: string;
  readonly invoiceId: string;
  readonly receivablesAccountId: string;
  readonly orderNumber: string;
  readonly invoiceNumber: string;
  readonly shipmentNumber: string;
  readonly today: CalendarDate;
}

type AnyQuery<Input extends z.ZodType, Result> = Query<string, Input, Result>;

function list<Input extends z.ZodType, Result extends { nextCursor: unknown }>(screen: string, what: string, query: AnyQuery<Input, Result>, input: Record<string, unknown>): ReadCase {
  const page = (context: TenantContext, cursor: unknown) => read(context, query, { ...input, ...(cursor ? { cursor } : {}) } as z.input<Input>);
  return { screen, what, run: (context) => page(context, null), page };
}

function one<Input extends z.ZodType, Result>(screen: string, what: string, query: AnyQuery<Input, Result>, input: Record<string, unknown>): ReadCase {
  return { screen, what, run: (context) => read(context, query, input as z.input<Input>) };
}

/** A list with every sort, each with every filter that the screen offers. */
function matrix<Input extends z.ZodType, Result extends { nextCursor: unknown }>(
  screen: string,
  query: AnyQuery<Input, Result>,
  options: { sorts: readonly (string | null)[]; filters: Readonly<Record<string, Record<string, unknown>>>; common?: Record<string, unknown> },
): ReadCase[] {
  return options.sorts.flatMap((sort) =>
    Object.entries(options.filters).map(([name, filter]) => list(screen, `${name}${sort ? `, by ${sort}` : ""}`, query, { limit: 50, ...options.common, ...filter, ...(sort ? { sort } : {}) })),
  );
}

const totals = { totals: "bounded" };

function orderCases(s: Subjects): ReadCase[] {
  const [monthAgo, yearAgo] = [addDays(s.today, -60), addDays(s.today, -400)];
  return matrix("orders", listOrders, {
    sorts: ["newest", "oldest", "number", "amount", "required"],
    common: totals,
    filters: {
      all: {}, "status draft": { status: ["draft"] }, "status confirmed": { status: ["confirmed"] }, "status closed": { status: ["closed"] }, "status on hold (none)": { status: ["credit_hold"] },
      "progress open": { progress: ["open"] }, "progress invoiced": { progress: ["invoiced"] }, late: { late: true }, "last 60 days": { from: monthAgo }, "of a year": { from: yearAgo, to: addDays(yearAgo, 365) },
      "of a customer": { customerId: s.customerId }, "with an item": { itemId: s.itemId },
      "search number": { search: s.orderNumber }, "search part of number": { search: s.orderNumber.slice(-5) }, "search customer": { search: "customer c001234" }, "search nothing": { search: "zebra" },
    },
  });
}

function shipmentCases(s: Subjects): ReadCase[] {
  return matrix("shipments", listShipments, {
    sorts: ["plannedOn", "-plannedOn", "number", "-number"],
    common: totals,
    filters: {
      all: {}, "status planned": { status: "planned" }, "status delivered": { status: "delivered" }, "status packed (none)": { status: "packed" }, open: { open: true }, late: { late: true },
      "of a warehouse": { warehouseId: s.warehouseId }, "of a customer": { customerId: s.customerId }, "of an order": { orderId: s.orderId }, "planned in 30 days": { plannedFrom: addDays(s.today, -90), plannedTo: addDays(s.today, -60) },
      "search number": { search: s.shipmentNumber }, "search customer": { search: "c001234" }, "search nothing": { search: "zebra" },
    },
  });
}

function invoiceCases(s: Subjects): ReadCase[] {
  return matrix("invoices", listInvoices, {
    sorts: ["-invoicedOn", "invoicedOn"],
    common: totals,
    filters: {
      all: {}, "credit notes (none)": { kind: "credit_note" }, open: { state: "open" }, overdue: { state: "overdue" }, settled: { state: "settled" }, "of a customer": { customerId: s.customerId },
      "of 60 days": { from: addDays(s.today, -120), to: addDays(s.today, -60) }, "search number": { search: s.invoiceNumber }, "search customer": { search: "c001234" }, "search nothing": { search: "zebra" },
    },
  });
}

function moneyCases(s: Subjects): ReadCase[] {
  const none = [null];
  return [
    ...matrix("receivables", listReceivables, {
      sorts: none, common: totals,
      filters: { open: {}, all: { state: "all" }, "over 90 days": { bucket: "over_90" }, "of a customer": { customerId: s.customerId }, "all of a customer": { customerId: s.customerId, state: "all" }, "search number": { q: s.invoiceNumber }, "search customer": { q: "c001234" }, "search nothing": { q: "zebra" } },
    }),
    ...matrix("receipts", listReceipts, {
      sorts: none, common: totals,
      filters: { all: {}, transfers: { method: "transfer" }, "cash (none)": { method: "cash" }, unallocated: { state: "unallocated" }, reversed: { state: "reversed" }, "of a customer": { customerId: s.customerId }, "of 60 days": { from: addDays(s.today, -120), to: addDays(s.today, -60) }, "search customer": { q: "c001234" }, "search nothing": { q: "zebra" } },
    }),
    list("balances", "all", customerBalances, { limit: 50 }),
    one("statement", "of a year", customerStatement, { customerId: s.customerId, from: addDays(s.today, -365), to: s.today }),
    list("to invoice", "all", listToInvoice, { limit: 50 }),
    list("to invoice", "search", listToInvoice, { limit: 50, search: "c001234" }),
    list("journal", "all", listEntries, { limit: 50 }),
    list("journal", "of 30 days", listEntries, { limit: 50, from: addDays(s.today, -90), to: addDays(s.today, -60) }),
    list("journal", "number of a document", listEntries, { limit: 50, number: s.invoiceNumber }),
    list("account", "receivables, a month", accountLedger, { limit: 50, accountId: s.receivablesAccountId, from: addDays(s.today, -90), to: addDays(s.today, -60) }),
    list("credit", "exposure", listExposure, { limit: 50 }),
  ];
}

function goodsCases(s: Subjects): ReadCase[] {
  return [
    ...matrix("customers", listCustomers, { sorts: ["name", "-name", "code", "-code", "updatedAt", "-updatedAt"], common: totals, filters: { active: { status: "active" }, direct: { type: "direct" }, "search code": { search: "c001234" }, "search nothing": { search: "zebra" } } }),
    ...matrix("items", listItems, { sorts: ["code", "-code", "name", "-name"], common: totals, filters: { active: { status: "active" }, stocked: { kind: "stocked" }, "search code": { search: "i001234" }, "search nothing": { search: "zebra" } } }),
    ...matrix("stock", listStock, { sorts: ["code", "-code"], filters: { all: {}, "in stock": { state: "in_stock" }, short: { state: "short" }, reserved: { state: "reserved" }, search: { search: "i001234" } } }),
    list("stock moves", "all", listMoves, { limit: 50 }),
    list("stock moves", "of an item", listMoves, { limit: 50, itemId: s.itemId }),
    list("stock moves", "issues", listMoves, { limit: 50, kind: "issue" }),
    list("returns", "all (none)", listReturns, { limit: 50 }),
    one("ready to ship", "all", listOpenOrders, { limit: 50 }),
    one("shipping schedule", "two weeks", shipmentSchedule, { from: s.today, to: addDays(s.today, 14) }),
  ];
}

function recordCases(s: Subjects): ReadCase[] {
  return [
    one("order", "its screen", getOrder, { orderId: s.orderId }),
    one("shipment", "its screen", getShipment, { shipmentId: s.shipmentId }),
    one("invoice", "its screen", getInvoice, { invoiceId: s.invoiceId }),
    one("customer", "card", getCustomer, { customerId: s.customerId }),
    one("customer", "prices", getCustomerScheme, { customerId: s.customerId }),
    one("customer", "credit", creditOfCustomer, { customerId: s.customerId }),
    one("orders", "summary by customer, a month", summariseOrders, { by: "customer", from: addDays(s.today, -90), to: addDays(s.today, -60) }),
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

/** The palette asks three lists for five rows each. */
function searchCases(s: Subjects): ReadCase[] {
  return ["c001234", s.orderNumber, s.orderNumber.slice(-5), "i001234", "zebra"].flatMap((search) => [
    one("search", `customers: ${search}`, listCustomers, { search, limit: 5 }),
    one("search", `orders: ${search}`, listOrders, { search, limit: 5 }),
    one("search", `items: ${search}`, listItems, { search, limit: 5 }),
  ]);
}

export function readCases(subjects: Subjects): ReadCase[] {
  return [...homeCases(), ...searchCases(subjects), ...recordCases(subjects), ...orderCases(subjects), ...shipmentCases(subjects), ...invoiceCases(subjects), ...moneyCases(subjects), ...goodsCases(subjects)];
}

export const dayOf = (text: string): CalendarDate => calendarDate(text);
