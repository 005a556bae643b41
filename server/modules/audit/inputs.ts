import { z } from "zod";
import { idOf } from "@/server/kernel/ids";
import { RECORD_TYPES } from "@/server/modules/records";

export const auditOfRecordInput = z.object({
  type: z.enum(RECORD_TYPES),
  id: idOf("record"),
  /** Everything, calls and meetings with a customer, what people said, or what was done. */
  show: z.enum(["all", "activities", "comments", "changes"]).default("all"),
  cursor: z.string().max(200).nullish(),
  limit: z.number().int().min(1).max(100).default(10),
});
