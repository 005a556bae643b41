import { createHash, type Hash } from "node:crypto";
import { fault, type Fault } from "@/server/kernel/errors";
import { zodFaults } from "@/server/platform/zod-faults";
import { damages, manifestSchema, ARCHIVE_VERSION, type Found, type Manifest } from "../rules/manifest";
import { BrokenArchive, linesOf, readArchive, type ArchiveEntry } from "./read-archive";

interface Tally {
  rows: number;
  bytes: number;
  parts: number;
  readonly hash: Hash;
  /** Workspaces that its rows name, at most a few: one is right. */
  readonly tenants: Set<string>;
}

/** Reads a whole archive without writing anything: its manifest, and every fault found in it. */
export async function inspectArchive(path: string): Promise<{ manifest: Manifest | null; faults: Fault[] }> {
  const faults: Fault[] = [];
  const tables = new Map<string, Tally>();
  const files = new Map<string, Found>();
  let text: string | null = null;
  try {
    for await (const entry of readArchive(path)) {
      if (entry.kind === "table") tallyRows(tables, entry, faults);
      else if (entry.kind === "file") files.set(entry.id, { rows: 0, bytes: entry.bytes.byteLength, sha256: createHash("sha256").update(entry.bytes).digest("hex") });
      else if (entry.kind === "manifest") text = entry.bytes.toString("utf8");
      else faults.push(fault(entry.name, "portability.entry_unknown", { place: entry.name }));
    }
  } catch (error) {
    if (!(error instanceof BrokenArchive)) throw error;
    return { manifest: null, faults: [...faults, fault("archive", "portability.archive_broken")] };
  }
  if (text === null) return { manifest: null, faults: [...faults, fault("manifest.json", "portability.manifest_missing")] };
  const parsed = manifestSchema.safeParse(asJson(text));
  if (!parsed.success) {
    const places = zodFaults(parsed.error).map((f) => fault(`manifest.json ${f.path}`, "portability.manifest_faulty", { place: f.path || "manifest.json" }));
    return { manifest: null, faults: [...faults, ...places] };
  }
  const manifest = parsed.data;
  if (manifest.formatVersion !== ARCHIVE_VERSION) {
    return { manifest, faults: [fault("manifest.json", "portability.format_unknown", { told: manifest.formatVersion, known: ARCHIVE_VERSION, naru: manifest.naru })] };
  }
  const found = new Map([...tables].map(([name, { rows, bytes, hash }]) => [name, { rows, bytes, sha256: hash.digest("hex") }]));
  faults.push(...damages(manifest, found, files));
  for (const [name, { tenants }] of tables) {
    if ([...tenants].some((id) => id !== manifest.workspace.id)) faults.push(fault(`tables/${name}`, "portability.rows_of_others", { place: `tables/${name}` }));
  }
  return { manifest, faults };
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function tallyRows(tables: Map<string, Tally>, entry: Extract<ArchiveEntry, { kind: "table" }>, faults: Fault[]): void {
  const tally = tables.get(entry.table) ?? { rows: 0, bytes: 0, parts: 0, hash: createHash("sha256"), tenants: new Set<string>() };
  tables.set(entry.table, tally);
  const place = `tables/${entry.table}`;
  if (entry.part !== tally.parts + 1) faults.push(fault(place, "portability.part_missing", { place, part: tally.parts + 1 }));
  tally.parts = entry.part;
  tally.hash.update(entry.bytes);
  tally.bytes += entry.bytes.byteLength;
  for (const line of linesOf(entry.bytes)) {
    tally.rows += 1;
    const row = asJson(line);
    if (typeof row !== "object" || row === null) faults.push(fault(place, "portability.row_unreadable", { place, row: tally.rows }));
    else if ("tenant_id" in row && tally.tenants.size < 3) tally.tenants.add(String(row.tenant_id));
    else if (entry.table === "tenants" && "id" in row) tally.tenants.add(String(row.id));
  }
}
