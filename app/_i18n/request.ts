import { getRequestConfig } from "next-intl/server";
import { cookies, headers } from "next/headers";
import { languageOfVisitor } from "../(workspace)/_session";
import { acceptedLocale } from "./accepted-locale";
import { compiledMessages } from "./compiled-messages";
import { languageOfRequest } from "./language-of-request";
import { localeCookie, profileCookie } from "./locales";

export default getRequestConfig(async () => {
  const [jar, given] = await Promise.all([cookies(), headers()]);
  const locale = languageOfRequest({
    profile: await languageOfVisitor(given.get("x-path")),
    seen: jar.get(profileCookie)?.value,
    chosen: jar.get(localeCookie)?.value,
    accepted: acceptedLocale(given.get("accept-language")),
  });
  // Business dates are calendar dates and never pass through a zone; moments are given theirs where they are formatted.
  return { locale, messages: await compiledMessages(locale) as never, timeZone: "UTC" };
});
