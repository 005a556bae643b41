import { mkdir, writeFile } from "node:fs/promises";
import { loadavg } from "node:os";
import type { Sql } from "postgres";
import postgres from "postgres";
import { connectDatabase } from "@/db/client";
import { dateInZone } from "@/server/kernel/calendar-date";
import type { TenantContext } from "@/server/platform/tenant-scope";
import { Refusal, say } from "../../scripts/demo/say";
import { inProject } from "../../scripts/services/project-root";
import { contextOf } from "../stage/companies";
import { describeMachine } from "../stage/machine";
import { percentile, rounded } from "../stage/percentile";
import { preciseCpuOf } from "../stage/server-cpu";
import { watchDatabase, type ExplainedStatement, type Watched } from "./explained";
import { prepareInstallation, type Extent, type Installation } from "./prepare-installation";
import type { ReadCase } from "./list-readings";
import { readCases } from "./read-cases";
import type { Subjects } from "./samples";
import { writeReport } from "./report";

export interface ReadResult {
  readonly screen: string;
  readonly what: string;
  readonly page: 1 | 100;
  readonly p50Ms: number;
  readonly p95Ms: number;
  /** Processor time of PostgreSQL and of this process, at p95: what other programs on the machine take is not in it. */
  readonly cpuP95Ms: number;
  readonly statements: number;
  readonly explained: readonly ExplainedStatement[];
}

const REPEATS = 20;
/** A reading is repeated so long, and at least so often. */
const LONG_ENOUGH_MS = 2_500;
const AT_LEAST = 5;
const TARGET_MS = 100;

/** Reads everything that the screens read, in the large company, and keeps times and plans beside the benchmark. */
export async function benchReads(extent: Extent, options: { json: boolean; keep: boolean; only?: string; repeats?: number }): Promise<number> {
  const tell = options.json ? () => undefined : say;
  const opened: { close(): Promise<void> }[] = [];
  const installation = await prepareInstallation((url) => {
    const connection = connectDatabase(url, { max: 8 });
    opened.push(connection);
    return connection.db;
  }, extent, tell);
  const owner = postgres(installation.services.databaseUrl, { max: 1, onnotice: () => undefined });
  const watched = watchDatabase(installation.services.databaseUrl, 4);
  try {
    const results = await measureAll(installation, owner, watched, tell, options);
    const machine = await describeMachine(owner);
    const [size] = await owner<{ orders: string; tenants: string; bytes: string }[]>`
      select (select count(*) from orders) as orders, (select count(*) from tenants) as tenants, pg_database_size(current_database()) as bytes`;
    const slow = results.filter((r) => r.p95Ms > TARGET_MS);
    if (!options.only) {
      await mkdir(inProject("bench/reports"), { recursive: true });
      await writeFile(inProject("bench/reports/reads.md"), writeReport(results, { machine, targetMs: TARGET_MS, load: loadavg()[1] ?? 0, orders: Number(size?.orders), tenants: Number(size?.tenants), databaseBytes: Number(size?.bytes) }));
    }
    if (options.json) say(JSON.stringify({ machine, cases: results.map(({ explained: _, ...r }) => r), slowerThanTarget: slow.length }));
    else say(`${results.length} readings, ${slow.length} with a p95 over ${TARGET_MS} ms, ${results.filter((r) => r.cpuP95Ms > TARGET_MS).length} of them by processor time; times and plans are in bench/reports/reads.md`);
    return slow.length === 0 ? 0 : 1;
  } finally {
    await watched.close();
    await owner.end();
    for (const connection of opened) await connection.close();
    await (options.keep ? installation.services.stop() : installation.services.destroy());
  }
}

interface Reader {
  readonly context: TenantContext;
  readonly watched: Watched;
  readonly backends: readonly number[];
  /** A reading is repeated so often at the most. */
  readonly repeats: number;
}

export async function measureAll(installation: Installation, owner: Sql, watched: Watched, tell: (line: string) => void, { only, repeats = REPEATS }: { only?: string; repeats?: number }): Promise<ReadResult[]> {
  const context = contextOf(watched.db, installation.big);
  const subjects = await chooseSubjects(owner, installation);
  const reader = { context, watched, repeats, backends: [...(await watched.backends()), process.pid] };
  const results: ReadResult[] = [];
  for (const one of readCases(subjects)) {
    if (only && !`${one.screen} ${one.what}`.includes(only)) continue;
    const measured = [await measure(one, reader, 1, () => one.run(context))];
    const cursor = await positionOfPage100(one, context);
    if (cursor && one.page) measured.push(await measure(one, reader, 100, () => one.page?.(context, cursor) ?? Promise.resolve()));
    for (const r of measured) tell(`${r.cpuP95Ms > TARGET_MS ? "SLOW" : r.p95Ms > TARGET_MS ? "late" : "    "} ${r.p95Ms.toFixed(1).padStart(9)} ms (processor ${r.cpuP95Ms.toFixed(1).padStart(7)})  ${r.screen}: ${r.what}${r.page > 1 ? `, page ${r.page}` : ""}`);
    results.push(...measured);
  }
  return results;
}

