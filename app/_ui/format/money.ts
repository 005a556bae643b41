import { minorDigits } from "@/server/kernel/currency";

const minus = "\u2212";
const dash = "\u2013";
const formats = new Map<string, Intl.NumberFormat>();

function numberFormat(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${locale}|${JSON.stringify(options)}`;
  let format = formats.get(key);
  if (!format) formats.set(key, (format = new Intl.NumberFormat(locale, options)));
  return format;
}

/** Formats decimal text exactly (never through a float), with a true minus sign. */
export function formatDecimalText(text: string, locale: string, options: Intl.NumberFormatOptions): string {
  return numberFormat(locale, options).format(text as Intl.StringNumericLiteral).replace("-", minus);
}

/** Minor units written in major units: (1250n, 2) → "12.50". Text only, so that a list does not load a decimal library. */
function majorText(minor: bigint, digits: number): string {
  const figures = (minor < 0n ? -minor : minor).toString().padStart(digits + 1, "0");
  const whole = figures.slice(0, figures.length - digits);
  return `${minor < 0n ? "-" : ""}${whole}${digits > 0 ? `.${figures.slice(-digits)}` : ""}`;
}

export interface MoneyLook {
  /** In tables a zero is a dash: what is there stands out. */
  zero?: "dash" | "digits";
  /** "symbol" ₩1,000 · "code" KRW 1,000 · "none" 1,000. */
  currency?: "symbol" | "code" | "none";
}

/** An amount in minor units with the currency's own decimals: (1250n, "USD") → "$12.50", (−3000n, "KRW") → "−₩3,000". */
export function formatMoney(minor: bigint, currency: string, locale: string, look: MoneyLook = {}): string {
  if (minor === 0n && look.zero === "dash") return dash;
  const digits = minorDigits(currency);
  const shape: Intl.NumberFormatOptions = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  const kind = look.currency ?? "symbol";
  return formatDecimalText(
    majorText(minor, digits),
    locale,
    kind === "none" ? shape : { ...shape, style: "currency", currency, currencyDisplay: kind },
  );
}

/**
 * For tiles and axes: "₩12.3M", "₩1.23억", "₩4,154万", to three digits, or to the whole 만 or 万 where there are more. The exact amount
 * belongs in the tooltip or the table behind.
 */
export function formatMoneyShort(minor: bigint, currency: string, locale: string): string {
  return formatDecimalText(majorText(minor, minorDigits(currency)), locale, {
    style: "currency", currency, currencyDisplay: "symbol", notation: "compact", useGrouping: true, maximumFractionDigits: 0,
    minimumFractionDigits: 0, maximumSignificantDigits: 3, minimumSignificantDigits: 1, roundingPriority: "morePrecision",
  });
}

/** The symbol alone, for the inside of an input. */
export function currencySymbol(currency: string, locale: string): string {
  const parts = numberFormat(locale, { style: "currency", currency, currencyDisplay: "symbol" }).formatToParts(0);
  return parts.find((part) => part.type === "currency")?.value ?? currency;
}
