import { z } from "zod";

/** Of all drafts together a form may keep so much; what is longer is not kept. */
export const LONGEST_DRAFT = 200_000;

/** Names a form and its record. It names a place among the person's own drafts and nothing else: no record is read by it. */
const key = z.string().regex(/^[a-z][a-z-]*\/[0-9a-z-]{1,60}$/);

export const draftInput = z.object({ key });
export const keepDraftInput = z.object({
  key,
  content: z.string().min(1).max(LONGEST_DRAFT),
  /** Of the record it edits; 0: one that nobody has saved yet. */
  baseVersion: z.number().int().nonnegative().nullable(),
  /** The draft that this one continues; null when the form began without one. */
  seen: z.number().int().positive().nullable(),
  /** The open form. */
  writer: z.string().min(8).max(64),
});
