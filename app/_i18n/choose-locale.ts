import { localeCookie, localeCookieOptions, type Locale } from "./locales";

/** Shows the product in a language from the next page on, in this browser. */
export function chooseLocale(locale: Locale): void {
  const { path, maxAge, sameSite } = localeCookieOptions;
  document.cookie = `${localeCookie}=${locale}; path=${path}; max-age=${maxAge}; samesite=${sameSite}`;
}
