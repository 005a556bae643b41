import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import ExcelJS from "exceljs";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadDemo } from "@/db/seed/demo";
import { testDatabase, type TestDatabase } from "@/db/testing/test-database";
import { LIST_NAMES, LISTS, sortsOf, type ListDeclaration, type ListFilter, type ListName } from "@/server/kernel/lists";
import { loadWorkspaceBySlug } from "@/server/modules/workspaces";
import { userActor } from "@/server/platform/actor";
import { execute, read } from "@/server/platform/command";
import { openFile } from "@/server/platform/files";
import { localIdentityContext, withIdentity } from "@/server/platform/identity";
import { PERMISSIONS } from "@/server/platform/permissions";
import { withTenant, type TenantContext } from "@/server/platform/tenant-scope";
import type { CellValue } from "./bind-list";
import { boundLists } from "./bound-lists";
import { carryOutExport } from "./carry-out-export";
import { startExport } from "./commands/start-export";
import { listExports } from "./queries/list-exports";

let database: TestDatabase;
let owner: TenantContext;
let sql: postgres.Sql;

beforeAll(async () => {
  database = await testDatabase();
  sql = postgres(database.ownerUrl, { max: 1, onnotice: () => undefined });
  const { slug, players } = await loadDemo({ database: database.db, until: "2026-03-12" as never, months: 2, orders: 70, password: "hangang-river-2026" });
  const clock = { now: () => new Date("2026-03-12T03:00:00Z") };
  const workspace = await withIdentity(localIdentityContext(database.db, clock, "every-list"), (scope) => loadWorkspaceBySlug(scope, slug));
  const player = players.find((one) => one.role === "owner");
  if (!workspace || !player) throw new Error("the demo has no owner");
  owner = { database: database.db, workspace, actor: userActor({ userId: player.userId, role: "owner", ownCustomersOnly: false }), clock, requestId: "every-list" };
}, 240_000);
afterAll(async () => {
  await sql.end({ timeout: 5 });
  await database.drop();
});

interface Row {
  readonly id: string;
  readonly cells: Readonly<Record<string, CellValue>>;
}

/** All rows of a list, read in pages of `limit`. */
async function readAll(name: ListName, params: Record<string, string> = {}, limit = 100): Promise<{ rows: Row[]; count: number | null }> {
  const bound = boundLists[name];
  const keys = bound.declaration.columns.map((column) => column.key);
  const rows: Row[] = [];
  let cursor: unknown = null;
  let count: number | null = null;
  do {
    const page = await withTenant(owner, (scope) => bound.readPage(scope, params, keys, { cursor, limit }));
    rows.push(...page.rows.map(({ id, cells }) => ({ id, cells: Object.fromEntries(keys.map((key, i) => [key, cells[i] ?? null])) })));
    if (cursor === null) count = page.count;
    cursor = page.nextCursor;
  } while (cursor !== null);
  return { rows, count };
}

/** What shows every row, where a list leaves some out by itself. */
const EVERYTHING: Partial<Record<ListName, Record<string, string>>> = { customers: { status: "all" }, items: { status: "all" }, receivables: { state: "all" }, inbound: { status: "all" } };

