import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import postgres, { type Sql } from "postgres";
import type { Database } from "@/db/client";
import { dateInZone } from "@/server/kernel/calendar-date";
import { sumSealed } from "@/jobs/schedules";
import { sealJournal } from "@/server/modules/ledger";
import { withTenant } from "@/server/platform/tenant-scope";
import { chooser, type Chooser } from "../stage/chooser";
import { contextOf, OPENED_ON, PRICE_CLASSES, type Company } from "../stage/companies";
import { captureStory, type Stage } from "./capture-story";
import { compileStory, type CompiledStory } from "./compile-story";
import { readBooksEnd, settleBooks, type BooksEnd } from "./settle-books";
import { tellStory, type CustomerParts } from "./tell-story";

export interface LoadPlan {
  orders: number;
  linesPerOrder: readonly number[];
  /** Which stage an order has come to; `age` runs from 1 (the oldest) to 0 (the youngest). */
  stageOf(age: number, choose: Chooser): Stage;
}

/** Loaded stories ended so many days ago: by then outbox and idempotency records have been pruned. */
const YOUNGEST_DAYS = 31;
const CHUNK = 2_000;
const LANES = 3;
const DAY_MS = 86_400_000;

/**
 * Brings many orders with everything that follows from them into a company's tables, far faster than the commands could:
 * one story of each kind is played by the commands and rolled back, and its rows are written again and again by COPY with
 * new ids, numbers, dates, customers and items of the same price. Rows have the shape the commands gave them, document
 * numbers are gapless, journal entries are sealed into the hash chain, balances are the sum of their moves; the books check
 * finds nothing. Outbox events and idempotency records are left out: at that age they have been pruned. Foreign keys are not
 * checked while loading. The books check at the end reads all of it.
 */
export async function loadOrders(database: Database, databaseUrl: string, company: Company, plan: LoadPlan, progress: (orders: number) => void = () => undefined): Promise<void> {
  if (plan.orders === 0) return;
  const context = contextOf(database, company);
  while ((await withTenant(context, sealJournal)).more);
  // One connection a lane: the driver would send the next statement into a COPY that is still under way on a shared one.
  const lanes = Array.from({ length: LANES }, () => postgres(databaseUrl, { max: 1, onnotice: () => undefined, connection: { session_replication_role: "replica", synchronous_commit: "off" } }));
  const owner = lanes[0] as Sql;
  try {
    const parts = await readCustomerParts(owner, company);
    const stories = await compileAll(database, company, parts, plan);
    const end = await readBooksEnd(owner, company.workspace.tenantId);
    await writeAll(lanes, company, parts, stories, plan, end, progress);
    await settleBooks(owner, company.workspace.tenantId, end);
    await sumSealed(context);
  } finally {
    await Promise.all(lanes.map((lane) => lane.end({ timeout: 5 })));
  }
}

type Stories = ReadonlyMap<string, CompiledStory>;

/** Every id that belongs to one customer, in the same order for all customers. */
async function readCustomerParts(sql: Sql, company: Company): Promise<CustomerParts> {
  const rows = await sql<{ customer_id: string; ids: string[] }[]>`
    select customer_id, array_agg(id::text order by part, kind) as ids from (
      select id as customer_id, id, 0 as part, '' as kind from customers where tenant_id = ${company.workspace.tenantId}
      union all select customer_id, id, 1, '' from legal_entities where tenant_id = ${company.workspace.tenantId}
      union all select customer_id, id, 2, '' from contacts where tenant_id = ${company.workspace.tenantId}
      union all select customer_id, id, 3, kind from customer_addresses where tenant_id = ${company.workspace.tenantId}
      union all select customer_id, id, 4, '' from credit_accounts where tenant_id = ${company.workspace.tenantId}
    ) parts group by customer_id`;
  const byId = new Map(rows.map((row) => [row.customer_id, row.ids]));
  return company.customerIds.map((id) => byId.get(id) ?? []);
}

async function compileAll(database: Database, company: Company, parts: CustomerParts, plan: LoadPlan): Promise<Stories> {
  const stages = new Set<Stage>();
  const choose = chooser(1);
  for (let i = 0; i < 2_000; i += 1) stages.add(plan.stageOf(i / 2_000, choose));
  const stories = new Map<string, CompiledStory>();
  for (const stage of stages) {
    for (const lines of new Set(plan.linesPerOrder)) {
      const items = Array.from({ length: lines }, (_, i) => (i * 3) % company.itemIds.length);
      const momentMs = Date.now();
      const captured = await captureStory(database, company, { customer: 0, items, stage });
      stories.set(`${stage} ${lines}`, compileStory(captured, {
        customer: 0,
        customerParts: parts[0] ?? [],
        items: items.map((index) => ({ index, id: company.itemIds[index] ?? "", priceClass: index % PRICE_CLASSES })),
        momentMs,
        day: dateInZone(new Date(momentMs), company.workspace.timeZone),
      }));
    }
  }
  return stories;
}

async function writeAll(lanes: readonly Sql[], company: Company, parts: CustomerParts, stories: Stories, plan: LoadPlan, end: BooksEnd, progress: (orders: number) => void): Promise<void> {
  const choose = chooser(plan.orders);
  const first = Date.parse(`${OPENED_ON}T00:00:00Z`) + DAY_MS;
  const days = Math.floor((Date.now() - first) / DAY_MS) - YOUNGEST_DAYS;
  let written: Promise<unknown> = Promise.resolve();
  for (let from = 0; from < plan.orders; from += CHUNK) {
    const chunk = new Map<string, { columns: readonly string[]; pieces: string[] }>();
    for (let i = from; i < Math.min(plan.orders, from + CHUNK); i += 1) {
      const story = stories.get(`${plan.stageOf(1 - i / plan.orders, choose)} ${choose.from(plan.linesPerOrder)}`);
      if (!story) throw new Error("a story of this kind was not captured");
      const momentMs = first + Math.floor((i / plan.orders) * days) * DAY_MS + Math.floor(((i % 997) / 997) * (DAY_MS / 3));
      tellStory(story, { company, parts, momentMs, choose, end }, (table, columns, text) => {
        const own = chunk.get(table) ?? { columns, pieces: [] };
        if (own.pieces.push(text) === 1) chunk.set(table, own);
      });
    }
    await written;
    if (from > 0 && from % 50_000 === 0) progress(from);
    const tables = [...chunk];
    written = Promise.all(lanes.map(async (sql) => {
      for (let next = tables.pop(); next; next = tables.pop()) await copyIn(sql, next[0], next[1].columns, next[1].pieces);
    }));
  }
  await written;
}

async function copyIn(sql: Sql, table: string, columns: readonly string[], pieces: readonly string[]): Promise<void> {
  const stream = await sql.unsafe(`copy "${table}" (${columns.map((c) => `"${c}"`).join(", ")}) from stdin`).writable();
  const packed = function* () {
    for (let i = 0; i < pieces.length; i += 500) yield Buffer.from(pieces.slice(i, i + 500).join(""));
  };
  await pipeline(Readable.from(packed()), stream);
}
