import { localeCookie, type Locale } from "@/app/_i18n/locales";

/** Shows the product in a language from the next page on, in this browser. */
export function chooseLocale(locale: Locale): void {
  document.cookie = `${localeCookie}=${locale}; path=/; max-age=31536000; samesite=lax`;
}
