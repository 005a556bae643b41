import { mkdir, open, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import type { ByteStore } from "./byte-store";

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

function folderOf(tenantId: string): string {
  if (!UUID.test(tenantId)) throw new RangeError("tenant id is not a UUID");
  return path.resolve(/* turbopackIgnore: true */ process.env["NARU_DATA_DIR"] || ".naru", "files", tenantId);
}

function placeOf(tenantId: string, fileId: string): string {
  if (!UUID.test(fileId)) throw new RangeError("file id is not a UUID");
  return path.join(folderOf(tenantId), fileId);
}

/** Puts bytes on the disk so that they are there whole or not at all. */
async function writeBytes(tenantId: string, fileId: string, bytes: Uint8Array): Promise<void> {
  const place = placeOf(tenantId, fileId);
  await mkdir(path.dirname(place), { recursive: true, mode: 0o700 });
  const handle = await open(`${place}.part`, "w", 0o600);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(`${place}.part`, place);
}

function readBytes(tenantId: string, fileId: string): Promise<Buffer> {
  return readFile(placeOf(tenantId, fileId));
}

/** Ids of files on the disk that were last written before `moment`: candidates for the sweep of what no row names. */
async function listBytesBefore(tenantId: string, moment: Date): Promise<string[]> {
  const folder = folderOf(tenantId);
  const names = await readdir(folder).catch(() => []);
  const old = await Promise.all(
    names.map(async (name) => {
      const id = name.replace(/\.part$/, "");
      const facts = await stat(path.join(folder, name)).catch(() => null);
      return UUID.test(id) && facts && facts.mtime < moment ? id : null;
    }),
  );
  return [...new Set(old.filter((id) => id !== null))];
}

/** Removes a leftover, finished or half written. */
async function removeLeftover(tenantId: string, fileId: string): Promise<void> {
  const place = placeOf(tenantId, fileId);
  await Promise.all([rm(place, { force: true }), rm(`${place}.part`, { force: true })]);
}

/** Removes every file of a workspace. */
async function removeAllBytes(tenantId: string): Promise<void> {
  await rm(folderOf(tenantId), { recursive: true, force: true });
}

/** Files in a folder of this machine, `NARU_DATA_DIR/files`. */
export const diskStore: ByteStore = {
  write: writeBytes,
  read: (tenantId, fileId) => readBytes(tenantId, fileId).catch((error: NodeJS.ErrnoException) => (error.code === "ENOENT" ? null : Promise.reject(error))),
  listBefore: listBytesBefore,
  remove: removeLeftover,
  removeAll: removeAllBytes,
};
