export { auditOfRecord, type TrailEntry } from "./queries/audit-of-record";
export { RECORD_TYPES, type RecordType, type ShownChange, type ShownValue } from "./rules/readable-changes";
