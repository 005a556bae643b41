import { z } from "zod";
import { idOf } from "@/server/kernel/ids";
import { textInput } from "@/server/kernel/inputs";
import { RECORD_TYPES } from "./rules/record-types";

export const recordRefInput = z.object({ type: z.enum(RECORD_TYPES), id: idOf("record") });

/** `@{0}` in the text stands for the first of the mentioned. */
const content = { body: textInput(4000), mentions: z.array(idOf("user")).max(20).default([]) };

export const writeCommentInput = recordRefInput.extend(content);
const commentId = idOf("comment");
const version = z.number().int().positive();
export const editCommentInput = z.object({ commentId, version, ...content });
export const commentInput = z.object({ commentId });
