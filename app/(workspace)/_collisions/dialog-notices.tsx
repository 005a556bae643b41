"use client";

import { DraftBar } from "../_drafts/draft-bar";
import type { KeptDraft } from "../_drafts/use-kept-draft";
import { CollisionPanel, type CollisionPanelProps } from "./collision-panel";

interface DialogNoticesProps extends Omit<CollisionPanelProps, "edited"> {
  /** What `useDialogForm` gives. */
  of: Pick<CollisionPanelProps, "edited"> & { draft: KeptDraft };
}

/** First in the form of a dialog: what somebody else saved meanwhile, and what was typed here before. */
export function DialogNotices({ of: { edited, draft }, ...panel }: DialogNoticesProps) {
  return (
    <>
      <CollisionPanel edited={edited} {...panel} />
      <DraftBar draft={draft} />
    </>
  );
}
