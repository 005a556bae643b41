/** The lists on a customer's card, each a tab between the overview and the history. */
export const CARD_LISTS = ["orders", "shipments", "invoices", "receipts", "open"] as const;
export type CardList = (typeof CARD_LISTS)[number];
export type CardTab = "overview" | CardList | "history";

export const cardTab = (value: string | null | undefined): CardTab => (value === "history" ? value : (CARD_LISTS.find((one) => one === value) ?? "overview"));

/** The right that a tab's list needs. */
export const TAB_PERMISSION = {
  orders: "orders.view", shipments: "shipments.view", invoices: "invoices.view", receipts: "receivables.view", open: "receivables.view",
} as const satisfies Record<CardList, string>;

/** Months of the revenue chart. */
export const SPANS = [12, 24] as const;
export const cardMonths = (value: string | null | undefined): (typeof SPANS)[number] => (value === "24" ? 24 : 12);

/** The card in a state: `tab`, and filters of its list. */
export function cardHref(base: string, params: Readonly<Record<string, string | null | undefined>>): string {
  const said = Object.entries(params).flatMap(([name, value]) => (value && !(name === "tab" && value === "overview") ? [[name, value]] : []));
  return said.length > 0 ? `${base}?${new URLSearchParams(said).toString()}` : base;
}
