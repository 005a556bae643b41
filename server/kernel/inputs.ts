import { z } from "zod";
import { isCalendarDate, type CalendarDate } from "./calendar-date";
import { LARGEST_MINOR } from "./money";

const DECIMAL = /^-?\d{1,13}(\.\d{1,6})?$/;

/** A business date of an input. */
export const calendarDateInput = z
  .string()
  .refine((t) => isCalendarDate(t), { error: "input.date" })
  .meta({ format: "date" })
  .transform((t) => t as CalendarDate);

/** A quantity above zero, at most four decimals, as decimal text. */
export const positiveQuantity = z
  .string()
  .trim()
  .regex(/^\d{1,13}(\.\d{1,4})?$/, { error: "input.quantity", abort: true })
  .refine((t) => Number(t) > 0, { error: "input.quantity_positive" });

/** A quantity of zero or more. */
export const nonNegativeQuantity = z.string().trim().regex(/^\d{1,13}(\.\d{1,4})?$/, { error: "input.quantity" });

/** A quantity of either sign other than zero (adjustments). */
export const signedQuantity = z
  .string()
  .trim()
  .regex(/^-?\d{1,13}(\.\d{1,4})?$/, { error: "input.quantity", abort: true })
  .refine((t) => Number(t) !== 0, { error: "input.quantity_not_zero" });

/** A unit price of zero or more, at most six decimals, in major units of its currency. */
export const unitPriceInput = z.string().trim().regex(/^\d{1,13}(\.\d{1,6})?$/, { error: "input.unit_price" });

/** A percentage from 0 to 100, at most four decimals. */
export const percentInput = z
  .string()
  .trim()
  .regex(/^\d{1,3}(\.\d{1,4})?$/, { error: "input.percent", abort: true })
  .refine((t) => Number(t) <= 100, { error: "input.percent" });

export const decimalInput = z.string().trim().regex(DECIMAL, { error: "input.decimal" });

/** Minor units; crosses the wire as bigint (tRPC) or integer text. */
export const amountMinorInput = z.coerce.bigint();

const bookableMinor = amountMinorInput.refine((v) => v <= LARGEST_MINOR, { error: "input.amount_too_large" });

/** Minor units above zero. */
export const positiveAmountMinor = bookableMinor.refine((v) => v > 0n, { error: "input.amount_positive" });

/** Minor units of zero or more. */
export const nonNegativeAmountMinor = bookableMinor.refine((v) => v >= 0n, { error: "input.amount_not_negative" });

export const currencyInput = z.string().regex(/^[A-Z]{3}$/, { error: "input.currency" });

/** A required line of text: trimmed, at most `max` characters. */
export function textInput(max: number) {
  return z.string().trim().min(1, { error: "input.required" }).max(max, { error: "input.too_long" });
}

/** An optional line of text; blank means absent. */
export function optionalText(max: number) {
  return z
    .string()
    .trim()
    .max(max, { error: "input.too_long" })
    .nullish()
    .transform((t) => (t ? t : null));
}

/** A moment with its offset from UTC ("2026-03-12T09:30:00Z", "2026-03-12T18:30:00+09:00"), in whole milliseconds. */
export const momentInput = z.iso
  .datetime({ offset: true, error: "input.moment" })
  .transform((t) => new Date(t));
