import { z } from "zod";
import { idOf } from "@/server/kernel/ids";
import { amountMinorInput, nonNegativeAmountMinor, textInput } from "@/server/kernel/inputs";
import { createCustomerInput, listCustomersInput } from "@/server/modules/customers";

/** Home currency. */
const limitInput = nonNegativeAmountMinor;

export const createCustomerWithCreditInput = createCustomerInput.extend({ creditLimitMinor: limitInput.nullish() });

export const listCustomersWithCreditInput = listCustomersInput.extend({
  credit: z.enum(["limited", "unlimited", "held"]).optional(),
  limitFromMinor: amountMinorInput.optional(),
  limitToMinor: amountMinorInput.optional(),
});

export const setCreditLimitInput = z.object({
  customerId: idOf("customer"),
  /** Null is no limit. */
  limitMinor: limitInput.nullable(),
  /** The limit as the sender saw it; with it none is overwritten that was set meanwhile. */
  seen: z.object({ limitMinor: limitInput.nullable() }).optional(),
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
