import type { JsonSchema } from "./json-schema";

/** What fields are called in an example where their schema alone would leave a riddle. */
const WORDS: Readonly<Record<string, string>> = {
  accountCode: "1020", advance: "0", allocated: "132000", amount: "132000", body: "{\"type\":\"order.confirmed\",…}", bank: "Hana Bank", bucket: "not_due", carrier: "Ferry Line", channel: "web", city: "Busan", code: "A-1001", country: "KR", credited: "0", currency: "KRW", customerName: "Blue Ferry",
  description: "Pump, 12 V", email: "buyer@blueferry.example", endUse: "own use", eventType: "order.confirmed", eventTypes: "order.confirmed", externalKey: "SHOP-1001", gross: "132000", itemCode: "PUMP-1", itemName: "Pump", key: "1", label: "Main", line1: "1 Harbour Road",
  name: "Blue Ferry", net: "120000", number: "2026-00077", open: "132000", orderNumber: "SO-2026-00077", paid: "0", phone: "+82 51 555 0100", reason: "Asked for by telephone", role: "owner", search: "pump", secret: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", shipmentNumber: "SH-2026-00012",
  sourceType: "order", status: "confirmed", taxCode: "VAT10", ratePercent: "10", taxRatePercent: "10", discountPercent: "0", tax: "12000", total: "700000", trackingNumber: "FL-1001", unitCost: "7000", unitPrice: "12000", unitCode: "EA", url: "https://shop.example/naru", warehouseCode: "MAIN", warehouseName: "Main warehouse", website: "https://blueferry.example",
};
/** Lists that are empty where all is well. */
const EMPTY = new Set(["findings", "differences"]);
const BY_FORMAT: Readonly<Record<string, string>> = {
  uuid: "0198f2a4-6f0e-7c31-9d5f-2f4f5c1f6b11", date: "2026-03-12", "date-time": "2026-03-12T03:00:00.000Z", email: "buyer@blueferry.example", uri: "https://shop.example/naru",
};
/** Tried in this order against a pattern: decimal text, codes of country and currency, plain codes. */
const CANDIDATES = ["10", "12500", "KR", "KRW", "A-1001", "Text"];

type Named = Readonly<Record<string, JsonSchema>>;

export interface ExampleOptions {
  /** The document's named shapes. */
  readonly named?: Named;
  /** Fields that may be left out are shown if this says so; all of them where it is absent. */
  readonly shows?: (name: string) => boolean;
}

/**
 * A value that fits a schema, for people to read: the same at every build. Requests show what must be there and what is
 * worth knowing, answers everything.
 */
export function exampleOf(schema: JsonSchema, options: ExampleOptions = {}, name = ""): unknown {
  const node = resolved(schema, options.named);
  if (node.const !== undefined) return node.const;
  if (node.enum) return node.enum.find((word) => word === WORDS[name]) ?? node.enum[0];
  const branch = (node.anyOf ?? node.oneOf)?.find((one) => one.type !== "null" && one.const === undefined);
  if (branch) return exampleOf(branch, options, name);
  if (node.properties) return objectOf(node, options);
  if (node.items && EMPTY.has(name)) return [];
  if (node.items) return Array.from({ length: Math.max(1, node.minItems ?? 1) }, () => exampleOf(node.items ?? {}, options, name));
  const type = Array.isArray(node.type) ? node.type.find((one) => one !== "null") : node.type;
  if (type === "integer" || type === "number") return Math.max(1, node.minimum ?? 1);
  if (type === "boolean") return true;
  if (type === "object") return {};
  return textOf(node, name);
}

function objectOf(node: JsonSchema, options: ExampleOptions): Record<string, unknown> {
  const required = new Set(node.required ?? []);
  const shown = Object.entries(node.properties ?? {}).filter(([name]) => required.has(name) || (options.shows?.(name) ?? true));
  return Object.fromEntries(shown.map(([name, child]) => [name, exampleOf(child, options, name)]));
}

function textOf(node: JsonSchema, name: string): string {
  if (node.format && BY_FORMAT[node.format]) return BY_FORMAT[node.format] ?? "";
  const pattern = node.pattern ? new RegExp(node.pattern) : null;
  const fits = (text: string) => (pattern?.test(text) ?? true) && text.length >= (node.minLength ?? 0) && text.length <= (node.maxLength ?? Infinity);
  return [Object.hasOwn(WORDS, name) ? WORDS[name] : undefined, ...(pattern ? CANDIDATES : ["Text"])].find((text) => text !== undefined && fits(text)) ?? "Text";
}

function resolved(schema: JsonSchema, named: Named = {}): JsonSchema {
  const name = /\/schemas\/(.+)$/.exec(schema.$ref ?? "")?.[1];
  return name ? (named[name] ?? schema) : schema;
}
