import type { Database } from "@/db/client";
import { checkBooks } from "@/server/modules/books-check";
import { sealJournal } from "@/server/modules/ledger";
import { listActiveWorkspaces } from "@/server/modules/workspaces";
import { systemActor } from "@/server/platform/actor";
import { systemClock } from "@/server/platform/clock";
import { localIdentityContext, withIdentity } from "@/server/platform/identity";
import { withTenant, type TenantContext } from "@/server/platform/tenant-scope";
import { say } from "../../scripts/demo/say";

/** Seals what the worker has not sealed yet, then proves the books of every workspace. @returns how many differences there are */
export async function checkAllBooks(database: Database): Promise<number> {
  let differences = 0;
  for (const workspace of await withIdentity(localIdentityContext(database, systemClock, "bench-books"), listActiveWorkspaces)) {
    const context: TenantContext = { database, workspace, actor: systemActor("bench-books"), clock: systemClock, requestId: "bench-books" };
    while ((await withTenant(context, sealJournal)).more);
    const { differenceCount, checks } = await withTenant(context, checkBooks);
    differences += differenceCount;
    for (const check of checks) for (const d of check.differences.slice(0, 5)) say(`${workspace.slug}: ${check.name}: ${d.document} ${d.detail} ${d.amountMinor ?? d.quantity ?? ""}`);
  }
  return differences;
}
