import { createHash, type Hash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { pack as openPack } from "tar-stream";
import type { Found } from "../rules/manifest";

/** An entry is at most about this large, so that a table of any size passes through little memory. */
const PART_BYTES = 4 * 1024 * 1024;
/** The same for every entry: two archives of the same data are the same bytes. */
const LONG_AGO = new Date(0);

export interface ArchiveWriter {
  /** Writes a table's rows, a line of JSON each, as `tables/<name>/0001.jsonl` and so on. */
  table(name: string, batches: AsyncIterable<readonly string[]>): Promise<Found>;
  file(id: string, bytes: Uint8Array): Promise<Found>;
  manifest(text: string): Promise<void>;
}

/**
 * Writes a gzipped tar to a path; it is there whole or not at all, and only its owner may read it.
 * `fill` must write the manifest last.
 */
export async function writeArchive(path: string, fill: (archive: ArchiveWriter) => Promise<void>): Promise<void> {
  const part = `${path}.part`;
  const pack = openPack();
  const written = pipeline(pack, createGzip(), createWriteStream(part, { mode: 0o600 }));
  const entry = (name: string, bytes: Uint8Array) =>
    new Promise<void>((resolve, reject) => {
      pack.entry({ name, size: bytes.byteLength, mtime: LONG_AGO, mode: 0o600 }, Buffer.from(bytes), (error) => (error ? reject(error) : resolve()));
    });
  try {
    const filled = fill({
      table: (name, batches) => writeTable(name, batches, entry),
      async file(id, bytes) {
        await entry(`files/${id}`, bytes);
        return { rows: 0, bytes: bytes.byteLength, sha256: createHash("sha256").update(bytes).digest("hex") };
      },
      manifest: (text) => entry("manifest.json", Buffer.from(text)),
    });
    // A full disk ends the writing side first: then nothing waits for the filling side any more.
    await Promise.race([filled, written.then(() => filled)]);
    pack.finalize();
    await written;
    await rename(part, path);
  } catch (error) {
    pack.destroy();
    await written.catch(() => undefined);
    await rm(part, { force: true });
    throw error;
  }
}

async function writeTable(name: string, batches: AsyncIterable<readonly string[]>, entry: (name: string, bytes: Uint8Array) => Promise<void>): Promise<Found> {
  const hash: Hash = createHash("sha256");
  const found = { rows: 0, bytes: 0 };
  let waiting: string[] = [];
  let size = 0;
  let parts = 0;
  const flush = async () => {
    if (waiting.length === 0) return;
    const bytes = Buffer.from(waiting.join(""));
    hash.update(bytes);
    found.bytes += bytes.byteLength;
    parts += 1;
    await entry(`tables/${name}/${String(parts).padStart(4, "0")}.jsonl`, bytes);
    waiting = [];
    size = 0;
  };
  for await (const lines of batches) {
    for (const line of lines) {
      waiting.push(`${line}\n`);
      size += line.length;
      found.rows += 1;
      if (size >= PART_BYTES) await flush();
    }
  }
  await flush();
  return { ...found, sha256: hash.digest("hex") };
}
