import type { Format } from "../_ui/format";

type Params = Readonly<Record<string, string | number>>;

/** Values that name something; their digits are not an amount. */
const names = new Set(["currency", "code", "number", "item", "name", "document", "customer", "account"]);

/**
 * The values of a refusal as its text shows them: dates and moments like everywhere else, and, where a currency is among them, amounts with
 * separators and the currency's own decimals as the server sent them.
 */
export function readableParams(params: Params, format: Pick<Format, "date" | "decimal" | "moment">): Record<string, string | number> {
  const readable = Object.entries(params).map(([key, value]) => {
    if (typeof value !== "string") return [key, value] as const;
    if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return [key, format.date(value)] as const;
    if (/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(value)) return [key, format.moment(value)] as const;
    const isAmount = "currency" in params && !names.has(key) && /^-?\d+(\.\d+)?$/.test(value);
    return [key, isAmount ? format.decimal(value) : value] as const;
  });
  return Object.fromEntries(readable);
}
