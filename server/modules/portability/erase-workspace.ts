import { notFound } from "@/server/kernel/errors";
import { systemActor } from "@/server/platform/actor";
import { removeAllBytes } from "@/server/platform/file-store";
import { withIdentity, type IdentityContext, type IdentityScope } from "@/server/platform/identity";
import { enterTenant, type Workspace } from "@/server/platform/tenant-scope";
import { findWorkspace } from "./queries/find-workspace";
import { requireKnownCatalogue, tablesByReference } from "./queries/live-catalogue";
import { entryOf, SHARED } from "./rules/table-registry";
import { deleteRows, deleteSharedRows, suspendWorkspace } from "./store-erase-workspace";

export interface ErasedWorkspace {
  readonly rows: number;
  /** Accounts that belonged to no other workspace. */
  readonly accounts: number;
}

/**
 * Deletes a workspace with everything in it: rows, files, keys, and the accounts of people who belong nowhere else.
 * Nothing of it can be brought back but from an archive. What may be answered by a backup is for its keeper to erase.
 * @throws NaruError `record.not_found`
 */
export async function eraseWorkspace(context: IdentityContext, slug: string): Promise<ErasedWorkspace> {
  // First it is closed, so that nothing new begins; then it goes.
  const workspace = await withIdentity(context, async (identity) => {
    await requireKnownCatalogue(identity);
    const found = await findWorkspace(identity, slug);
    if (!found) throw notFound("workspace");
    await suspendWorkspace(identity, found.tenantId);
    return found;
  });
  // Files before rows: as long as a row stands, somebody can find what is left and go on.
  await removeAllBytes(workspace.tenantId);
  const erased = await withIdentity(context, async (identity) => {
    const rows = await deleteOwnRows(identity, workspace);
    return { rows, accounts: await deleteSharedRows(identity, workspace.tenantId) };
  });
  // A request that was under way may have committed in between: what it wrote goes too.
  for (let late = 1; late > 0; ) late = await withIdentity(context, (identity) => deleteOwnRows(identity, workspace));
  await removeAllBytes(workspace.tenantId);
  return erased;
}

async function deleteOwnRows(identity: IdentityScope, workspace: Workspace): Promise<number> {
  const tables = (await tablesByReference(identity)).filter((table) => !SHARED.has(table) && entryOf(table).archived === "rows").reverse();
  return enterTenant(identity, { workspace, actor: systemActor("portability") }, async (scope) => {
    let rows = 0;
    for (const table of tables) rows += await deleteRows(scope, scope.tenantId, table);
    return rows;
  });
}