type Cells = Row["cells"];
const holds = (cell: CellValue | undefined, text: string) => String(cell ?? "").toLowerCase().includes(text.toLowerCase());
/** By list and filter: which rows a value must show, judged by what stands in the row; `null` where the row does not tell. */
const MEETS: Record<string, (cells: Cells, value: string) => boolean | null> = {
  "orders.status": (c, v) => c["state"] === v,
  "orders.progress": (c, v) => (c["progress"] === null ? null : c["progress"] === v),
  "orders.channel": (c, v) => c["channel"] === v,
  "orders.late": (c) => c["late"] === true,
  "customers.type": (c, v) => c["type"] === v,
  "customers.status": (c, v) => v === "all" || c["status"] === v,
  "customers.region": (c, v) => c["region"] === v,
  "customers.name": (c, v) => holds(c["name"], v),
  "customers.code": (c, v) => holds(c["code"], v),
  "customers.reach": (c, v) => (holds(c["phone"], v) || holds(c["email"], v) ? true : null),
  "customers.bank": (c, v) => holds(c["bank"], v) || holds(c["bankAccount"], v),
  "customers.credit": (c, v) => (v === "held" ? null : (c["limit"] !== null) === (v === "limited")),
  "items.kind": (c, v) => c["kind"] === v,
  "items.discontinued": (c) => c["discontinued"] === true,
  "items.status": (c, v) => v === "all" || c["status"] === v,
  "items.productType": (c, v) => c["productType"] === v,
  "shipments.status": (c, v) => c["state"] === v,
  "shipments.open": (c) => ["planned", "released", "packed"].includes(String(c["state"])),
  "shipments.late": (c) => c["late"] === true,
  "returns.waiting": (c) => c["state"] === "waiting",
  "invoices.state": (c, v) => (v === "overdue" ? c["state"] === "overdue" : c["kind"] === "invoice" && (v === "open") === (c["open"] !== 0n)),
  "invoices.kind": (c, v) => c["kind"] === v,
  "receivables.bucket": (c, v) => (c["age"] === null ? null : c["age"] === v),
  "receivables.state": () => true,
  "receipts.method": (c, v) => c["method"] === v,
  "receipts.state": (c, v) => (v === "posted" ? c["state"] !== "reversed" : c["state"] === v),
  "exposure.state": (c, v) => (v === "over" ? (c["over"] as bigint) > 0n : c["state"] === "held"),
  "journal.source": (c, v) => c["kind"] === v,
  "stock.state": (c, v) => (v === "short" ? c["state"] === "short" : v === "reserved" ? Number(c["reserved"]) > 0 : (Number(c["onHand"]) > 0) === (v === "in_stock")),
  "moves.kind": (c, v) => c["kind"] === v,
  "counts.status": (c, v) => c["status"] === v,
  "inbound.status": (c, v) => v === "all" || c["state"] === v || (v === "open" && c["state"] === "overdue"),
  "suppliers.status": (c, v) => c["status"] === v,
};
/** The column a period narrows. */
const DAY_OF: Record<string, string> = { "orders.ordered": "orderedOn", "shipments.planned": "plannedOn", "invoices.issued": "invoicedOn", "receipts.received": "receivedOn", "journal.entry": "on" };
/** Filters by records: where their ids and names come from, and the cell that shows the name. */
const RECORDS: Record<string, { readonly from: string; readonly shows: string | null }> = {
  "customers.owner": { from: "select u.id, u.name from users u join memberships m on m.user_id = u.id where m.tenant_id = :t", shows: "owner" },
  "items.category": { from: "select id, name from categories where tenant_id = :t", shows: "category" },
  "stock.category": { from: "select id, name from categories where tenant_id = :t", shows: null },
  "shipments.warehouse": { from: "select id, name from warehouses where tenant_id = :t", shows: "warehouse" },
  "stock.warehouse": { from: "select id, name from warehouses where tenant_id = :t", shows: "warehouse" },
  "moves.warehouse": { from: "select id, name from warehouses where tenant_id = :t", shows: "place" },
  "counts.warehouse": { from: "select id, name from warehouses where tenant_id = :t", shows: "warehouse" },
  "inbound.warehouse": { from: "select id, name from warehouses where tenant_id = :t", shows: "warehouse" },
  "receivables.customer": { from: "select id, name from customers where tenant_id = :t order by code limit 6", shows: "customer" },
  "receipts.customer": { from: "select id, name from customers where tenant_id = :t order by code limit 6", shows: "customer" },
};

