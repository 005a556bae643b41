import { openFile } from "@/server/platform/files";
import type { TenantScope } from "@/server/platform/tenant-scope";
import { ENCODINGS, type Encoding } from "../rules/decode-text";
import { readTable, type Table } from "../rules/read-table";
import { applyCorrections, LINES } from "../rules/apply-corrections";
import type { ImportRun } from "../store";

const chosen = (text: string | undefined): Encoding | null => ENCODINGS.find((one) => one === text) ?? null;

/** The run's file with the cells that were corrected on the screen, and that of the order lines when they stand in one of their own. */
export async function openTables(scope: TenantScope, run: Pick<ImportRun, "fileId" | "encoding" | "options" | "corrections">): Promise<{ table: Table; lines: Table | null }> {
  const file = await openFile(scope, run.fileId);
  const table = applyCorrections(await readTable(await file.bytes(), chosen(run.encoding)), run.corrections, "");
  const linesFileId = run.options["linesFileId"];
  if (!linesFileId) return { table, lines: null };
  const second = await openFile(scope, linesFileId);
  return { table, lines: applyCorrections(await readTable(await second.bytes(), chosen(run.options["encodingChosen"])), run.corrections, LINES) };
}
