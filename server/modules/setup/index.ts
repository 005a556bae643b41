export { askRemoval, dismissChecklist } from "./commands/change-setup";
export { getChecklist, type ChecklistStep } from "./queries/get-checklist";
export { advanceSample, beginSample, lockSample, pendingSample, type SampleState } from "./store";