async function valuesOf(name: ListName, filter: ListFilter, all: readonly Row[]): Promise<{ params: Record<string, string>; meets: (cells: Cells) => boolean | null }[]> {
  const key = `${name}.${filter.name}`;
  if (filter.kind === "period") {
    const column = DAY_OF[key] ?? "";
    const days = all.map((row) => String(row.cells[column])).toSorted();
    const [from, to] = [days[Math.floor(days.length / 3)] ?? "2026-01-01", days[Math.floor((days.length * 2) / 3)] ?? "2026-02-01"];
    return [{ params: { [`${filter.name}From`]: from, [`${filter.name}To`]: to }, meets: (cells) => String(cells[column]) >= from && String(cells[column]) <= to }];
  }
  if (filter.kind === "amount") {
    const amounts = all.flatMap((row) => (typeof row.cells[filter.name] === "bigint" ? [row.cells[filter.name] as bigint] : [])).toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
    const [from, to] = [amounts[Math.floor(amounts.length / 3)] ?? 1n, amounts[Math.floor((amounts.length * 2) / 3)] ?? 2n];
    const within = (cell: CellValue | undefined, least: bigint, most: bigint | null) => typeof cell === "bigint" && cell >= least && (most === null || cell <= most);
    return [
      { params: { [`${filter.name}From`]: String(from), [`${filter.name}To`]: String(to) }, meets: (cells) => within(cells[filter.name], from, to) },
      { params: { [`${filter.name}From`]: String(from) }, meets: (cells) => within(cells[filter.name], from, null) },
    ];
  }
  const records = RECORDS[key];
  if (records) {
    const found = await sql.unsafe<{ id: string; name: string }[]>(records.from.replaceAll(":t", `'${owner.workspace.tenantId}'`));
    const { shows } = records;
    return found.map(({ id, name: called }) => ({ params: { [filter.name]: id }, meets: (cells) => (shows ? String(cells[shows] ?? "").startsWith(called) : null) }));
  }
  const meets = MEETS[key];
  if (!meets) throw new Error(`nothing says which rows ${key} shows`);
  if (filter.kind === "text") {
    const cells = all.flatMap((row) => [row.cells[filter.name], ...(filter.name === "reach" ? [row.cells["phone"], row.cells["email"]] : [])]).filter((one) => typeof one === "string");
    return [...cells.slice(0, 3), "zebra"].map((value) => ({ params: { [filter.name]: value }, meets: (row) => meets(row, value) }));
  }
  const own = [...new Set(all.map((row) => row.cells[filter.name]).filter((value) => typeof value === "string"))];
  const values = filter.kind === "choice" ? filter.options : filter.kind === "flag" ? ["yes"] : own;
  return values.map((value) => ({ params: { [filter.name]: value }, meets: (cells) => meets(cells, value) }));
}

/** The English text behind a full key. */
function text(key: string): string {
  const [namespace = "", ...steps] = key.split(".");
  let at: unknown = JSON.parse(readFileSync(`messages/en/${namespace}.json`, "utf8"));
  for (const step of steps) at = (at as Record<string, unknown> | undefined)?.[step];
  return typeof at === "string" ? at : (steps.at(-1) ?? key);
}

async function exported(name: ListName, format: "csv" | "xlsx", params: Record<string, string>): Promise<Buffer> {
  const columns = LISTS[name].columns.map((column) => column.key);
  const { exportId } = await execute(owner, startExport, { list: name, format, params, columns }, randomUUID());
  await carryOutExport(owner, exportId, { page: 40 });
  const made = (await read(owner, listExports, {})).find((one) => one.id === exportId);
  expect(made).toMatchObject({ status: "done" });
  return withTenant(owner, async (scope) => (await openFile(scope, made?.fileId ?? "")).bytes());
}

