import { and, eq } from "drizzle-orm";
import { receivables } from "@/db/schema/receivables";
import type { Database } from "@/db/client";
import { openWorkspaceFor } from "@/server/flows/open-workspace";
import { addDays, calendarDate, type CalendarDate } from "@/server/kernel/calendar-date";
import { issueInvoice } from "@/server/modules/invoicing";
import { listBankAccounts } from "@/server/modules/ledger";
import { confirmOrder } from "@/server/modules/orders";
import { recordReceipt } from "@/server/modules/receivables";
import { createShipment, deliverShipment, dispatchShipment, openLines, releaseShipment } from "@/server/modules/shipments";
import { insertUser, putMembership } from "@/server/modules/workspaces";
import { userActor, type UserId } from "@/server/platform/actor";
import { fixedClock } from "@/server/platform/clock";
import { localIdentityContext, withIdentity } from "@/server/platform/identity";
import { withTenant, type TenantContext, type TenantScope, type Workspace } from "@/server/platform/tenant-scope";
import { importer } from "../import-file";
import type { Northwind } from "./northwind-files";

/** The day before the first order: what was in stock then is the opening stock. */
export const OPENING_DAY = calendarDate("1996-07-03");
const DAYS_TO_ARRIVE = 2;
const DAYS_TO_PAY = 25;
const PEOPLE = 5;

export interface Trader {
  readonly workspace: Workspace;
  on(day: CalendarDate): TenantContext;
  as<T>(day: CalendarDate, act: (scope: TenantScope) => Promise<T>): Promise<T>;
}

const mailbox = (row: Record<string, string>) => `${row["first_name"]}.${row["last_name"]}@northwind.example`.toLowerCase();

/** A workspace in the United States whose owner does all the work, and the employees, who sell. */
export async function openTrader(database: Database, data: Northwind): Promise<Trader> {
  const identity = localIdentityContext(database, fixedClock(new Date(`${OPENING_DAY}T12:00:00Z`)), "northwind");
  const { workspace, ownerId } = await withIdentity(identity, async (scope) => {
    const user = async (email: string, name: string): Promise<UserId> => {
      const id = await insertUser(scope, { email, name, passwordHash: "none", language: "en" });
      if (!id) throw new Error(`${email} is taken`);
      return id;
    };
    const ownerId = await user("owner@northwind.example", "Northwind Owner");
    const opened = await openWorkspaceFor(scope, { name: "Northwind", country: "US", homeCurrency: "USD", timeZone: "UTC", language: "en", ownerId });
    for (const row of data.rows("employees")) {
      const userId = await user(mailbox(row), `${row["first_name"]} ${row["last_name"]}`);
      await putMembership(scope, { tenantId: opened.tenantId, userId, role: "sales_rep" });
    }
    return { workspace: opened, ownerId };
  });
  const actor = userActor({ userId: ownerId, role: "owner", ownCustomersOnly: false });
  const on = (day: CalendarDate): TenantContext => ({ database, workspace, actor, clock: fixedClock(new Date(`${day}T12:00:00Z`)), requestId: `northwind-${day}` });
  return { workspace, on, as: (day, act) => withTenant(on(day), act) };
}

/** Opening stock as a file: what the products file has, and what its orders ship. */
export function openingStock(data: Northwind, shippedUnits: ReadonlyMap<string, bigint>): string {
  const rows = data.rows("products").map((row) => [row["product_id"], BigInt(row["units_in_stock"] ?? "0") + (shippedUnits.get(row["product_id"] ?? "") ?? 0n)] as const);
  return ["item,quantity", ...rows.filter(([, units]) => units > 0n).map((row) => row.join(","))].join("\n");
}

const matches = (data: Northwind, file: "categories" | "shippers" | "employees", key: string, valueOf: (row: Record<string, string>) => string) =>
  Object.fromEntries(data.rows(file).map((row) => [row[key] ?? "", valueOf(row)]));

/** Every file through the import's own steps; answers what became of the records of each. */
export async function importAll(trader: Trader, data: Northwind, stock: string) {
  const engine = importer(trader.on(OPENING_DAY));
  return {
    customers: await engine.bring("customers", data.text("customers")),
    suppliers: await engine.bring("suppliers", data.text("suppliers")),
    items: await engine.bring("items", data.text("products"), { costPercentOfPrice: "60", valueMatches: { categoryCode: matches(data, "categories", "category_id", (row) => row["category_name"] ?? "") } }),
    stock: await engine.bring("opening_stock", stock, { defaults: { on: OPENING_DAY } }),
    orders: await importOrders(trader, data),
  };
}

