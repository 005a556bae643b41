import { randomUUID } from "node:crypto";
import ExcelJS from "exceljs";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testDatabase, type TestDatabase } from "@/db/testing/test-database";
import { openTestWorkspace, type TestWorkspace } from "@/db/testing/workspace";
import { LISTS } from "@/server/kernel/lists";
import { createCustomer } from "@/server/modules/customers";
import { execute, read, type Command } from "@/server/platform/command";
import { downloadFile, openFile, type FileId } from "@/server/platform/files";
import { withTenant, type TenantContext } from "@/server/platform/tenant-scope";
import type { z } from "zod";
import { carryOutExport } from "./carry-out-export";
import { chooseDefaultView, deleteView, keepLayout, saveView, updateView } from "./commands/keep-views";
import { dismissExport, startExport } from "./commands/start-export";
import { exportsToCarryOut, listExports } from "./queries/list-exports";
import { pruneExports } from "./prune-exports";
import { listState } from "./queries/list-state";
import { readExport } from "./store";

let database: TestDatabase;
let ws: TestWorkspace;
let elsewhere: TestWorkspace;
let owner: TenantContext;
let rep: TenantContext;

beforeAll(async () => {
  database = await testDatabase();
  [ws, elsewhere] = [await openTestWorkspace(database, { currency: "USD", settings: { repsSeeOwnCustomersOnly: true } }), await openTestWorkspace(database)];
  owner = ws.context("owner");
  rep = ws.context({ role: "sales_rep", ownCustomersOnly: true });
});
afterAll(() => database.drop());

const run = <Name extends string, Input extends z.ZodType, Result>(context: TenantContext, command: Command<Name, Input, Result>, input: z.input<Input>) => execute(context, command, input, randomUUID());
const view = (name: string, more: object = {}) => ({ list: "orders" as const, name, params: { status: "draft" }, layout: null, ...more });
const stateOf = (context: TenantContext) => read(context, listState, { list: "orders" });

describe("LIST saved views", () => {
  it("keeps filters, sort and layout, leaves out what the list does not know, and the same key answers the same", async () => {
    const input = { ...view("Late drafts"), params: { status: "draft", sort: "-amount", foo: "bar", q: "" }, layout: { columns: ["number", "nonsense", "amount"], widths: { amount: 160, nonsense: 90 }, density: "compact" as const } };
    const key = randomUUID();
    const first = await execute(rep, saveView, input, key);
    expect(await execute(rep, saveView, input, key)).toEqual(first);
    const kept = (await stateOf(rep)).views.filter((one) => one.id === first.viewId);
    expect(kept).toMatchObject([{ name: "Late drafts", own: true, mayChange: true, shared: false, params: { status: "draft", sort: "-amount" }, layout: { columns: ["number", "amount"], widths: { amount: 160 }, density: "compact" } }]);
    await expect(run(rep, saveView, input)).rejects.toMatchObject({ code: "lists.view_name_taken" });
  });

  it("PLT-12 only those who may share do; everybody sees a shared view, nobody another's own", async () => {
    await expect(run(rep, saveView, view("For all", { shared: true }))).rejects.toMatchObject({ kind: "forbidden" });
    const { viewId } = await run(owner, saveView, view("For all", { shared: true }));
    const hidden = await run(owner, saveView, view("Mine alone"));
    const seen = (await stateOf(rep)).views;
    expect(seen.find((one) => one.id === viewId)).toMatchObject({ own: false, mayChange: false });
    expect(seen.some((one) => one.id === hidden.viewId)).toBe(false);
    await expect(run(rep, updateView, { viewId: viewId as never, version: 1, name: "Taken over" })).rejects.toMatchObject({ kind: "forbidden" });
    await expect(run(rep, deleteView, { viewId: hidden.viewId as never })).rejects.toMatchObject({ kind: "not_found" });
    await expect(run(ws.context("sales_manager"), updateView, { viewId: viewId as never, version: 1, name: "For everybody" })).resolves.toMatchObject({ version: 2 });
    await expect(run(owner, updateView, { viewId: viewId as never, version: 1, name: "Too late" })).rejects.toMatchObject({ code: "lists.view_changed" });
  });

  it("opens a list with a default, forgets it with the view, and another workspace's view does not exist", async () => {
    const { viewId } = await run(owner, saveView, view("Every morning", { shared: true }));
    await run(rep, chooseDefaultView, { list: "orders", viewId: viewId as never });
    await run(rep, keepLayout, { list: "orders", layout: { columns: ["number", "amount"], cards: ["net", "nonsense"], widths: {}, density: "normal" } });
    expect(await stateOf(rep)).toMatchObject({ defaultViewId: viewId, layout: { columns: ["number", "amount"], cards: ["net"] } });
    await expect(run(rep, chooseDefaultView, { list: "customers", viewId: viewId as never })).rejects.toMatchObject({ kind: "not_found" });
    await expect(run(elsewhere.context("owner"), deleteView, { viewId: viewId as never })).rejects.toMatchObject({ kind: "not_found" });
    expect(await run(owner, deleteView, { viewId: viewId as never })).toMatchObject({ name: "Every morning", params: { status: "draft" } });
    expect(await stateOf(rep)).toMatchObject({ defaultViewId: null, layout: { columns: ["number", "amount"] } });
  });

  it("PLT-12 a list that one may not see has no views either", async () => {
    await expect(read(ws.context("warehouse"), listState, { list: "journal" })).rejects.toMatchObject({ kind: "forbidden" });
    await expect(run(ws.context("warehouse"), saveView, { ...view("x"), list: "journal" })).rejects.toMatchObject({ kind: "forbidden" });
  });
});

