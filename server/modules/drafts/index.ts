export { discardDraft, keepDraft } from "./commands/keep-draft";
export { getDraft, type ShownDraft } from "./queries/get-draft";
export { pruneDrafts } from "./store";
