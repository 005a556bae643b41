import { LANGUAGES, languageOr, type Language } from "@/server/kernel/languages";

/** Languages with a complete catalogue under messages/. The first is the default. */
export const locales = LANGUAGES;
export type Locale = Language;

/** The user's language, written at sign-in and wherever it is chosen; it never appears in an address. */
export const localeCookie = "naru-locale";

/** What the profile said when this browser signed in or changed it: what differs from it was chosen on another device since. */
export const profileCookie = "naru-profile-locale";

/** What the cookies are kept with: a year, readable by the page that changes it. */
export const localeCookieOptions = { path: "/", maxAge: 31_536_000, sameSite: "lax" } as const;

export function asLocale(value: string | undefined): Locale {
  return languageOr(value);
}
