import { refused } from "@/server/kernel/errors";
import { defineCommand, done } from "@/server/platform/command";
import { lockPeriodInput } from "../inputs";
import { lastPostedAt } from "../queries/entry-facts";
import { holdPeriod, lockedThrough } from "../queries/require-open-date";
import { writePeriodLock } from "../store";

/**
 * Closes the books through a day; waits for postings that are under way. Moving the day back is `unlockPeriod`.
 * @throws NaruError `ledger.lock_in_future`, `ledger.lock_not_later` {through}
 */
export const lockPeriod = defineCommand({
  name: "ledger.lock-period",
  permission: "periods.lock",
  input: lockPeriodInput,
  async run(scope, input) {
    if (input.through > scope.today) throw refused("ledger.lock_in_future", { today: scope.today });
    const [, before] = await Promise.all([holdPeriod(scope, "exclusive"), lockedThrough(scope)]);
    if (before !== null && input.through <= before) throw refused("ledger.lock_not_later", { through: before });
    const last = await lastPostedAt(scope, input.through);
    const at = last && last > scope.now ? last : scope.now;
    await writePeriodLock(scope, input.through, at);
    return done({ through: input.through }, { audit: { entityType: "period", entityId: scope.tenantId, changes: { lockedThrough: [before, input.through] } } });
  },
});
