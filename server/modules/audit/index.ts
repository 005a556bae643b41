export { auditOfRecord, type TrailEntry } from "./queries/audit-of-record";
export { type ShownChange, type ShownValue } from "./rules/readable-changes";
