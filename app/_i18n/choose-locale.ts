import { localeCookie, localeCookieOptions, profileCookie, type Locale } from "./locales";

/** Shows the product in a language from the next page on, in this browser. */
export function chooseLocale(locale: Locale): void {
  keep(localeCookie, locale);
}

/** The same after it was put into the person's profile, from where their other browsers take it at their next page. */
export function chooseLocaleOfProfile(locale: Locale): void {
  keep(localeCookie, locale);
  keep(profileCookie, locale);
}

function keep(name: string, locale: Locale): void {
  const { path, maxAge, sameSite } = localeCookieOptions;
  document.cookie = `${name}=${locale}; path=${path}; max-age=${maxAge}; samesite=${sameSite}`;
}