async function measure(one: ReadCase, { context, watched, backends, repeats }: Reader, page: 1 | 100, work: () => Promise<unknown>): Promise<ReadResult> {
  const statements = await watched.statementsOf(work);
  const [times, cpu]: [number[], number[]] = [[], []];
  const began = performance.now();
  while (times.length < repeats && (times.length < AT_LEAST || performance.now() - began < LONG_ENOUGH_MS)) {
    const [from, cpuFrom] = [performance.now(), preciseCpuOf(backends)];
    await work();
    times.push(performance.now() - from);
    cpu.push((preciseCpuOf(backends) ?? 0) - (cpuFrom ?? 0));
  }
  const explained = await watched.explain(context.workspace.tenantId, statements);
  return { screen: one.screen, what: one.what, page, p50Ms: rounded(percentile(times, 0.5), 1), p95Ms: rounded(percentile(times, 0.95), 1), cpuP95Ms: rounded(percentile(cpu, 0.95), 1), statements: statements.length, explained };
}

/** The position where page 100 of 50 rows begins, by turning larger pages before it; null where the list is shorter. */
async function positionOfPage100(one: ReadCase, context: TenantContext): Promise<unknown> {
  let cursor: unknown = null;
  const until = Date.now() + 12_000;
  for (let rows = 0; rows < 99 * 50; rows += 99) {
    const answer: { nextCursor: unknown } | undefined = await one.page?.(context, cursor, 99);
    cursor = answer?.nextCursor ?? null;
    if (!cursor || Date.now() > until) return cursor;
  }
  return cursor;
}

async function chooseSubjects(sql: Sql, { big }: Installation): Promise<Subjects> {
  const tenantId = big.workspace.tenantId;
  const idOf = async (rows: PromiseLike<readonly { id: string }[]>) => (await rows)[0]?.id ?? "";
  const [order] = await sql<{ id: string; number: string; customer_id: string }[]>`
    select id, number, customer_id from orders where tenant_id = ${tenantId} and payment_progress = 'paid' order by ordered_on desc, id desc limit 1`;
  const [shipment] = await sql<{ id: string; number: string }[]>`select id, number from shipments where tenant_id = ${tenantId} and source_type = 'order' and source_id = ${order?.id ?? null}`;
  const [invoice] = await sql<{ id: string; number: string }[]>`select i.id, i.number from invoices i join invoice_lines l on l.tenant_id = i.tenant_id and l.invoice_id = i.id where i.tenant_id = ${tenantId} and l.order_number = ${order?.number ?? null} limit 1`;
  const [receipt] = await sql<{ id: string; number: string }[]>`select id, number from receipts where tenant_id = ${tenantId} and customer_id = ${order?.customer_id ?? null} limit 1`;
  const account = (role: string) => idOf(sql<{ id: string }[]>`select id from accounts where tenant_id = ${tenantId} and role = ${role}`);
  const [receivablesAccountId, revenueAccountId] = [await account("accounts_receivable"), await account("revenue")];
  if (!order || !shipment || !invoice || !receipt) throw new Refusal("The large company has no paid order: it is not loaded.");
  return {
    customerId: order.customer_id, itemId: big.itemIds[17] ?? "", warehouseId: big.warehouseId, orderId: order.id, shipmentId: shipment.id, invoiceId: invoice.id, receiptId: receipt.id,
    salesUserId: big.ownerId, receivablesAccountId, revenueAccountId,
    legalEntityId: await idOf(sql<{ id: string }[]>`select id from legal_entities where tenant_id = ${tenantId} and customer_id = ${order.customer_id} limit 1`),
    paymentTermsId: await idOf(sql<{ id: string }[]>`select id from payment_terms where tenant_id = ${tenantId} limit 1`),
    priceListId: await idOf(sql<{ id: string }[]>`select id from price_lists where tenant_id = ${tenantId} and is_base`),
    orderNumber: order.number, invoiceNumber: invoice.number, shipmentNumber: shipment.number, receiptNumber: receipt.number, today: dateInZone(new Date(), big.workspace.timeZone),
  };
}
