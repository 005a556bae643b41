import { notFound } from "@/server/kernel/errors";
import { systemActor } from "@/server/platform/actor";
import { readBytes } from "@/server/platform/file-store";
import { withIdentity, type IdentityContext } from "@/server/platform/identity";
import { enterTenant, type TenantScope } from "@/server/platform/tenant-scope";
import { version } from "@/package.json";
import { writeArchive, type ArchiveWriter } from "./archive/write-archive";
import { findWorkspace } from "./queries/find-workspace";
import { listFileIds } from "./queries/list-file-ids";
import { requireKnownCatalogue, tablesByReference } from "./queries/live-catalogue";
import { rowsOfWorkspace, schemaFingerprint, sharedRowsOf } from "./queries/read-rows";
import { seeOneMoment, speakUtc } from "./queries/snapshot";
import { ARCHIVE_FORMAT, ARCHIVE_VERSION, type Found, type Manifest } from "./rules/manifest";
import { ARCHIVED_SHARED, archivedColumns, entryOf, SHARED } from "./rules/table-registry";

/**
 * Writes everything of a workspace into one file: rows, files, its people without their secrets. All of it is of one
 * moment (one repeatable-read transaction); the workspace works on meanwhile.
 * @returns the manifest
 * @throws NaruError `record.not_found`
 */
export async function exportWorkspace(context: IdentityContext, slug: string, path: string): Promise<Manifest> {
  return withIdentity(context, async (identity) => {
    await seeOneMoment(identity);
    await speakUtc(identity);
    await requireKnownCatalogue(identity);
    const workspace = await findWorkspace(identity, slug);
    if (!workspace) throw notFound("workspace");
    return enterTenant(identity, { workspace, actor: systemActor("portability") }, async (scope) => {
      let manifest: Manifest | undefined;
      await writeArchive(path, async (archive) => {
        const tables = await writeTables(scope, archive);
        const { files, filesMissing } = await writeFiles(scope, archive);
        manifest = {
          format: ARCHIVE_FORMAT,
          formatVersion: ARCHIVE_VERSION,
          exportedAt: identity.now.toISOString(),
          naru: version,
          schema: await schemaFingerprint(scope),
          workspace: { id: workspace.tenantId, slug: workspace.slug, name: workspace.name },
          tables,
          files,
          filesMissing,
        };
        await archive.manifest(`${JSON.stringify(manifest, null, 1)}\n`);
      });
      if (!manifest) throw new Error("the archive was written without a manifest");
      return manifest;
    });
  });
}

async function writeTables(scope: TenantScope, archive: ArchiveWriter): Promise<Manifest["tables"]> {
  const own = (await tablesByReference(scope)).filter((table) => !SHARED.has(table) && entryOf(table).archived === "rows");
  const written: Manifest["tables"] = [];
  const note = (name: string, found: Found) => written.push({ name, columns: archivedColumns(name), ...found });
  for (const table of ARCHIVED_SHARED) note(table, await archive.table(table, sharedRowsOf(scope, table)));
  for (const table of own) note(table, await archive.table(table, rowsOfWorkspace(scope, table)));
  return written;
}

async function writeFiles(scope: TenantScope, archive: ArchiveWriter): Promise<Pick<Manifest, "files" | "filesMissing">> {
  const files: Manifest["files"] = [];
  const filesMissing: string[] = [];
  for (const id of await listFileIds(scope)) {
    const bytes = await readBytes(scope.tenantId, id).catch((error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") return null;
      throw error;
    });
    if (!bytes) filesMissing.push(id);
    else {
      const { bytes: size, sha256 } = await archive.file(id, bytes);
      files.push({ id, bytes: size, sha256 });
    }
  }
  return { files, filesMissing };
}
