import { eraseWorkspace } from "@/server/modules/portability";
import { pendingSample } from "@/server/modules/setup";
import { localIdentityContext } from "@/server/platform/identity";
import { withTenant, type TenantContext } from "@/server/platform/tenant-scope";

/** Removes a workspace of sample data that somebody asked to have removed, with everything in it. Any other stays. */
export async function removeSample(context: TenantContext): Promise<void> {
  const pending = await withTenant(context, pendingSample);
  if (!pending?.remove) return;
  await eraseWorkspace(localIdentityContext(context.database, context.clock, context.requestId), context.workspace.slug);
}
