import { formatDecimalText } from "./money";

/** A quantity as decimal text: ("1250.50") → "1,250.5". Zero is a dash when asked. */
export function formatQuantity(quantity: string, locale: string, look: { zero?: "dash" | "digits"; unit?: string } = {}): string {
  if (look.zero === "dash" && isZero(quantity)) return "\u2013";
  const digits = formatDecimalText(quantity, locale, { maximumFractionDigits: 6 });
  return look.unit ? `${digits} ${look.unit}` : digits;
}

/** A unit price as decimal text: at least the currency's usual decimals are the caller's choice, up to six are kept. */
export function formatUnitPrice(price: string, locale: string, minimumDigits = 0): string {
  return formatDecimalText(price, locale, { minimumFractionDigits: minimumDigits, maximumFractionDigits: 6 });
}

/** Percent points as decimal text: ("12.5") → "12.5%". */
export function formatPercent(points: string, locale: string): string {
  return `${formatDecimalText(points, locale, { maximumFractionDigits: 2 })}%`;
}

function isZero(quantity: string): boolean {
  return /^-?0*(\.0*)?$/.test(quantity);
}
