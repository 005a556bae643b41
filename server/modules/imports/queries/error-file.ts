import { defineQuery } from "@/server/platform/command";
import type { TenantScope } from "@/server/platform/tenant-scope";
import { runInput } from "../inputs";
import { csvOf } from "../rules/error-file";
import { planOf } from "../rules/run-plan";
import { readRun, selectFaultyRows, type ImportRow, type ImportRun } from "../store";
import { openTables } from "./open-tables";

const PAGE = 500;

/**
 * The refused lines as they stand in the file, with line number and faults before them: to be corrected and brought in
 * again. Faults are codes; the screen adds their texts.
 */
export const errorFile = defineQuery({
  name: "imports.error-file",
  permission: "imports.run",
  input: runInput,
  async run(scope, { importRunId }) {
    const run = await readRun(scope, importRunId);
    const refused = await allRefused(scope, run);
    const { table } = await openTables(scope, run);
    const cellsOf = new Map(table.rows.map((row) => [row.line, row.cells]));
    const linesApart = Boolean(planOf(run).kind === "orders" && run.options["linesFileId"]);
    const rows = refused.flatMap((row) =>
      (linesApart ? row.lineNumbers.slice(0, 1) : row.lineNumbers).map((line) => {
        const own = row.faults.filter((one) => linesApart || (one.params["fileLine"] ?? row.lineNumbers[0]) === line);
        return [String(line), own.map(describe).join("; "), ...table.columns.map((_, i) => cellsOf.get(line)?.[i] ?? "")];
      }),
    );
    return { name: `${run.fileName.replace(/\.(csv|xlsx)$/, "")}-refused.csv`, csv: csvOf([["line", "faults", ...table.columns], ...rows]) };
  },
});

async function allRefused(scope: TenantScope, run: ImportRun): Promise<ImportRow[]> {
  const found: ImportRow[] = [];
  for (let after = 0; ; ) {
    const page = await selectFaultyRows(scope, run.id, after, PAGE);
    found.push(...page);
    const last = page.at(-1);
    if (!last || page.length < PAGE) return found;
    after = last.position;
  }
}

function describe(one: ImportRow["faults"][number]): string {
  const { column, file, fileLine, ...params } = one.params;
  const values = Object.entries(params).map(([name, value]) => `${name} ${value}`).join(", ");
  const place = [file ? `${file} ${fileLine}` : "", column ?? one.path].filter(Boolean).join(" ");
  return `${place}: ${one.code}${values ? ` (${values})` : ""}`;
}