describe.each(LIST_NAMES)("LIST %s", (name) => {
  const list = LISTS[name] as ListDeclaration;
  const everything = EVERYTHING[name] ?? {};

  it("is declared with the right its query asks for, and all its words exist in English", () => {
    expect(PERMISSIONS).toContain(list.permission);
    expect(boundLists[name].permission).toBe(list.permission);
    const keys = [list.title, ...list.columns.map((column) => column.label), ...list.filters.map((filter) => filter.label)];
    for (const filter of list.filters) if (filter.kind === "choice") keys.push(...filter.options.map((option) => filter.texts?.[option] ?? `${filter.words}.${option}`));
    for (const key of keys) expect([key, text(key)], key).not.toEqual([key, key.split(".").at(-1)]);
  });

  it("pages without a gap or a double, in every order it can be asked for", async () => {
    const orders = sortsOf(list);
    for (const sort of orders.length > 0 ? orders : [undefined]) {
      const params = { ...everything, ...(sort ? { sort } : {}) };
      const whole = await readAll(name, params);
      const paged = await readAll(name, params, 7);
      expect(paged.rows.map((row) => row.id)).toEqual(whole.rows.map((row) => row.id));
      expect(new Set(paged.rows.map((row) => row.id)).size).toBe(paged.rows.length);
      if (whole.count !== null) expect(whole.count).toBe(whole.rows.length);
    }
    for (const column of list.columns.filter((one) => one.sort)) {
      const up = (await readAll(name, { ...everything, sort: column.sort ?? "" })).rows;
      const down = (await readAll(name, { ...everything, sort: `-${column.sort}` })).rows;
      expect(down.map((row) => row.id)).toEqual(up.map((row) => row.id).toReversed());
      if (column.kind === "date" || column.kind === "moment" || column.kind === "money") {
        const values = up.map((row) => row.cells[column.key] as bigint | string | Date);
        for (let i = 1; i < values.length; i += 1) expect(values[i]! >= values[i - 1]!, `${column.key} at ${i}`).toBe(true);
      }
    }
  });

  it("shows with every filter what meets it, and nothing else", async () => {
    const all = (await readAll(name, everything)).rows;
    let tried = 0;
    for (const filter of list.filters.filter((one) => one.kind !== "link")) {
      for (const { params, meets } of await valuesOf(name, filter, all)) {
        const shown = new Set((await readAll(name, { ...everything, ...params })).rows.map((row) => row.id));
        for (const row of all) {
          const wanted = meets(row.cells);
          if (wanted !== null) expect(shown.has(row.id), `${filter.name} ${JSON.stringify(params)}: ${JSON.stringify(row.cells, (_, v: unknown) => (typeof v === "bigint" ? String(v) : v))}`).toBe(wanted);
        }
        const known = new Set(all.map((row) => row.id));
        expect([...shown].filter((id) => !known.has(id))).toEqual([]);
        tried += 1;
      }
    }
    expect(tried > 0 || list.filters.every((one) => one.kind === "link")).toBe(true);
  });

  it("finds a row by what is recognised of it", async () => {
    if (!list.searched) return;
    const [first] = (await readAll(name, everything)).rows;
    const called = first?.cells[list.columns[0]?.key ?? ""];
    if (!first || typeof called !== "string") return;
    const found = (await readAll(name, { ...everything, q: called })).rows;
    expect(found.map((row) => row.id)).toContain(first.id);
  });

  it("leaves as CSV and as a workbook with the very rows it shows, numbers and days as such", async () => {
    const { rows } = await readAll(name, everything);
    const records = parse((await exported(name, "csv", everything)).toString("utf8"), { bom: true }) as string[][];
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load((await exported(name, "xlsx", everything)) as never);
    const sheet = workbook.worksheets[0]!;
    expect(records[0]).toEqual(list.columns.map((column) => text(column.label)));
    expect([records.length, sheet.rowCount]).toEqual([rows.length + 1, rows.length + 1]);
    for (const [i, row] of rows.entries()) {
      for (const [j, column] of list.columns.entries()) {
        const value = row.cells[column.key] ?? null;
        const inCsv = records[i + 1]?.[j];
        const inSheet = sheet.getRow(i + 2).getCell(j + 1).value ?? null;
        const where = `${column.key} of ${row.id}`;
        if (value === null || (column.kind === "flag" && value === false)) expect([inCsv, inSheet === "" ? null : inSheet], where).toEqual(["", null]);
        // The demo company counts in won, which has no smaller unit.
        else if (column.kind === "money") expect([inCsv, inSheet], where).toEqual([String(value), Number(value)]);
        else if (column.kind === "quantity" || column.kind === "count") expect([Number(inCsv), inSheet], where).toEqual([Number(value), Number(value)]);
        else if (column.kind === "date") expect([inCsv, (inSheet as Date).toISOString().slice(0, 10)], where).toEqual([value, value]);
        else if (column.kind === "moment") expect(inSheet, where).toBeInstanceOf(Date);
        else if (column.kind === "word") expect([inCsv, inSheet], where).toEqual([text(`${column.words}.${value as string}`), text(`${column.words}.${value as string}`)]);
        else if (column.kind === "text") expect([inCsv?.replace(/^'(?=[=+\-@])/, ""), inSheet], where).toEqual([value, value]);
      }
    }
  });
});

/** Korean names have an order of their own, which is none of the alphabet's. */
const korean = (): TenantContext => ({ ...owner, workspace: { ...owner.workspace, language: "ko" } });

type ListWithCustomers = "orders" | "shipments" | "invoices" | "receivables" | "receipts";
const DAY_BY_NAME: Record<ListWithCustomers, string> = { orders: "orderedOn", shipments: "plannedOn", invoices: "invoicedOn", receivables: "dueOn", receipts: "receivedOn" };

async function readByName(name: ListWithCustomers, params: Record<string, string>, limit: number): Promise<{ id: string; customer: CellValue | undefined; day: CellValue | undefined }[]> {
  const rows: { id: string; customer: CellValue | undefined; day: CellValue | undefined }[] = [];
  let cursor: unknown = null;
  do {
    const page = await withTenant(korean(), (scope) => boundLists[name].readPage(scope, params, ["customer", DAY_BY_NAME[name]], { cursor, limit }));
    rows.push(...page.rows.map(({ id, cells: [customer, day] }) => ({ id, customer, day })));
    cursor = page.nextCursor;
  } while (cursor !== null);
  return rows;
}

/** The names of the workspace as its language sorts them. */
async function nameRanks(): Promise<Map<string, number>> {
  const rows = await sql.unsafe<{ name: string }[]>(`select distinct name, name collate "ko-x-icu" as sorted from customers where tenant_id = '${owner.workspace.tenantId}' order by sorted`);
  return new Map(rows.map((row, at) => [row.name, at]));
}

describe.each(Object.keys(DAY_BY_NAME) as ListWithCustomers[])("ORD-23 %s by the customer's name", (name) => {
  it("stand in the order of the names, those of one customer together by day; pages continue, the other way round is the reverse", async () => {
    const everything: Record<string, string> = name === "receivables" ? { state: "all" } : {};
    const ranks = await nameRanks();
    const up = await readByName(name, { ...everything, sort: "customer" }, 7);
    const all = await readByName(name, everything, 100);
    expect(up.map((row) => row.id).toSorted()).toEqual(all.map((row) => row.id).toSorted());
    expect(new Set(up.map((row) => row.customer)).size).toBeGreaterThan(3);
    const rank = (row: (typeof up)[number]) => ranks.get(String(row.customer)) ?? -1;
    for (const [at, row] of up.entries()) {
      const before = up[at - 1];
      if (!before) continue;
      expect(rank(row)).toBeGreaterThanOrEqual(rank(before));
      if (row.customer !== before.customer) continue;
      if (name === "receivables") expect(String(row.day) >= String(before.day)).toBe(true);
      else expect(String(row.day) <= String(before.day)).toBe(true);
    }
    const down = await readByName(name, { ...everything, sort: "-customer" }, 7);
    expect(down.map((row) => row.id)).toEqual(up.map((row) => row.id).toReversed());
  });

  it("the same rows with a search, where all that match are sorted instead of walked to", async () => {
    const [first] = await readByName(name, {}, 100);
    const word = String(first?.customer).slice(0, 2);
    const found = await readByName(name, { q: word }, 100);
    const sorted = await readByName(name, { q: word, sort: "customer" }, 3);
    expect(sorted.map((row) => row.id).toSorted()).toEqual(found.map((row) => row.id).toSorted());
  });
});
