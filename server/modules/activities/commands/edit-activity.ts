import { conflict, forbidden, invalid } from "@/server/kernel/errors";
import { getContactOf } from "@/server/modules/customers";
import { changedFields } from "@/server/platform/audit";
import { defineCommand, done } from "@/server/platform/command";
import { recordChanged } from "@/server/platform/record-changed";
import type { TenantScope } from "@/server/platform/tenant-scope";
import { activityInput, editActivityInput } from "../inputs";
import { mayChange } from "../queries/activities-of";
import { requireActivity } from "../queries/find-activity";
import { activityFaults } from "../rules/activity-faults";
import { setWithdrawn, updateActivity, type ActivityRow } from "../store";

/** One's own activity, or anybody's for who leads. @throws NaruError `record.not_found`, `permission.missing` */
async function changeable(scope: TenantScope, activityId: string): Promise<ActivityRow> {
  const activity = await requireActivity(scope, activityId);
  if (!mayChange(scope, activity.userId)) throw forbidden("activities.manage");
  return activity;
}

/**
 * Changes what was logged; who called or met stays.
 * @throws NaruError `record.not_found`, `permission.missing`, `record.changed`, `activities.withdrawn`, `input.invalid`
 */
export const editActivity = defineCommand({
  name: "activities.edit-activity",
  permission: "activities.log",
  input: editActivityInput,
  async run(scope, { activityId, version, ...wanted }) {
    const before = await changeable(scope, activityId);
    if (before.withdrawnAt) throw conflict("activities.withdrawn");
    const faults = activityFaults(wanted, scope.now);
    if (faults.length > 0) throw invalid(faults);
    if (wanted.contactId) await getContactOf(scope, before.customerId, wanted.contactId);
    const after = before.version === version ? await updateActivity(scope, activityId, version, wanted) : null;
    if (!after) throw await recordChanged(scope, { entityType: "activity", entityId: activityId, current: before, wanted });
    return done({ activityId, version: after.version }, { audit: { entityType: "activity", entityId: activityId, entityLabel: after.subject, changes: changedFields(before, wanted) } });
  },
});

/** Takes out of the history what should not have been logged. Taken out already, nothing happens. @throws NaruError `record.not_found`, `permission.missing` */
export const withdrawActivity = defineCommand({
  name: "activities.withdraw-activity",
  permission: "activities.log",
  input: activityInput,
  run: (scope, { activityId }) => move(scope, activityId, true),
});

/** Puts it back where it stood. @throws NaruError `record.not_found`, `permission.missing` */
export const restoreActivity = defineCommand({
  name: "activities.restore-activity",
  permission: "activities.log",
  input: activityInput,
  run: (scope, { activityId }) => move(scope, activityId, false),
});

async function move(scope: TenantScope, activityId: string, withdrawn: boolean) {
  const activity = await changeable(scope, activityId);
  const moved = await setWithdrawn(scope, activityId, withdrawn);
  const changes = { withdrawn: [!withdrawn, withdrawn] } as const;
  return done({ activityId }, { audit: moved ? { entityType: "activity", entityId: activityId, entityLabel: activity.subject, changes } : [] });
}
