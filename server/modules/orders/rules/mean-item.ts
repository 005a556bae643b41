/** What is known of an item that came near a text. */
export interface ItemCandidate {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly barcode: string | null;
  /** What the customer calls it. */
  readonly customerCodes: readonly string[];
}

/** How close an item is to a text; the smaller the closer. */
export function closeness(item: ItemCandidate, text: string): number {
  const wanted = plain(text);
  const own = item.customerCodes.map(plain);
  if (own.includes(wanted)) return 0;
  if (plain(item.code) === wanted) return 1;
  if (item.barcode !== null && plain(item.barcode) === wanted) return 2;
  if (plain(item.name) === wanted) return 3;
  if (plain(item.code).startsWith(wanted) || own.some((code) => code.startsWith(wanted))) return 4;
  return plain(item.name).startsWith(wanted) ? 5 : 6;
}

/** Closest first; among equals by code, so that the order never changes by chance. */
export function ranked<I extends ItemCandidate>(items: readonly I[], text: string): I[] {
  return [...items].sort((a, b) => closeness(a, text) - closeness(b, text) || (a.code < b.code ? -1 : 1));
}

/**
 * The item that a text means beyond doubt: the one that the customer, else the company, else the packing calls so, else the only one of
 * that name, else the only one that came near. Null when several may be meant.
 */
export function itemMeant<I extends ItemCandidate>(items: readonly I[], text: string): I | null {
  const [first, second] = ranked(items, text);
  if (!first) return null;
  if (!second) return first;
  const near = closeness(first, text);
  return near <= 3 && closeness(second, text) > near ? first : null;
}

/** Capitals, widths and spaces around do not tell texts apart. */
function plain(text: string): string {
  return text.normalize("NFKC").trim().toLowerCase();
}
