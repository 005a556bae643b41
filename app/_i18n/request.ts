import { getRequestConfig } from "next-intl/server";
import { cookies, headers } from "next/headers";
import { acceptedLocale } from "./accepted-locale";
import { asLocale, localeCookie } from "./locales";
import { loadMessages } from "./messages";

export default getRequestConfig(async () => {
  const chosen = (await cookies()).get(localeCookie)?.value;
  const locale = chosen ? asLocale(chosen) : acceptedLocale((await headers()).get("accept-language"));
  // Business dates are calendar dates and never pass through a zone; moments are given theirs where they are formatted.
  return { locale, messages: await loadMessages(locale), timeZone: "UTC" };
});
