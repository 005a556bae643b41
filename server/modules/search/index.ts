export { followChanges } from "./follow-changes";
export { isIndexBehind } from "./queries/changed-records";
export { searchEverything, type SearchHit } from "./queries/search-everything";
export { type SearchKind } from "./rules/search-kinds";
