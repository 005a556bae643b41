import type { ListColumn, ListName } from "@/server/kernel/lists";
import { NaruError } from "@/server/kernel/errors";
import { activeMembers } from "@/server/modules/workspaces";
import { systemActor, userActor, type UserId } from "@/server/platform/actor";
import { storeFile } from "@/server/platform/files";
import { permissionsOf } from "@/server/platform/permissions";
import { withTenant, type TenantContext } from "@/server/platform/tenant-scope";
import { boundLists, isListName } from "./bound-lists";
import type { ExportFormat } from "./inputs";
import { messageTexts } from "./message-texts";
import { moveExport, readExport, type ExportRow } from "./store";
import { tableWriter, type TableWriter } from "./table-writers";

/** Rows of one transaction: what every list's query gives at most. */
const PAGE = 100;

/** What could not be made in an hour of tries is not made. */
const TRIED_FOR_MS = 3_600_000;

/** Who asked put it away, or somebody else finished it: what was made is not kept. */
class GivenUp extends Error {}

/**
 * Makes the file of an export, page by page, as the person who asked and with the rights they have now. Killed at any moment
 * it begins anew; the file and "done" are one transaction, so there is never half a file, nor two.
 */
export async function carryOutExport(context: TenantContext, exportId: string, options: { page?: number; onPage?(): void } = {}): Promise<void> {
  const system: TenantContext = { ...context, actor: systemActor("lists") };
  const row = await withTenant(system, async (scope) => {
    const found = await readExport(scope, exportId);
    return found && (await moveExport(scope, exportId, { status: "running", rowsDone: 0 })) ? found : null;
  });
  if (!row) return;
  if (context.clock.now().getTime() - row.createdAt.getTime() > TRIED_FOR_MS) return fail(system, exportId, "lists.export_gave_up");
  try {
    const own = await asWhoAsked(system, row);
    if (!own) return await fail(system, exportId, "permission.missing");
    await makeFile(own, row, options);
  } catch (error) {
    if (error instanceof GivenUp) return;
    if (!(error instanceof NaruError)) throw error;
    await fail(system, exportId, error.code);
  }
}

async function fail(system: TenantContext, exportId: string, failure: string): Promise<void> {
  await withTenant(system, (scope) => moveExport(scope, exportId, { status: "failed", failure, finishedAt: scope.now }));
}

async function makeFile(context: TenantContext, row: ExportRow, options: { page?: number; onPage?(): void }): Promise<void> {
  if (!isListName(row.list)) throw new RangeError(`no list ${row.list}`);
  const bound = boundLists[row.list];
  const columns = await withTenant(context, (scope) => {
    const allowed = new Set(bound.columnsFor(scope));
    return Promise.resolve(row.columns.filter((key) => allowed.has(key)));
  });
  const { writer, title } = await writerFor(context, row, row.list, columns);
  let done = 0;
  let cursor: unknown = null;
  do {
    const page = await withTenant(context, async (scope) => {
      const read = await bound.readPage(scope, row.params, columns, { cursor, limit: options.page ?? PAGE });
      done += read.rows.length;
      const going = await moveExport(scope, row.id, { rowsDone: done, ...(read.count === null || cursor ? {} : { rowsTotal: read.count }) });
      return going ? read : null;
    });
    if (!page) throw new GivenUp();
    writer.add(page.rows.map((one) => one.cells));
    cursor = page.nextCursor;
    options.onPage?.();
  } while (cursor);
  const bytes = await writer.finish();
  await withTenant(context, async (scope) => {
    const file = await storeFile(scope, { name: `${title} ${scope.today}.${row.format}`, bytes, accept: [row.format as ExportFormat], mostBytes: MOST_BYTES });
    const finished = await moveExport(scope, row.id, { status: "done", rowsDone: done, rowsTotal: done, fileId: file.id, fileName: file.name, finishedAt: scope.now });
    if (!finished) throw new GivenUp();
  });
}

/** A made file may be larger than one that is taken in, 200 MiB. */
const MOST_BYTES = 200 * 1024 * 1024;

async function writerFor(context: TenantContext, row: ExportRow, list: ListName, keys: readonly string[]): Promise<{ writer: TableWriter; title: string }> {
  const { declaration } = boundLists[list];
  const columns = keys.flatMap((key) => declaration.columns.find((column) => column.key === key) ?? []);
  const textOf = await messageTexts(row.language, [declaration.title, "lists.yes", ...columns.flatMap((column) => [column.label, column.words ?? column.label])]);
  const title = textOf(declaration.title);
  const { homeCurrency: currency, timeZone } = context.workspace;
  const wordOf = (column: ListColumn, word: string) => (column.kind === "flag" ? textOf("lists.yes") : textOf(`${column.words ?? ""}.${word}`));
  const writer = tableWriter(row.format as ExportFormat, { columns, headings: columns.map((column) => textOf(column.label)), title, currency, timeZone, wordOf });
  return { writer, title };
}

/** The context of the person who asked, with the rights they have now; null when they left or may no longer see the list. */
async function asWhoAsked(context: TenantContext, row: ExportRow): Promise<TenantContext | null> {
  return withTenant(context, async (scope) => {
    const member = (await activeMembers(scope)).find((one) => one.userId === row.userId);
    if (!member || !isListName(row.list) || !permissionsOf(member.role, context.workspace.settings.functionsOff).has(boundLists[row.list].permission)) return null;
    const ownCustomersOnly = member.role === "sales_rep" && context.workspace.settings.repsSeeOwnCustomersOnly;
    return { ...context, actor: userActor({ userId: member.userId as UserId, role: member.role, ownCustomersOnly, functionsOff: context.workspace.settings.functionsOff }) };
  });
}