export function importOrders(trader: Trader, data: Northwind) {
  const valueMatches = { salesUser: matches(data, "employees", "employee_id", mailbox), carrier: matches(data, "shippers", "shipper_id", (row) => row["company_name"] ?? "") };
  return importer(trader.on(OPENING_DAY)).bring("orders", data.text("orders"), { shares: "fraction", valueMatches }, data.text("order_details"));
}

interface Step {
  readonly orderId: string;
  readonly day: CalendarDate;
  act(scope: TenantScope): Promise<void>;
}

/** What a shipped order went through, on the days it did; each step a transaction of its own. */
function stepsOf(orderId: string, row: Record<string, string>, bank: { id: string }): Step[] {
  const [placed, shipped] = [calendarDate(row["order_date"] ?? ""), calendarDate(row["shipped_date"] ?? "")];
  let shipmentId: never;
  let invoiceId = "";
  return [
    {
      orderId, day: placed,
      async act(scope) {
        const { outcome, checks } = await confirmOrder.within(scope, { orderId: orderId as never });
        if (outcome !== "confirmed") throw new Error(`order ${row["order_id"]} was ${outcome}: ${JSON.stringify(checks)}`);
      },
    },
    {
      orderId, day: shipped,
      async act(scope) {
        const open = await openLines.within(scope, { orderId: orderId as never });
        const { shipments } = await createShipment.within(scope, { lines: open.lines.map((line) => ({ demandLineId: line.demandLineId as never, quantity: line.ordered })) });
        shipmentId = shipments[0]?.shipmentId as never;
        await releaseShipment.within(scope, { shipmentId });
        await dispatchShipment.within(scope, { shipmentId });
        invoiceId = (await issueInvoice.within(scope, { shipmentIds: [shipmentId] })).invoiceId;
      },
    },
    { orderId, day: addDays(shipped, DAYS_TO_ARRIVE), act: async (scope) => void (await deliverShipment.within(scope, { shipmentId })) },
    {
      orderId, day: addDays(shipped, DAYS_TO_PAY),
      async act(scope) {
        const [owed] = await scope.db.select().from(receivables).where(and(eq(receivables.tenantId, scope.tenantId), eq(receivables.sourceId, invoiceId)));
        if (!owed) throw new Error(`order ${row["order_id"]} has no receivable`);
        const { amountMinor, customerId, id } = owed;
        await recordReceipt.within(scope, { customerId: customerId as never, method: "transfer", bankAccountId: bank.id as never, amountMinor, allocations: [{ receivableId: id as never, amountMinor }] });
      },
    },
  ];
}

/** Drives the shipped orders from confirmation to cash, day by day. */
export async function playShipped(trader: Trader, data: Northwind, orderIds: ReadonlyMap<string, string>): Promise<void> {
  const accounts = await trader.as(OPENING_DAY, (scope) => listBankAccounts.within(scope, {}));
  const bank = { id: accounts.rows[0]?.id ?? "" };
  const steps = data.rows("orders").filter((row) => row["shipped_date"]).flatMap((row) => stepsOf(orderIds.get(row["order_id"] ?? "") ?? "", row, bank));
  const days = new Map<CalendarDate, Map<string, Step[]>>();
  for (const step of steps) {
    const day = days.get(step.day) ?? new Map<string, Step[]>();
    day.set(step.orderId, [...(day.get(step.orderId) ?? []), step]);
    days.set(step.day, day);
  }
  for (const day of [...days.keys()].sort()) await playDay(trader, day, [...(days.get(day)?.values() ?? [])]);
}

/** One day's work: several people at once, each with the steps of one order after the other. */
async function playDay(trader: Trader, day: CalendarDate, orders: Step[][]): Promise<void> {
  const person = async () => {
    for (let steps = orders.shift(); steps; steps = orders.shift()) {
      for (const step of steps) await trader.as(day, (scope) => step.act(scope));
    }
  };
  await Promise.all(Array.from({ length: PEOPLE }, person));
}

/** Tries to confirm the orders that were never shipped, in the order they came. */
export async function playOpen(trader: Trader, data: Northwind, orderIds: ReadonlyMap<string, string>, day: CalendarDate) {
  const results = [];
  for (const row of data.rows("orders").filter((one) => !one["shipped_date"])) {
    const orderId = orderIds.get(row["order_id"] ?? "") ?? "";
    results.push(await trader.as(day, (scope) => confirmOrder.within(scope, { orderId: orderId as never })));
  }
  return results;
}
