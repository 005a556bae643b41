import postgres, { type Sql, type TransactionSql } from "postgres";
import type { Database } from "@/db/client";
import { newId } from "@/server/platform/new-id";
import { cpuOfTree, postmasterOf } from "../stage/server-cpu";
import { openCompany } from "../stage/companies";
import { ORDERS_LISTED } from "../sd/six-steps";
import { captureLoop, type CapturedLoop, type TableWrites } from "./capture-steps";
import type { OwnServices } from "../stage/own-services";

const LOOPS = 300;
const CONNECTIONS = 4;
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const NUMBER = /\b(SO|SH|INV)-(\d{4})-(\d{5,})\b/gi;

/**
 * What the same rows cost when SQL is written for them by hand: each transaction of a loop is one pipeline of prepared
 * statements, one per table (rows as arrays), rows that others may want are locked first, the two reads are one statement
 * each. Same database, same role under row-level security, same durability; no HTTP, no rules, nothing read to decide by.
 * @returns CPU milliseconds of PostgreSQL a loop
 */
export async function measureFloor(database: Database, services: Pick<OwnServices, "databaseUrl" | "databaseSocket">, watcher: Sql): Promise<number> {
  const company = await openCompany(database, "Bench Floor", { customers: 20, items: 50 });
  // The first loop of a company makes rows that all later ones find: counters of numbers.
  await captureLoop(database, company);
  const loop = await captureLoop(database, company);
  const client = postgres(services.databaseUrl, { max: CONNECTIONS, ...(services.databaseSocket ? { path: services.databaseSocket } : {}), onnotice: () => undefined, connection: { role: "naru_app", application_name: "naru-bench-floor" } });
  try {
    const server = await postmasterOf(watcher);
    await replay(client, company.workspace.tenantId, loop, 0, 40);
    // What was planned for empty tables is planned anew for full ones.
    await watcher.unsafe("analyze");
    await replay(client, company.workspace.tenantId, loop, 100, 40);
    const before = cpuOfTree(server);
    await replay(client, company.workspace.tenantId, loop, 200, LOOPS);
    return (cpuOfTree(server) - before) / LOOPS;
  } finally {
    await client.end({ timeout: 5 });
    // These rows are copies of one loop and no books of anybody.
    await watcher`update tenants set status = 'suspended' where id = ${company.workspace.tenantId}`;
  }
}

async function replay(client: Sql, tenantId: string, loop: CapturedLoop, from: number, count: number): Promise<void> {
  const own = new Set(loop.ownIds);
  const text = JSON.stringify(loop);
  let next = 0;
  const lane = async () => {
    for (let i = next++; i < count; i = next++) {
      const ids = new Map<string, string>();
      const fresh = text
        .replace(UUID, (id) => (own.has(id) ? (ids.get(id) ?? ids.set(id, newId()).get(id) ?? id) : id))
        .replace(NUMBER, (_, prefix: string, year: string) => `${prefix}-${year}-${String(500_000 + from + i)}`);
      await playLoop(client, tenantId, JSON.parse(fresh) as CapturedLoop);
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, lane));
}

async function playLoop(client: Sql, tenantId: string, loop: CapturedLoop): Promise<void> {
  const within = (work: (sql: TransactionSql) => Promise<unknown>[]) =>
    client.begin(async (sql) => {
      await Promise.all([sql.unsafe(`set local app.tenant_id = '${tenantId}'`), ...work(sql)]);
    });
  const written = [...loop.transactions];
  const write = async (step: CapturedLoop["transactions"][number]["step"]) => {
    while (written[0]?.step === step) {
      const { writes } = written.shift() ?? { writes: [] };
      await within((sql) => [...writes].sort((a, b) => rankOf(a.table) - rankOf(b.table)).flatMap((one) => statementsOf(sql, one)));
    }
  };
  await write("create order");
  await write("create delivery");
  await within((sql) => [sql.unsafe(DISPLAY, [tenantId, loop.orderId], { prepare: true })]);
  await write("change delivery, goods issue");
  await within((sql) => [sql.unsafe(LIST, [tenantId, loop.customerId], { prepare: true })]);
  await write("create invoice");
}

