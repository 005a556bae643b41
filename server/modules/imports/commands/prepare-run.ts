import { conflict, invalid, refused } from "@/server/kernel/errors";
import { defineCommand, done } from "@/server/platform/command";
import { downloadFile } from "@/server/platform/files";
import { newId } from "@/server/platform/new-id";
import { wakeWorker } from "@/server/platform/outbox";
import { configureRunInput, correctRowsInput, createRunInput, runInput } from "../inputs";
import { openTables } from "../queries/open-tables";
import { buildRecords, mappingFaults } from "../rules/build-records";
import { fieldOf, LINE_KEY } from "../rules/import-fields";
import { readTable } from "../rules/read-table";
import { suggestColumns } from "../rules/suggest-columns";
import { planOf, runActions, withDefaults, type RunAction } from "../rules/run-plan";
import { withCorrections } from "../rules/apply-corrections";
import { rebuildRows } from "../store-rebuild";
import { reopenKeptRows } from "../store-undo";
import { insertRun, lockRun, reopenRows, replaceRows, updateRun, type ImportRun } from "../store";

function requireAction(run: ImportRun, action: RunAction): void {
  if (!runActions(run).includes(action)) throw conflict("imports.wrong_state", { state: run.status });
}

const audit = (run: Pick<ImportRun, "id" | "fileName">, changes: Record<string, [unknown, unknown]>) => ({ entityType: "import_run", entityId: run.id, entityLabel: run.fileName, changes });
const COUNTS = { rowsDone: 0, rowsCreated: 0, rowsUpdated: 0, rowsUnchanged: 0, rowsRefused: 0 } as const;

/**
 * Begins an import with a file of the person's own: reads it and suggests what its columns are.
 * @throws NaruError not_found · `imports.file_unreadable`, `imports.file_empty`, `imports.file_too_long`, `imports.lines_of_orders_only`
 */
export const createRun = defineCommand({
  name: "imports.create-run",
  permission: "imports.run",
  input: createRunInput,
  async run(scope, { kind, fileId, linesFileId }) {
    if (linesFileId && kind !== "orders") throw refused("imports.lines_of_orders_only");
    const file = await downloadFile.within(scope, { fileId });
    const second = linesFileId ? await downloadFile.within(scope, { fileId: linesFileId }) : null;
    const table = await readTable(await file.bytes());
    const lines = second ? await readTable(await second.bytes()) : null;
    const importRunId = newId();
    const options: Record<string, string> = second ? { linesFileId: second.id, linesFileName: second.name } : {};
    await insertRun(scope, {
      id: importRunId,
      kind,
      fileId,
      fileName: file.name,
      encoding: table.encoding,
      mapping: suggestColumns(kind, table, lines).mapping,
      options,
      status: "draft",
      createdBy: scope.actor.kind === "user" ? scope.actor.userId : null,
    });
    return done({ importRunId }, { audit: audit({ id: importRunId, fileName: file.name }, { kind: [null, kind] }) });
  },
});

/** Says how the file is to be read; a dry run that was made is made again. @throws NaruError `imports.field_unknown`, `imports.wrong_state` */
export const configureRun = defineCommand({
  name: "imports.configure-run",
  permission: "imports.run",
  input: configureRunInput,
  async run(scope, input) {
    const run = await lockRun(scope, input.importRunId);
    requireAction(run, "configure");
    const unknown = Object.values(input.mapping ?? {}).find((name) => name !== LINE_KEY && !fieldOf(planOf(run).kind, name));
    if (unknown) throw refused("imports.field_unknown", { field: unknown });
    const { checking: _, ...kept } = run.options;
    const options = input.defaults ? withDefaults(kept, input.defaults) : kept;
    for (const name of ["dateOrder", "decimalMark", "shares", "costPercentOfPrice"] as const) {
      const value = input[name];
      if (value === null) delete options[name];
      else if (value !== undefined) options[name] = value;
    }
    if (input.encoding) options["encodingChosen"] = input.encoding;
    const set = {
      mapping: input.mapping ?? run.mapping,
      valueMatches: input.valueMatches ?? run.valueMatches,
      encoding: run.encoding !== "xlsx" && input.encoding ? input.encoding : run.encoding,
      options,
    };
    await updateRun(scope, run.id, { ...set, status: "draft", rowsTotal: 0, ...COUNTS });
    return done({ importRunId: run.id }, { audit: audit(run, { mapping: [null, Object.keys(set.mapping).length] }) });
  },
});

