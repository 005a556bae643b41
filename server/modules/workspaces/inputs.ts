import { z } from "zod";
import { idOf } from "@/server/kernel/ids";
import { currencyInput, percentInput, textInput } from "@/server/kernel/inputs";
import { LANGUAGES } from "@/server/kernel/languages";
import { API_SCOPES } from "@/server/platform/api-scopes";
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

export const languageInput = z.enum(LANGUAGES);

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

const passwordInput = z.string().min(1, { error: "input.required" }).max(1000, { error: "input.too_long" });
const tokenInput = z.string().min(1, { error: "input.required" }).max(200, { error: "input.too_long" });
const codeInput = z.string().trim().max(40, { error: "input.too_long" });
const versionInput = z.number().int().min(1);

export const registerInput = z.object({ name: textInput(120), email: emailInput, password: passwordInput, language: languageInput.default("en") });
export const requestResetInput = z.object({ email: emailInput });
export const resetPasswordInput = z.object({ token: tokenInput, password: passwordInput });
export const verifyEmailInput = z.object({ token: tokenInput });
export const invitationTokenInput = z.object({ token: tokenInput });
/** Name and password are asked of people who have no account yet. */
export const acceptInvitationInput = z.object({ token: tokenInput, name: textInput(120).optional(), password: passwordInput.optional() });

export const profileInput = z.object({ name: textInput(120), language: languageInput });
export const changePasswordInput = z.object({ current: passwordInput, next: passwordInput });
export const sessionInput = z.object({ sessionId: idOf("session") });
export const passwordOnlyInput = z.object({ password: passwordInput });
export const confirmCodeInput = z.object({ code: codeInput.min(1, { error: "input.required" }) });

export const inviteInput = z.object({ email: emailInput, role: roleInput });
export const invitationInput = z.object({ invitationId: idOf("invitation") });
export const memberInput = z.object({ userId: idOf("user") });
export const memberRoleInput = memberInput.extend({
  role: roleInput,
  /** The role as the sender saw it; with it none is taken back that was given meanwhile. */
  seen: roleInput.optional(),
});
export const createApiKeyInput = z.object({
  name: textInput(80),
  role: roleInput,
  /** What the key is for; absent or null leaves it everything its role may do. */
  scopes: z.array(z.enum(API_SCOPES)).min(1, { error: "api.no_scopes" }).nullish(),
});
export const apiKeyInput = z.object({ apiKeyId: idOf("api_key") });

export const companyInput = z.object({ name: textInput(120), timeZone: timeZoneInput, language: languageInput, version: versionInput });
export const policiesInput = z.object({
  repsSeeOwnCustomersOnly: z.boolean(),
  revenueRecognition: z.enum(["dispatch", "delivery"]),
  creditPolicy: z.enum(["warn", "hold"]),
  manualDiscountLimitPercent: percentInput,
  dueSoonDays: z.number().int().min(0).max(60),
  version: versionInput,
});

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone.length > 0;
  } catch {
    return false;
  }
}
