import { forbidden, invalid } from "@/server/kernel/errors";
import { getContactOf, requireVisibleCustomer } from "@/server/modules/customers";
import { changedFields } from "@/server/platform/audit";
import { defineCommand, done } from "@/server/platform/command";
import { logActivityInput } from "../inputs";
import { activityFaults } from "../rules/activity-faults";
import { insertActivity } from "../store";

/**
 * Records a call, a meeting, a visit or a note of the acting person.
 * @throws NaruError `record.not_found` (customer, contact of that customer), `input.invalid` (`activities.not_yet`, `activities.day_without_step`)
 */
export const logActivity = defineCommand({
  name: "activities.log-activity",
  permission: "activities.log",
  input: logActivityInput,
  async run(scope, { customerId, ...said }) {
    // Only people call and meet.
    if (scope.actor.kind !== "user") throw forbidden("activities.log");
    const content = { ...said, happenedAt: said.happenedAt ?? scope.now };
    const faults = activityFaults(content, scope.now);
    if (faults.length > 0) throw invalid(faults);
    const customer = await requireVisibleCustomer(scope, customerId);
    if (content.contactId) await getContactOf(scope, customer.id, content.contactId);
    const activityId = await insertActivity(scope, { ...content, customerId: customer.id, userId: scope.actor.userId });
    return done({ activityId }, { audit: { entityType: "activity", entityId: activityId, entityLabel: content.subject, changes: changedFields({}, { customer: customer.code, ...content }) } });
  },
});