/** Tables that others refer to come first. */
const HEADS = ["orders", "demand_lines", "shipments", "invoices", "journal_entries", "outbox_events"];
const rankOf = (table: string) => (HEADS.includes(table) ? HEADS.indexOf(table) : HEADS.length);

/** Locks what is shared, changes it, adds what is new. */
function statementsOf(sql: TransactionSql, writes: TableWrites): Promise<unknown>[] {
  const { table, columns, inserted, updated } = writes;
  const names = columns.map((c) => `"${c.name}"`);
  const arrays = columns.map((c, i) => `$${i + 1}::${c.type}[]`).join(", ");
  const statements: Promise<unknown>[] = [];
  if (updated.length > 0) {
    const keys = columns.flatMap((c, i) => (c.name === "id" || c.name === "tenant_id" ? [i] : []));
    const ids = updated.map((row) => row[columns.findIndex((c) => c.name === "id")] ?? "");
    const tenant = updated[0]?.[columns.findIndex((c) => c.name === "tenant_id")] ?? "";
    statements.push(sql.unsafe(`select id from "${table}" where tenant_id = $1 and id = any($2::uuid[]) order by id for update`, [tenant, `{${ids.join(",")}}`], { prepare: true }));
    // A row each, found by its key: a join with a list of rows would be planned for more rows than there are.
    const values = names.flatMap((name, i) => (keys.includes(i) ? [] : [{ name, at: i }]));
    const set = values.map((v, i) => `${v.name} = $${i + 3}`).join(", ");
    for (const [i, row] of updated.entries()) {
      statements.push(sql.unsafe(`update "${table}" set ${set} where tenant_id = $1 and id = $2`, [tenant, ids[i] ?? "", ...values.map((v) => valueOf(row[v.at], columns[v.at]?.type))] as never[], { prepare: true }));
    }
  }
  if (inserted.length > 0) statements.push(sql.unsafe(`insert into "${table}" (${names.join(", ")}) select * from unnest(${arrays})`, arraysOf(inserted, columns.length), { prepare: true }));
  return statements;
}

/** As the driver wants it: it writes booleans and JSON itself. */
function valueOf(text: string | null | undefined, type: string | undefined): unknown {
  if (text === null || text === undefined) return null;
  if (type === "bool") return text === "true" || text === "t";
  return type === "jsonb" ? (JSON.parse(text) as unknown) : text;
}

function arraysOf(rows: readonly (readonly (string | null)[])[], columns: number): string[] {
  const cell = (value: string | null | undefined) => (value === null || value === undefined ? "NULL" : `"${value.replace(/["\\]/g, "\\$&")}"`);
  return Array.from({ length: columns }, (_, i) => `{${rows.map((row) => cell(row[i])).join(",")}}`);
}

const DISPLAY = `
  select to_jsonb(o) as head, c.name,
    (select jsonb_agg(to_jsonb(l) || to_jsonb(d) order by l.line_no) from order_lines l join demand_lines d on d.tenant_id = l.tenant_id and d.id = l.id where l.tenant_id = $1 and l.order_id = o.id) as lines,
    (select jsonb_agg(to_jsonb(k)) from order_checks k where k.tenant_id = $1 and k.order_id = o.id) as checks,
    (select jsonb_agg(jsonb_build_object('id', s.id, 'number', s.number, 'status', s.status)) from shipments s where s.tenant_id = $1 and s.source_type = 'order' and s.source_id = o.id) as shipments
  from orders o join customers c on c.tenant_id = o.tenant_id and c.id = o.customer_id where o.tenant_id = $1 and o.id = $2`;

const LIST = `
  select o.id, o.number, o.status, o.progress, o.ordered_on, o.required_on, o.net_minor, o.gross_minor, o.currency, c.code, c.name
  from orders o join customers c on c.tenant_id = o.tenant_id and c.id = o.customer_id
  where o.tenant_id = $1 and o.customer_id = $2 order by o.ordered_on desc, o.id desc limit ${ORDERS_LISTED}`;
