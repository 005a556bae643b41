import { getRequestConfig } from "next-intl/server";
import { cookies } from "next/headers";
import { asLocale, localeCookie } from "./locales";
import { loadMessages } from "./messages";

export default getRequestConfig(async () => {
  const locale = asLocale((await cookies()).get(localeCookie)?.value);
  // Business dates are calendar dates and never pass through a zone; moments are given theirs where they are formatted.
  return { locale, messages: await loadMessages(locale), timeZone: "UTC" };
});
