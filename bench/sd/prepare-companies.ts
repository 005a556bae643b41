import type { Sql } from "postgres";
import type { Database } from "@/db/client";
import { loadOrders, type LoadPlan } from "../load/load-orders";
import { openCompany, type Company } from "../stage/companies";
import { LINES_PER_ORDER } from "./six-steps";

/** Orders of five lines that have been shipped and invoiced; of the older ones nearly all, of the young ones some are paid. */
const PAST: Omit<LoadPlan, "orders"> = {
  linesPerOrder: [LINES_PER_ORDER],
  stageOf: (age, choose) => (choose.next() < (age > 0.1 ? 0.97 : 0.4) ? "paid" : "invoiced"),
};

/** Opens the companies of the SD benchmark and gives them `orders` in all that lie behind them. */
export async function prepareCompanies(database: Database, owner: Sql, databaseUrl: string, wanted: { tenants: number; orders: number }): Promise<Company[]> {
  const companies: Company[] = [];
  for (let i = 0; i < wanted.tenants; i += 1) {
    const company = await openCompany(database, `Bench ${i + 1}`, { customers: 200, items: 200 });
    await loadOrders(database, databaseUrl, company, { ...PAST, orders: Math.floor(wanted.orders / wanted.tenants) + (i < wanted.orders % wanted.tenants ? 1 : 0) });
    companies.push(company);
  }
  await owner.unsafe("vacuum (analyze)");
  await owner.unsafe("checkpoint");
  return companies;
}
