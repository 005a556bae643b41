import { z } from "zod";
import { FUNCTION_IDS } from "@/server/kernel/functions";
import { refused } from "@/server/kernel/errors";
import { setFunctionsOff } from "@/server/modules/workspaces";
import { systemActor } from "@/server/platform/actor";
import { defineCommand, done } from "@/server/platform/command";
import { actingAs } from "@/server/platform/tenant-scope";
import { whatNeedsIt } from "./what-needs-it";

/** So many names stand in the refusal; the rest are counted. */
const NAMED = 3;

/**
 * Switches a function of the workspace off or on (PLT-03). Off, its menu, commands, fields and rights are gone from the next request on; its
 * data stays. What is under way must be finished first. Doing it again changes nothing.
 * @throws NaruError `function.in_use` naming what needs it
 */
export const switchFunction = defineCommand({
  name: "workspaces.switch-function",
  permission: "settings.manage",
  input: z.object({ function: z.enum(FUNCTION_IDS), on: z.boolean() }),
  async run(scope, { function: id, on }) {
    // Locked first, so that two who switch different functions at once both find their choice kept.
    const change = await setFunctionsOff(scope, (off) => (on ? off.filter((one) => one !== id) : [...new Set([...off, id])].sort()));
    if (!on && change.changed) {
      const names = await whatNeedsIt(actingAs(scope, systemActor("switch-function")), id);
      if (names.length > 0) {
        throw refused("function.in_use", { function: id, names: names.slice(0, NAMED).join(", "), more: Math.max(0, names.length - NAMED) });
      }
    }
    return done(
      { function: id, on },
      { audit: change.changed ? { entityType: "workspace", entityId: scope.tenantId, entityLabel: scope.workspace.name, changes: { [`function.${id}`]: [!on, on] } } : [] },
    );
  },
});
