import { createTranslator } from "use-intl/core";
import { languageOr, type Language } from "@/server/kernel/languages";
import english from "@/messages/en/notifications.json";
import korean from "@/messages/ko/notifications.json";
import chinese from "@/messages/zh/notifications.json";

interface Catalogue {
  readonly codes: Readonly<Record<string, string>>;
  readonly unknownCode: string;
}

const catalogues: Readonly<Record<Language, Catalogue>> = { en: english, ko: korean, zh: chinese };

/** A notice in a language, as the bell shows it; for mails. */
export function wordNotice(language: string, code: string, params: Readonly<Record<string, string | number>>): string {
  const locale = languageOr(language);
  const { codes, unknownCode } = catalogues[locale];
  const text = codes[code] ?? english.codes[code as keyof typeof english.codes];
  const t = createTranslator({ locale, messages: { text: text ?? unknownCode } }) as unknown as (key: string, values: Readonly<Record<string, string | number>>) => string;
  return t("text", text === undefined ? { code } : params);
}
