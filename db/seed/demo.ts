import type { Database } from "@/db/client";
import { addDays, addMonths, type CalendarDate } from "@/server/kernel/calendar-date";
import { drainOutbox } from "@/server/flows/deliver-event";
import { catchUpOrders, orderToCash } from "@/server/flows/order-to-cash";
import { sealJournal } from "@/server/modules/ledger";
import { businessDays } from "./calendar";
import { openTalks } from "./talks";
import { installMasterData } from "./master-data";
import { openCompany } from "./open-company";
import { seededRandom } from "./random";
import { setStage, type Player } from "./stage";
import { openTrade } from "./trade";
import { openWarehouse } from "./warehouse-work";

export interface DemoOptions {
  readonly database: Database;
  /** The last day that is played; the company begins `months` earlier. */
  readonly until: CalendarDate;
  readonly seed?: number;
  readonly months?: number;
  /** About how many orders are taken in all. */
  readonly orders?: number;
  readonly password: string;
  onProgress?(day: CalendarDate, done: number, of: number): void;
}

export interface DemoCompany {
  readonly slug: string;
  readonly name: string;
  readonly players: readonly Player[];
  readonly password: string;
}

/** The consequences that later days depend on; the others are caught up at the end, once per order. */
const STOCK_CONSEQUENCES = orderToCash.filter((s) => s.subscriber.startsWith("order-to-cash.reserve"));
const RECENT_DAYS = 7;

/**
 * Plays a trader's two years through the commands users use: the same documents and totals for the same seed and last day.
 * Selling runs beside shipping and talking, and billing beside collecting, since none of them decides what another does.
 */
export async function loadDemo(options: DemoOptions): Promise<DemoCompany> {
  const { database, until, seed = 20_240_717, months = 24, orders = 5_000, password } = options;
  const first = addMonths(until, -months);
  const { workspace, players } = await openCompany(database, first, password);
  const stage = setStage(database, workspace, players, seededRandom(seed));
  const data = await installMasterData(stage, first);
  const warehouse = openWarehouse({ ...stage, random: seededRandom(seed + 1) }, data);
  const trade = openTrade(stage, data, warehouse, until, seed + 2);
  const talks = openTalks(stage, data, seededRandom(seed + 11));
  const days = businessDays(addDays(first, 1), until);
  let taken = 0;
  for (const [index, day] of days.entries()) {
    // Business grows by half over the two years, and December is the best month.
    const season = day.slice(5, 7) === "12" ? 1.3 : 1;
    const due = Math.round((orders / days.length) * (0.75 + (0.5 * index) / days.length) * season);
    if (index % 5 === 0) await warehouse.replenish(day);
    await warehouse.receive(day);
    const recent = day > addDays(until, -RECENT_DAYS);
    await drainOutbox(stage.context("system", day), recent ? {} : { subscribers: STOCK_CONSEQUENCES });
    await inStep(trade.sell(day, due), trade.ship(day), talks.talk(day));
    await inStep(trade.money.bill(day), trade.money.collect(day));
    taken += due;
    options.onProgress?.(day, taken, orders);
  }
  const end = stage.context("system", until);
  await catchUpOrders(end);
  await drainOutbox(end);
  await stage.as("system", until, (scope) => sealJournal(scope));
  return { slug: workspace.slug, name: workspace.name, players, password };
}

async function inStep(...parts: Promise<void>[]): Promise<void> {
  const failed = (await Promise.allSettled(parts)).find((part) => part.status === "rejected");
  if (failed) throw failed.reason;
}
