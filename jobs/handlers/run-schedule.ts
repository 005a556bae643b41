import { z } from "zod";
import { systemActor } from "@/server/platform/actor";
import { describeFailure } from "@/server/platform/failure";
import { log } from "@/server/platform/log";
import { claimSchedule, findDueSchedules, finishSchedule, isScheduleName } from "@/server/platform/schedules";
import { withTenant } from "@/server/platform/tenant-scope";
import { defineJob } from "../define-job";

export const runScheduleJob = defineJob({
  name: "schedule.run",
  queue: "work",
  payload: z.object({ tenantId: z.uuid(), scheduleId: z.uuid(), dueAt: z.string() }),
  id: ({ scheduleId, dueAt }) => `schedule.${scheduleId}.${dueAt.replace(/\D/g, "")}`,
  async due(scope) {
    const due = await findDueSchedules(scope);
    return due
      .filter(({ job }) => isScheduleName(job))
      .map(({ id, nextRunAt }) => ({ tenantId: scope.tenantId, scheduleId: id, dueAt: nextRunAt.toISOString() }));
  },
  async run(context, { scheduleId }, { schedules }) {
    const claimed = await withTenant(context, (scope) => claimSchedule(scope, scheduleId));
    if (!claimed || !isScheduleName(claimed.job)) return;
    let failure: string | null = null;
    try {
      await schedules[claimed.job]({ ...context, actor: systemActor(claimed.job) });
    } catch (error) {
      failure = describeFailure(error);
      log().error({ err: error, schedule: claimed.job }, "schedule failed");
    }
    await withTenant(context, (scope) => finishSchedule(scope, scheduleId, failure));
  },
});