const columns = LISTS.customers.columns.map((column) => column.key);
const ask = (context: TenantContext, format: "csv" | "xlsx", more: object = {}) => run(context, startExport, { list: "customers", format, params: {}, columns, ...more });
const oneExport = async (context: TenantContext, id: string) => (await read(context, listExports, {})).find((one) => one.id === id);

async function bytesOf(context: TenantContext, exportId: string): Promise<Buffer> {
  await carryOutExport(ws.systemContext, exportId);
  const made = await oneExport(context, exportId);
  expect(made).toMatchObject({ status: "done", failure: null });
  return withTenant(context, async (scope) => (await openFile(scope, made!.fileId!)).bytes());
}

describe("LIST exports", () => {
  const NAMES = ["=cmd|'/c calc'!A1", "한빛상사, 서울", 'Say "hello"', ...Array.from({ length: 23 }, (_, i) => `Customer ${String(i).padStart(2, "0")}`)];
  beforeAll(async () => {
    for (const [i, name] of NAMES.entries()) await run(owner, createCustomer, { code: `X-${i}`, name, type: "direct", endUse: "own" });
  });

  it("writes every row, page by page, with text made harmless, and only its asker may fetch it", async () => {
    const { exportId } = await ask(owner, "csv", { params: { sort: "code" } });
    let pages = 0;
    await carryOutExport(ws.systemContext, exportId, { page: 10, onPage: () => (pages += 1) });
    expect(pages).toBe(3);
    const made = await oneExport(owner, exportId);
    expect(made).toMatchObject({ status: "done", rowsDone: NAMES.length, rowsTotal: NAMES.length });
    const text = (await withTenant(owner, async (scope) => (await openFile(scope, made!.fileId!)).bytes())).toString("utf8");
    expect(text.startsWith("\uFEFF")).toBe(true);
    const records = parse(text, { bom: true, columns: true }) as Record<string, string>[];
    expect(records.map((row) => row["Name"]).toSorted()).toEqual(NAMES.map((name) => (name.startsWith("=") ? `'${name}` : name)).toSorted());
    expect(records.map((row) => row["Code"])).toEqual(records.map((row) => row["Code"]).toSorted());
    await expect(read(ws.context("accountant"), downloadFile, { fileId: made!.fileId as FileId })).rejects.toMatchObject({ kind: "not_found" });
  });

  it("writes a workbook whose days are days and whose text is text", async () => {
    const { exportId } = await ask(owner, "xlsx");
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load((await bytesOf(owner, exportId)) as never);
    const sheet = workbook.worksheets[0]!;
    expect(sheet.rowCount).toBe(NAMES.length + 1);
    const headings = (sheet.getRow(1).values as string[]).slice(1);
    expect(headings.slice(0, 2)).toEqual(["Name", "Code"]);
    const first = sheet.getColumn(1).values.slice(2);
    expect(first).toContain(NAMES[0]);
    expect(sheet.getRow(2).getCell(headings.length).value).toBeInstanceOf(Date);
  });

  it("CUS-10 a representative's export holds their own customers only, and it is on record", async () => {
    await run(rep, createCustomer, { code: "REP-1", name: "Mine", type: "direct", endUse: "own" });
    const { exportId } = await ask(rep, "csv");
    const records = parse(await bytesOf(rep, exportId), { bom: true, columns: true }) as Record<string, string>[];
    expect(records.map((row) => row["Name"])).toEqual(["Mine"]);
    await expect(run(ws.context("warehouse"), startExport, { list: "journal", format: "csv", params: {}, columns: ["number"] })).rejects.toMatchObject({ kind: "forbidden" });
  });

  it("PLT-12 columns without the right are never written", async () => {
    const asked = { list: "stock" as const, format: "csv" as const, params: {}, columns: ["item", "value"] };
    const { exportId } = await run(ws.context("warehouse"), startExport, asked);
    await carryOutExport(ws.systemContext, exportId);
    const made = await oneExport(ws.context("warehouse"), exportId);
    const text = await withTenant(ws.context("warehouse"), async (scope) => (await openFile(scope, made!.fileId!)).bytes());
    expect(text.toString("utf8").trim()).toBe("Item");
    await expect(run(ws.context("warehouse"), startExport, { ...asked, columns: ["value"] })).rejects.toMatchObject({ code: "lists.no_columns" });
  });

  it("speaks the language that was asked for", async () => {
    const { exportId } = await ask(owner, "csv", { language: "ko", columns: ["name", "type"] });
    const [record] = parse(await bytesOf(owner, exportId), { bom: true, columns: true }) as Record<string, string>[];
    expect(Object.keys(record!).join()).not.toBe("Name,Type");
  });

  it("is begun anew when its worker was killed, ends when it is put away, and is nobody else's to put away", async () => {
    const { exportId } = await ask(owner, "csv");
    await expect(carryOutExport(ws.systemContext, exportId, { page: 10, onPage: () => { throw new Error("killed"); } })).rejects.toThrow("killed");
    expect(await oneExport(owner, exportId)).toMatchObject({ status: "running", rowsDone: 10, fileId: null });
    const due = () => withTenant(ws.systemContext, exportsToCarryOut);
    expect((await due()).some((one) => one.exportId === exportId)).toBe(false);
    ws.clock.addDays(1 / 1440);
    expect((await due()).some((one) => one.exportId === exportId)).toBe(true);
    await bytesOf(owner, exportId);
    const second = await ask(owner, "csv");
    await expect(run(rep, dismissExport, { exportId: second.exportId as never })).rejects.toMatchObject({ kind: "not_found" });
    await carryOutExport(ws.systemContext, second.exportId, { page: 10, onPage: () => undefined }).then(() => undefined);
    const third = await ask(owner, "csv");
    expect(await run(owner, dismissExport, { exportId: third.exportId as never })).toMatchObject({ cancelled: true });
    await carryOutExport(ws.systemContext, third.exportId);
    expect(await oneExport(owner, third.exportId)).toBeUndefined();
  });

  it("loses its file after thirty days, says so, and is forgotten after sixty", async () => {
    const { exportId } = await ask(owner, "csv");
    await bytesOf(owner, exportId);
    const { fileId } = (await oneExport(owner, exportId))!;
    const row = () => withTenant(ws.systemContext, (scope) => readExport(scope, exportId));
    ws.clock.addDays(29);
    await pruneExports(ws.systemContext);
    expect((await row())?.fileId).toBe(fileId);
    ws.clock.addDays(2);
    await pruneExports(ws.systemContext);
    await pruneExports(ws.systemContext);
    expect(await row()).toMatchObject({ status: "done", fileId: null });
    await expect(read(owner, downloadFile, { fileId: fileId as FileId })).rejects.toMatchObject({ kind: "not_found" });
    ws.clock.addDays(30);
    await pruneExports(ws.systemContext);
    expect(await row()).toBeNull();
  });

  it("fails in words when its asker may no longer see the list", async () => {
    const { exportId } = await ask(ws.context("warehouse"), "csv", {});
    const { memberships } = await import("@/db/schema/identity");
    const { and, eq } = await import("drizzle-orm");
    const change = (role: string) =>
      database.db.update(memberships).set({ role }).where(and(eq(memberships.tenantId, ws.workspace.tenantId), eq(memberships.userId, ws.users.warehouse.userId)));
    await change("agent");
    await carryOutExport(ws.systemContext, exportId);
    await change("warehouse");
    expect(await oneExport(ws.context("warehouse"), exportId)).toMatchObject({ status: "failed", failure: "permission.missing", fileId: null });
  });
});
