export { editActivity, restoreActivity, withdrawActivity } from "./commands/edit-activity";
export { finishNextStep, reopenNextStep } from "./commands/finish-next-step";
export { logActivity } from "./commands/log-activity";
export { activitiesOf, type HistoryPlace, type ShownActivity } from "./queries/activities-of";
export { getActivity } from "./queries/get-activity";
export { dueSteps } from "./queries/due-steps";
export { listActivities } from "./queries/list-activities";
export { ACTIVITY_KINDS, type ActivityKind } from "./rules/activity-kinds";
