import type { FunctionId } from "@/server/kernel/functions";
import type { TenantScope } from "./tenant-scope-type";

/** Whether the workspace uses a function (PLT-03). Doors need not ask: a function that is off takes its rights with it. */
export function hasFunction(scope: Pick<TenantScope, "workspace">, id: FunctionId): boolean {
  return !scope.workspace.settings.functionsOff.includes(id);
}
