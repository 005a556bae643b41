import { z } from "zod";
import { idOf } from "@/server/kernel/ids";
import { amountMinorInput, textInput } from "@/server/kernel/inputs";

export const setCreditLimitInput = z.object({
  customerId: idOf("customer"),
  /** Home currency; null is no limit. */
  limitMinor: amountMinorInput
    .refine((v) => v >= 0n, { error: "input.amount_not_negative" })
    .refine((v) => v <= 10n ** 15n, { error: "input.amount_too_large" })
    .nullable(),
});

export const holdCustomerInput = z.object({ customerId: idOf("customer"), reason: textInput(200) });
export const releaseCustomerInput = z.object({ customerId: idOf("customer"), note: textInput(200) });
export const creditOfCustomerInput = z.object({ customerId: idOf("customer") });

export const listExposureInput = z.object({
  q: z.string().trim().max(100).optional(),
  state: z.enum(["over", "held"]).optional(),
  cursor: z.object({ exposureMinor: amountMinorInput, customerId: idOf("customer") }).nullish(),
  limit: z.number().int().min(1).max(200).default(50),
});
