import { z } from "zod";
import { idOf } from "@/server/kernel/ids";
import { calendarDateInput, momentInput, optionalText, textInput } from "@/server/kernel/inputs";
import { ACTIVITY_KINDS } from "./rules/activity-kinds";

const activityId = idOf("activity");
const customerId = idOf("customer");
const version = z.number().int().positive();

const content = {
  kind: z.enum(ACTIVITY_KINDS),
  contactId: idOf("contact").nullish().transform((id) => id ?? null),
  subject: textInput(200),
  notes: optionalText(4000),
  nextStep: optionalText(200),
  nextStepOn: calendarDateInput.nullish().transform((on) => on ?? null),
};

/** Without `happenedAt` it happened just now. */
export const logActivityInput = z.object({ customerId, happenedAt: momentInput.optional(), ...content });
export const editActivityInput = z.object({ activityId, version, happenedAt: momentInput, ...content });
export const activityInput = z.object({ activityId });
export const listActivitiesInput = z.object({ customerId, cursor: z.string().max(200).nullish(), limit: z.number().int().min(1).max(100).default(50) });
