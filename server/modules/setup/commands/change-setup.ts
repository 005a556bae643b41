import { z } from "zod";
import { refused } from "@/server/kernel/errors";
import { defineCommand, done } from "@/server/platform/command";
import { wakeWorker } from "@/server/platform/outbox";
import { markDismissed, markRemoval, readSetup } from "../store";

const nothing = z.object({});

/** Puts the checklist away, for everybody in the workspace. */
export const dismissChecklist = defineCommand({
  name: "setup.dismiss-checklist",
  permission: "settings.manage",
  input: nothing,
  async run(scope) {
    await markDismissed(scope);
    return done({ dismissed: true as const }, { audit: { entityType: "workspace", entityId: scope.tenantId, entityLabel: scope.workspace.name } });
  },
});

/**
 * Asks for this workspace of sample data to be removed with everything in it; the worker does it.
 * @throws NaruError `setup.not_a_sample`
 */
export const askRemoval = defineCommand({
  name: "setup.ask-removal",
  permission: "workspace.manage",
  input: nothing,
  async run(scope) {
    const setup = await readSetup(scope);
    if (!setup || setup.sampleSteps === 0) throw refused("setup.not_a_sample");
    await markRemoval(scope);
    await wakeWorker(scope);
    return done({ asked: true as const }, { audit: { entityType: "workspace", entityId: scope.tenantId, entityLabel: scope.workspace.name } });
  },
});
