import { minorDigits, toMajorText, type CurrencyCode } from "@/server/kernel/money";
import type { DocumentLanguage } from "./document-content";

/** English documents put the day first, so that no reader takes a month for a day. */
const LOCALES = { en: "en-GB", ko: "ko-KR", zh: "zh-CN" } as const satisfies Record<DocumentLanguage, string>;

export interface DocumentFormat {
  /** With the currency's sign. */
  money(minor: bigint): string;
  /** Without the sign: for columns that name the currency once. */
  amount(minor: bigint): string;
  quantity(quantity: string, unit?: string | null): string;
  unitPrice(price: string): string;
  percent(points: string): string;
  date(date: string): string;
  /** For columns: the same order of parts, in figures where the language has no short names of months. */
  shortDate(date: string): string;
  country(code: string): string;
}

/** Formats of one document: exact (never through a float), with a true minus. */
export function documentFormat(language: DocumentLanguage, currency: CurrencyCode): DocumentFormat {
  const locale = LOCALES[language];
  const number = (text: string, options: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options).format(text as Intl.StringNumericLiteral).replace("-", "\u2212");
  const digits = minorDigits(currency);
  const fixed = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  const day = new Intl.DateTimeFormat(locale, { day: "numeric", month: language === "en" ? "short" : "long", year: "numeric", timeZone: "UTC" });
  const places = new Intl.DisplayNames([locale], { type: "region", fallback: "code" });
  return {
    money: (minor) => number(toMajorText(minor, currency), { ...fixed, style: "currency", currency, currencyDisplay: "narrowSymbol" }),
    amount: (minor) => number(toMajorText(minor, currency), fixed),
    quantity: (quantity, unit) => [number(quantity, { maximumFractionDigits: 6 }), unit].filter(Boolean).join(" "),
    unitPrice: (price) => number(price, { minimumFractionDigits: digits, maximumFractionDigits: 6 }),
    percent: (points) => `${number(points, { maximumFractionDigits: 4 })}%`,
    date: (date) => day.format(Date.parse(`${date}T00:00:00Z`)),
    shortDate: (date) => (language === "en" ? day.format(Date.parse(`${date}T00:00:00Z`)) : date),
    country: (code) => (/^[A-Z]{2}$/.test(code) ? (places.of(code) ?? code) : code),
  };
}
