import { NaruError } from "@/server/kernel/errors";
import { eraseWorkspace } from "@/server/modules/portability";
import { pendingSample } from "@/server/modules/setup";
import { listClosedWorkspaces } from "@/server/modules/workspaces";
import { systemActor } from "@/server/platform/actor";
import { localIdentityContext, type IdentityContext, type IdentityScope } from "@/server/platform/identity";
import { enterTenant, withTenant, type TenantContext } from "@/server/platform/tenant-scope";

/** Whoever closed a workspace to remove it is left alone with it for so long. */
const LEFT_ALONE_MS = 60_000;

/** Removes a workspace of sample data that somebody asked to have removed, with everything in it. Any other stays. */
export async function removeSample(context: TenantContext): Promise<void> {
  const pending = await withTenant(context, pendingSample);
  if (!pending?.remove) return;
  await eraseWorkspace(localIdentityContext(context.database, context.clock, context.requestId), context.workspace.slug);
}

/** Address names of samples whose removal was begun and never ended: they are closed, so that nobody sees the half of them. */
export async function halfRemovedSamples(scope: IdentityScope): Promise<string[]> {
  const slugs: string[] = [];
  for (const workspace of await listClosedWorkspaces(scope, new Date(scope.now.getTime() - LEFT_ALONE_MS))) {
    const pending = await enterTenant(scope, { workspace, actor: systemActor("sample") }, pendingSample);
    if (pending?.remove) slugs.push(workspace.slug);
  }
  return slugs;
}

/** Goes on with a removal that was begun; one that somebody else ended meanwhile is done. */
export async function continueRemoval(context: IdentityContext, slug: string): Promise<void> {
  await eraseWorkspace(context, slug).catch((error: unknown) => {
    if (!(error instanceof NaruError && error.code === "record.not_found")) throw error;
  });
}
