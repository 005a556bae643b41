import { createHash } from "node:crypto";
import type { Readable } from "node:stream";
import { and, eq, inArray, lt } from "drizzle-orm";
import { z } from "zod";
import { fileViews } from "@/db/schema/documents";
import { files } from "@/db/schema/platform";
import { notFound, refused } from "@/server/kernel/errors";
import { idOf, type IdOf } from "@/server/kernel/ids";
import { actorMay } from "./actor";
import { defineQuery } from "./command";
import { listBytesBefore, readBytes, removeLeftover, streamBytes, writeBytes } from "./file-store";
import { newId } from "./new-id";
import type { Permission } from "./permissions";
import { CONTENT_TYPES, sniffContent, type FileKind } from "./sniff-content";
import { withTenant, type TenantContext, type TenantScope } from "./tenant-scope";

export type FileId = IdOf<"file">;
export type { FileKind } from "./sniff-content";

/** Largest file taken in, 25 MiB. */
export const LARGEST_FILE_BYTES = 25 * 1024 * 1024;

/** Who may read a file follows from what it belongs to; a file of nothing is its uploader's own. */
const READ_PERMISSION: Readonly<Record<string, Permission>> = {
  import_run: "imports.run",
  item: "catalog.view",
  company_profile: "customers.view",
};

export interface NewFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Kinds this place accepts; all known kinds without it. */
  readonly accept?: readonly FileKind[];
  readonly about?: { readonly type: string; readonly id: string };
  /** For files the product makes itself; `LARGEST_FILE_BYTES` without it. */
  readonly mostBytes?: number;
  /** A person puts it beside the record. */
  readonly attached?: boolean;
}

export interface StoredFile {
  readonly id: FileId;
  readonly name: string;
  readonly contentType: string;
  readonly sizeBytes: number;
  readonly sha256: string;
}

/**
 * Keeps a file: the bytes on the disk, the facts in the caller's transaction. What it is, is read from its content;
 * the browser's word and the name's ending are not believed.
 * @throws NaruError `files.empty`, `files.too_large`, `files.kind_not_accepted`
 */
export async function storeFile(scope: TenantScope, file: NewFile): Promise<StoredFile> {
  const accepted = file.accept ?? (Object.keys(CONTENT_TYPES) as FileKind[]);
  if (file.bytes.byteLength === 0) throw refused("files.empty");
  const most = file.mostBytes ?? LARGEST_FILE_BYTES;
  if (file.bytes.byteLength > most) throw refused("files.too_large", { megabytes: most / 1024 / 1024 });
  const kind = sniffContent(file.bytes);
  if (!kind || !accepted.includes(kind)) throw refused("files.kind_not_accepted", { accepted: accepted.join(", ") });
  const stored: StoredFile = {
    id: newId<FileId>(),
    name: safeName(file.name, kind),
    contentType: CONTENT_TYPES[kind],
    sizeBytes: file.bytes.byteLength,
    sha256: createHash("sha256").update(file.bytes).digest("hex"),
  };
  // The bytes first: a row without bytes would be a lie, bytes without a row are swept away.
  await writeBytes(scope.tenantId, stored.id, file.bytes);
  await scope.db.insert(files).values({
    ...stored,
    tenantId: scope.tenantId,
    entityType: file.about?.type ?? null,
    entityId: file.about?.id ?? null,
    attached: file.attached ?? false,
    createdBy: scope.actor.kind === "user" ? scope.actor.userId : null,
    createdAt: scope.now,
  });
  return stored;
}