/**
 * Reads the whole file into records and asks the worker for the dry run: every record goes through the same commands as
 * the import itself and is taken back.
 * @throws NaruError `input.invalid` with `imports.field_not_mapped` for each · `imports.wrong_state`
 */
export const checkRun = defineCommand({
  name: "imports.check-run",
  permission: "imports.run",
  input: runInput,
  async run(scope, { importRunId }) {
    const run = await lockRun(scope, importRunId);
    requireAction(run, "check");
    const plan = planOf(run);
    const faults = mappingFaults(plan, Boolean(run.options["linesFileId"]));
    if (faults.length > 0) throw invalid(faults);
    const { table, lines } = await openTables(scope, run);
    const records = buildRecords(plan, table, lines);
    await replaceRows(scope, run.id, records);
    await updateRun(scope, run.id, { ...COUNTS, status: "draft", options: { ...run.options, checking: "yes" }, rowsTotal: records.length });
    await wakeWorker(scope);
    return done({ importRunId: run.id, records: records.length }, { audit: audit(run, { checked: [null, records.length] }) });
  },
});

/**
 * Cells of refused rows are to be read otherwise; the file itself stays as it is, and so do the numbers of its rows. What may
 * have got another answer by it is checked again, nothing else.
 * @throws NaruError `imports.wrong_state`
 */
export const correctRows = defineCommand({
  name: "imports.correct-rows",
  permission: "imports.run",
  input: correctRowsInput,
  async run(scope, { importRunId, cells }) {
    const run = await lockRun(scope, importRunId);
    requireAction(run, "correct");
    const corrections = withCorrections(run.corrections, cells);
    const { table, lines } = await openTables(scope, { ...run, corrections });
    const records = buildRecords(planOf(run), table, lines);
    await rebuildRows(scope, run.id, records);
    await updateRun(scope, run.id, { corrections, status: "draft", options: { ...run.options, checking: "yes" } });
    await wakeWorker(scope);
    return done({ importRunId: run.id }, { audit: audit(run, { correctedLines: [null, Object.keys(cells).length] }) });
  },
});

/**
 * Undoes a whole import, or tries again what had to stay: the worker takes the rows back one after the other.
 * @throws NaruError `imports.wrong_state`
 */
export const undoRun = defineCommand({
  name: "imports.undo-run",
  permission: "imports.undo",
  input: runInput,
  async run(scope, { importRunId }) {
    const run = await lockRun(scope, importRunId);
    requireAction(run, "undo");
    await reopenKeptRows(scope, run.id);
    await updateRun(scope, run.id, { status: "undoing", rowsKept: 0, undoneBy: scope.actor.kind === "user" ? scope.actor.userId : null, undoneAt: null });
    await wakeWorker(scope);
    return done({ importRunId: run.id }, { audit: audit(run, { status: [run.status, "undoing"] }) });
  },
});

/** Brings in what the dry run found good; the refused records stay out. @throws NaruError `imports.wrong_state` */
export const startRun = defineCommand({
  name: "imports.start-run",
  permission: "imports.run",
  input: runInput,
  async run(scope, { importRunId }) {
    const run = await lockRun(scope, importRunId);
    requireAction(run, "start");
    await reopenRows(scope, run.id);
    await updateRun(scope, run.id, { ...COUNTS, status: "queued", rowsDone: run.rowsRefused, rowsRefused: run.rowsRefused });
    await wakeWorker(scope);
    return done({ importRunId: run.id }, { audit: audit(run, { status: [run.status, "queued"] }) });
  },
});

/** Stops a run; what is in stays in. @throws NaruError `imports.wrong_state` */
export const cancelRun = defineCommand({
  name: "imports.cancel-run",
  permission: "imports.run",
  input: runInput,
  async run(scope, { importRunId }) {
    const run = await lockRun(scope, importRunId);
    requireAction(run, "cancel");
    const { checking, ...options } = run.options;
    await updateRun(scope, run.id, checking ? { options } : { status: "cancelled", finishedAt: scope.now });
    return done({ importRunId: run.id }, { audit: audit(run, { status: [run.status, checking ? "draft" : "cancelled"] }) });
  },
});
