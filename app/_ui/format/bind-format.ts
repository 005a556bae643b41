import { formatDate, formatMoment, formatMonth, formatTime } from "./date";
import { formatDecimalText, formatMoney, formatMoneyShort, type MoneyLook } from "./money";
import { formatPercent, formatQuantity, formatUnitPrice } from "./quantity";

export interface FormatFrame {
  locale: string;
  /** The workspace's calendar date, "YYYY-MM-DD". */
  today: string;
  timeZone: string;
  homeCurrency: string;
}

export interface Format extends FormatFrame {
  /** Minor units; the currency is the workspace's when left out. */
  money(minor: bigint, currency?: string, look?: MoneyLook): string;
  moneyShort(minor: bigint, currency?: string): string;
  quantity(quantity: string, look?: { zero?: "dash" | "digits"; unit?: string }): string;
  unitPrice(price: string, minimumDigits?: number): string;
  percent(points: string): string;
  /** Decimal text with separators, its decimals kept as they are. */
  decimal(text: string): string;
  date(date: string, look?: { relative?: boolean; weekday?: boolean }): string;
  month(month: string, width?: "long" | "short"): string;
  moment(moment: Date | string): string;
  /** Its time of day alone. */
  time(moment: Date | string): string;
  /** The name of a country in the reader's language, from its code. */
  country(code: string): string;
}

/** Binds the formatters to one reader; for server components: `bindFormat({ locale: await getLocale(), ... })`. */
export function bindFormat(frame: FormatFrame): Format {
  const { locale, today, timeZone, homeCurrency } = frame;
  return {
    ...frame,
    money: (minor, currency = homeCurrency, look) => formatMoney(minor, currency, locale, look),
    moneyShort: (minor, currency = homeCurrency) => formatMoneyShort(minor, currency, locale),
    quantity: (quantity, look) => formatQuantity(quantity, locale, look),
    unitPrice: (price, minimumDigits) => formatUnitPrice(price, locale, minimumDigits),
    percent: (points) => formatPercent(points, locale),
    decimal: (text) => {
      const digits = text.split(".")[1]?.length ?? 0;
      return formatDecimalText(text, locale, { minimumFractionDigits: digits, maximumFractionDigits: digits });
    },
    date: (date, look) => formatDate(date, locale, { today, ...look }),
    month: (month, width) => formatMonth(month, locale, width),
    moment: (moment) => formatMoment(moment, locale, timeZone),
    time: (moment) => formatTime(moment, locale, timeZone),
    country: (code) => countryName(code, locale),
  };
}

function countryName(code: string, locale: string): string {
  try {
    return new Intl.DisplayNames([locale], { type: "region" }).of(code) ?? code;
  } catch {
    // What somebody once typed instead of a code stays as it was typed.
    return code;
  }
}
