import { refused } from "@/server/kernel/errors";
import { defineCommand, done } from "@/server/platform/command";
import { unlockPeriodInput } from "../inputs";
import { holdPeriod, lockedThrough } from "../queries/require-open-date";
import { deletePeriodLock, writePeriodLock } from "../store";

/**
 * Opens closed days again, for owners and administrators; the reason stays in the audit trail.
 * @throws NaruError `ledger.nothing_locked`, `ledger.unlock_not_earlier` {through}
 */
export const unlockPeriod = defineCommand({
  name: "ledger.unlock-period",
  permission: "settings.manage",
  input: unlockPeriodInput,
  async run(scope, input) {
    const [, before] = await Promise.all([holdPeriod(scope, "exclusive"), lockedThrough(scope)]);
    if (before === null) throw refused("ledger.nothing_locked");
    if (input.through !== null && input.through >= before) throw refused("ledger.unlock_not_earlier", { through: before });
    if (input.through === null) await deletePeriodLock(scope);
    else await writePeriodLock(scope, input.through, scope.now);
    return done(
      { through: input.through },
      { audit: { entityType: "period", entityId: scope.tenantId, note: input.reason, changes: { lockedThrough: [before, input.through] } } },
    );
  },
});
