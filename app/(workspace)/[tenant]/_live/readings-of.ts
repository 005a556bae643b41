/** Which procedures (by router) show something of a record type; a change of such a record makes them be read again. */
const ROUTERS: Readonly<Record<string, readonly string[]>> = {
  order: ["orders", "shipments", "credit", "today", "promising"],
  shipment: ["shipments", "orders", "stock", "invoicing", "today"],
  return_receipt: ["shipments", "orders", "stock", "invoicing", "today"],
  invoice: ["invoicing", "receivables", "orders", "shipments", "today", "ledger"],
  receipt: ["receivables", "invoicing", "orders", "ledger", "today"],
  receivable: ["receivables", "today"],
  customer_credit: ["receivables", "today"],
  journal_entry: ["ledger"],
  customer: ["customers", "credit", "orders", "today"],
  contact: ["customers"],
  activity: ["activities", "audit"],
  legal_entity: ["customers"],
  customer_address: ["customers"],
  item: ["catalog", "stock"],
  price_list: ["pricing"],
  discount_rule: ["pricing"],
  stock_document: ["stock", "promising", "today"],
  stock_count: ["stock", "promising"],
  supplier: ["supply"],
  expected_receipt: ["supply", "promising", "stock", "today"],
  import_run: ["imports"],
  webhook_endpoint: ["webhooks"],
  member: ["members"],
};

/**
 * Whether an answer that is on the screen may be out of date: `now` when it is about one of the records, `soon` when it is a list or a
 * figure of such records, null when it has nothing to do with them.
 */
export function concernOf(queryKey: readonly unknown[], records: readonly (readonly [type: string, id: string])[]): "now" | "soon" | null {
  const [path, asked] = queryKey as [readonly string[] | undefined, unknown];
  const router = Array.isArray(path) ? String(path[0]).split(".")[0] : undefined;
  if (!router) return null;
  const input = JSON.stringify(asked ?? null, (_, value: unknown) => (typeof value === "bigint" ? value.toString() : value));
  if (records.some(([, id]) => id !== "" && input.includes(id))) return "now";
  const names = /Id"/.test(input.slice(0, 200)) && /"type":"query"/.test(input) && /\.?(get|ofRecord)$/.test(String(path?.at(-1)));
  // One record that is not among those that changed; without ids nobody can tell.
  if (names && records.every(([, id]) => id !== "")) return null;
  return records.some(([type]) => ROUTERS[type]?.includes(router)) ? "soon" : null;
}
