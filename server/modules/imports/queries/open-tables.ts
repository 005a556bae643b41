import { openFile } from "@/server/platform/files";
import type { TenantScope } from "@/server/platform/tenant-scope";
import { ENCODINGS, type Encoding } from "../rules/decode-text";
import { readTable, type Table } from "../rules/read-table";
import type { ImportRun } from "../store";

const chosen = (text: string | undefined): Encoding | null => ENCODINGS.find((one) => one === text) ?? null;

/** The run's file, and that of the order lines when they stand in one of their own. */
export async function openTables(scope: TenantScope, run: Pick<ImportRun, "fileId" | "encoding" | "options">): Promise<{ table: Table; lines: Table | null }> {
  const file = await openFile(scope, run.fileId);
  const table = await readTable(await file.bytes(), chosen(run.encoding));
  const linesFileId = run.options["linesFileId"];
  if (!linesFileId) return { table, lines: null };
  const second = await openFile(scope, linesFileId);
  return { table, lines: await readTable(await second.bytes(), chosen(run.options["encodingChosen"])) };
}
