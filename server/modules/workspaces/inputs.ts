import { z } from "zod";
import { currencyInput, textInput } from "@/server/kernel/inputs";
import { ROLES } from "@/server/platform/permissions";

/** The key of sign-in: trimmed, lower case. */
export const emailInput = z
  .string()
  .trim()
  .toLowerCase()
  .min(1, { error: "input.required" })
  .max(254, { error: "input.too_long" })
  .refine((text) => /^[^\s@<>()",;:\\]+@[^\s@<>()",;:\\]+\.[^\s@<>()",;:\\]+$/.test(text), { error: "input.email" });

export const roleInput = z.enum(ROLES);

export const languageInput = z.enum(["en", "ko", "zh"]);

export const timeZoneInput = z.string().refine(isTimeZone, { error: "workspaces.time_zone" });

/** ISO 3166-1 alpha-2. */
export const countryInput = z.string().regex(/^[A-Z]{2}$/, { error: "workspaces.country" });

export const workspaceInput = z.object({
  name: textInput(120),
  country: countryInput,
  homeCurrency: currencyInput,
  timeZone: timeZoneInput,
  language: languageInput.default("en"),
});

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone.length > 0;
  } catch {
    return false;
  }
}
