import { createReadStream } from "node:fs";
import { createGunzip } from "node:zlib";
import { extract as openExtract } from "tar-stream";

/** No entry that Naru writes is larger: a table's part, or a file. */
const LARGEST_ENTRY = 64 * 1024 * 1024;

export type ArchiveEntry =
  | { readonly kind: "table"; readonly table: string; readonly part: number; readonly bytes: Buffer }
  | { readonly kind: "file"; readonly id: string; readonly bytes: Buffer }
  | { readonly kind: "manifest"; readonly bytes: Buffer }
  | { readonly kind: "stray"; readonly name: string };

function kindOf(name: string, bytes: Buffer): ArchiveEntry {
  const table = /^tables\/([a-z_0-9]+)\/(\d{4,})\.jsonl$/.exec(name);
  if (table) return { kind: "table", table: table[1] ?? "", part: Number(table[2]), bytes };
  const file = /^files\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(name);
  if (file) return { kind: "file", id: file[1] ?? "", bytes };
  return name === "manifest.json" ? { kind: "manifest", bytes } : { kind: "stray", name };
}

/** Raised where the bytes of an archive end too early or are no gzipped tar. */
export class BrokenArchive extends Error {
  override readonly name = "BrokenArchive";
}

/** The entries of an archive one by one, in their order. @throws BrokenArchive */
export async function* readArchive(path: string): AsyncGenerator<ArchiveEntry> {
  const source = createReadStream(path);
  const unzip = createGunzip();
  const extract = openExtract();
  source.on("error", (error) => extract.destroy(error));
  unzip.on("error", (error) => extract.destroy(error));
  source.pipe(unzip).pipe(extract);
  try {
    for await (const entry of extract) {
      if ((entry.header.size ?? 0) > LARGEST_ENTRY) throw new BrokenArchive(`${entry.header.name} is larger than any entry of an archive`);
      const chunks: Buffer[] = [];
      for await (const chunk of entry) chunks.push(chunk as Buffer);
      yield kindOf(entry.header.name, Buffer.concat(chunks));
    }
  } catch (error) {
    if (error instanceof BrokenArchive) throw error;
    const { code = "", message } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "EACCES" || code === "EISDIR") throw error;
    if (code.startsWith("Z_") || /invalid tar|unexpected end|checksum|premature|header/i.test(message)) throw new BrokenArchive(message);
    throw error;
  } finally {
    source.destroy();
    unzip.destroy();
    extract.destroy();
  }
}

/** The lines of a table's part, without their ends. */
export function linesOf(bytes: Buffer): string[] {
  const lines = bytes.toString("utf8").split("\n");
  if (lines.at(-1) === "") lines.pop();
  return lines;
}
