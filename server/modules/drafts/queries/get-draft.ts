import { defineQuery } from "@/server/platform/command";
import { draftInput } from "../inputs";
import { selectDraft, type DraftRow } from "../store";

export interface ShownDraft {
  readonly content: string;
  readonly baseVersion: number | null;
  readonly version: number;
  readonly at: Date;
}

export const shownDraft = ({ content, baseVersion, version, updatedAt }: DraftRow): ShownDraft => ({ content, baseVersion, version, at: updatedAt });

/** What the reader typed into this form and did not save; null when there is nothing. */
export const getDraft = defineQuery({
  name: "drafts.get-draft",
  permission: "drafts.keep",
  input: draftInput,
  async run(scope, { key }): Promise<ShownDraft | null> {
    const draft = await selectDraft(scope, key);
    return draft && shownDraft(draft);
  },
});
