import { defineCommand, done } from "@/server/platform/command";
import { draftInput, keepDraftInput } from "../inputs";
import { shownDraft, type ShownDraft } from "../queries/get-draft";
import { deleteDraft, putDraft, selectDraft } from "../store";

/**
 * Keeps what is typed in a form for its writer. A draft that another window or device wrote meanwhile is not overwritten: it is
 * answered as `other`. What somebody has not said yet is nobody else's business: no audit line.
 */
export const keepDraft = defineCommand({
  name: "drafts.keep-draft",
  permission: "drafts.keep",
  input: keepDraftInput,
  async run(scope, input): Promise<ReturnType<typeof done<{ kept: { version: number; at: Date } | null; other: ShownDraft | null }>>> {
    const kept = await putDraft(scope, input);
    if (kept) return done({ kept: { version: kept.version, at: kept.updatedAt }, other: null }, { audit: [] });
    const other = await selectDraft(scope, input.key);
    return done({ kept: null, other: other && shownDraft(other) }, { audit: [] });
  },
});

/** Forgets a draft: it was saved, or is not wanted any more. One that is gone already stays gone. */
export const discardDraft = defineCommand({
  name: "drafts.discard-draft",
  permission: "drafts.keep",
  input: draftInput,
  async run(scope, { key }) {
    await deleteDraft(scope, key);
    return done({ key }, { audit: [] });
  },
});
