export { editComment, restoreComment, withdrawComment, writeComment } from "./commands/keep-comments";
export { listColleagues } from "./queries/colleagues";
export { commentsOf, type ShownComment } from "./queries/comments-of";
export { readRecord, rightToSee, type ReadableRecord } from "./queries/readable-record";
export { isRecordType, RECORD_TYPES, type RecordType } from "./rules/record-types";
