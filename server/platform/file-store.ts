import { Readable } from "node:stream";
import type { ByteStore } from "./byte-store";
import { diskStore } from "./disk-store";
import { s3Settings, s3Store } from "./s3-store";

/** The disk, or object storage where S3_BUCKET is set. Read anew each time: it costs nothing, and tests change it. */
function storeInUse(): ByteStore {
  const settings = s3Settings(process.env);
  return settings ? s3Store(settings) : diskStore;
}

export const writeBytes: ByteStore["write"] = (tenantId, fileId, bytes) => storeInUse().write(tenantId, fileId, bytes);

/**
 * The bytes of a file. What was stored on the disk before object storage was set is still found there.
 * @throws Error when they are in neither place
 */
export async function readBytes(tenantId: string, fileId: string): Promise<Buffer> {
  const store = storeInUse();
  const bytes = (await store.read(tenantId, fileId)) ?? (store === diskStore ? null : await diskStore.read(tenantId, fileId));
  if (!bytes) throw new Error(`the bytes of file ${fileId} are not in the store`);
  return bytes;
}

export function streamBytes(tenantId: string, fileId: string): Readable {
  return Readable.from((async function* () {
    yield await readBytes(tenantId, fileId);
  })());
}

export const listBytesBefore: ByteStore["listBefore"] = (tenantId, moment) => storeInUse().listBefore(tenantId, moment);

/** Removes a leftover, finished or half written, wherever it lies. */
export async function removeLeftover(tenantId: string, fileId: string): Promise<void> {
  await Promise.all([storeInUse().remove(tenantId, fileId), diskStore.remove(tenantId, fileId)]);
}

/** Removes every file of a workspace, wherever it lies. */
export async function removeAllBytes(tenantId: string): Promise<void> {
  await Promise.all([storeInUse().removeAll(tenantId), diskStore.removeAll(tenantId)]);
}
