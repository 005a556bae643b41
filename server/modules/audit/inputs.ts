import { z } from "zod";
import { idOf } from "@/server/kernel/ids";
import { RECORD_TYPES } from "./rules/readable-changes";

export const auditOfRecordInput = z.object({
  type: z.enum(RECORD_TYPES),
  id: idOf("record"),
  cursor: z.string().max(200).nullish(),
  limit: z.number().int().min(1).max(100).default(10),
});
