/** Languages with a complete catalogue under messages/. The first is the default. */
export const locales = ["en"] as const;
export type Locale = (typeof locales)[number];

/** The user's language, written at sign-in and by the profile page; it never appears in an address. */
export const localeCookie = "naru-locale";

export function asLocale(value: string | undefined): Locale {
  return locales.find((known) => known === value) ?? locales[0];
}
