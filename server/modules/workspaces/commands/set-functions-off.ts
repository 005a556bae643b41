import type { FunctionId } from "@/server/kernel/functions";
import { defineStep } from "@/server/platform/command";
import { lockTenantSettings, updateTenantSettings } from "../store-tenants";
import { workspaceSettingsSchema } from "@/server/platform/tenant-scope";

/** Changes which functions the workspace does without, under the lock of its row. @returns whether anything changed */
export const setFunctionsOff = defineStep(
  "workspaces.set-functions-off",
  async (scope, change: (off: readonly FunctionId[]) => readonly FunctionId[]): Promise<{ changed: boolean; functionsOff: readonly FunctionId[] }> => {
    const settings = workspaceSettingsSchema.parse(await lockTenantSettings(scope));
    const functionsOff = [...change(settings.functionsOff)];
    if (functionsOff.join() === settings.functionsOff.join()) return { changed: false, functionsOff };
    await updateTenantSettings(scope, { ...settings, functionsOff });
    return { changed: true, functionsOff };
  },
);