/** The name without folders, control characters and reserved signs, with the ending of what the file really is. */
function safeName(name: string, kind: FileKind): string {
  const last = name.split(/[\\/]/).at(-1) ?? "";
  const clean = last.normalize("NFC").replace(/[\p{Cc}\p{Cf}"<>:|?*]/gu, "").replace(/\.[A-Za-z0-9]{1,5}$/, "").trim();
  return `${(clean || "file").slice(0, 150)}.${kind}`;
}

export interface OpenedFile extends StoredFile {
  readonly about: { readonly type: string; readonly id: string | null } | null;
  bytes(): Promise<Buffer>;
  stream(): Readable;
}

/** A file of this workspace, for code that vouches for the reader itself. @throws NaruError `record.not_found` */
export async function openFile(scope: TenantScope, id: string): Promise<OpenedFile> {
  const { row } = await findFile(scope, id);
  return openedFrom(scope, row);
}

async function findFile(scope: TenantScope, id: string) {
  const [row] = await scope.db.select().from(files).where(and(eq(files.tenantId, scope.tenantId), eq(files.id, id)));
  if (!row) throw notFound("file");
  return { row };
}

function openedFrom(scope: TenantScope, row: typeof files.$inferSelect): OpenedFile {
  return {
    id: row.id as FileId,
    name: row.name,
    contentType: row.contentType,
    sizeBytes: row.sizeBytes,
    sha256: row.sha256,
    about: row.entityType ? { type: row.entityType, id: row.entityId } : null,
    bytes: () => readBytes(scope.tenantId, row.id),
    stream: () => streamBytes(scope.tenantId, row.id),
  };
}

/** A file for the person who asks; one they may not read answers like one that does not exist. */
export const downloadFile = defineQuery({
  name: "files.download-file",
  permission: "notifications.view",
  input: z.object({ fileId: idOf("file") }),
  async run(scope, { fileId }): Promise<OpenedFile> {
    const { row } = await findFile(scope, fileId);
    const needed = row.entityType ? READ_PERMISSION[row.entityType] : undefined;
    const own = scope.actor.kind === "system" || row.createdBy === scope.actor.userId;
    if (!(needed ? actorMay(scope.actor, needed) : own)) throw notFound("file");
    return openedFrom(scope, row);
  },
});

/** Attachments taken away longer ago than this do not come back. */
const REMOVED_FOR_DAYS = 30;

async function forgetRemoved(context: TenantContext): Promise<string[]> {
  const before = new Date(context.clock.now().getTime() - REMOVED_FOR_DAYS * 86_400_000);
  return withTenant(context, async (scope) => {
    const gone = await scope.db.select({ id: files.id }).from(files).where(and(eq(files.tenantId, scope.tenantId), eq(files.attached, true), lt(files.removedAt, before)));
    const ids = gone.map((row) => row.id);
    if (ids.length === 0) return [];
    await scope.db.delete(fileViews).where(and(eq(fileViews.tenantId, scope.tenantId), inArray(fileViews.fileId, ids)));
    await scope.db.delete(files).where(and(eq(files.tenantId, scope.tenantId), inArray(files.id, ids)));
    return ids;
  });
}

/**
 * Forgets files whose rows the caller no longer points at, bytes included. The bytes go after the commit: what is lost in between is swept.
 * @param take names the files in the caller's transaction, and lets go of them there
 * @returns how many
 */
export async function forgetFiles(context: TenantContext, take: (scope: TenantScope) => Promise<readonly string[]>): Promise<number> {
  const ids = await withTenant(context, async (scope) => {
    const taken = [...(await take(scope))];
    if (taken.length > 0) await scope.db.delete(files).where(and(eq(files.tenantId, scope.tenantId), inArray(files.id, taken)));
    return taken;
  });
  await Promise.all(ids.map((id) => removeLeftover(context.workspace.tenantId, id)));
  return ids.length;
}

/** Removes bytes older than a day that no row names: what a transaction left behind when it rolled back; and attachments removed a month ago. @returns how many */
export async function sweepLeftoverFiles(context: TenantContext): Promise<number> {
  const { tenantId } = context.workspace;
  const removed = await forgetRemoved(context);
  await Promise.all(removed.map((id) => removeLeftover(tenantId, id)));
  const dayAgo = new Date(context.clock.now().getTime() - 86_400_000);
  const old = await listBytesBefore(tenantId, dayAgo);
  if (old.length === 0) return removed.length;
  const known = await withTenant(context, (scope) =>
    scope.db.select({ id: files.id }).from(files).where(and(eq(files.tenantId, scope.tenantId), inArray(files.id, old))),
  );
  const named = new Set(known.map((row) => row.id));
  const leftovers = old.filter((id) => !named.has(id));
  await Promise.all(leftovers.map((id) => removeLeftover(tenantId, id)));
  return removed.length + leftovers.length;
}
