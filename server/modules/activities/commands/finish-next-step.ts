import { conflict } from "@/server/kernel/errors";
import { defineCommand, done } from "@/server/platform/command";
import type { TenantScope } from "@/server/platform/tenant-scope";
import { activityInput } from "../inputs";
import { requireActivity } from "../queries/find-activity";
import { setStepDone } from "../store";

/** The step that was agreed is done, whoever did it. Done already, nothing happens. @throws NaruError `record.not_found`, `activities.no_step` */
export const finishNextStep = defineCommand({
  name: "activities.finish-next-step",
  permission: "activities.log",
  input: activityInput,
  run: (scope, { activityId }) => move(scope, activityId, true),
});

/** It was not done after all. @throws NaruError `record.not_found`, `activities.no_step` */
export const reopenNextStep = defineCommand({
  name: "activities.reopen-next-step",
  permission: "activities.log",
  input: activityInput,
  run: (scope, { activityId }) => move(scope, activityId, false),
});

async function move(scope: TenantScope, activityId: string, finished: boolean) {
  const activity = await requireActivity(scope, activityId);
  if (activity.nextStep === null || activity.withdrawnAt) throw conflict("activities.no_step");
  const moved = await setStepDone(scope, activityId, finished);
  const changes = { nextStepDone: [!finished, finished] } as const;
  return done({ activityId }, { audit: moved ? { entityType: "activity", entityId: activityId, entityLabel: activity.subject, changes, note: activity.nextStep } : [] });
}
