import type { CalendarDate } from "@/server/kernel/calendar-date";
import { decimal, type DecimalText } from "@/server/kernel/money";
import { compareQuantity, type Quantity } from "@/server/kernel/quantity";

interface Span {
  readonly validFrom: CalendarDate | null;
  readonly validTo: CalendarDate | null;
}

/** A price list the customer may buy from, with its entries for the item. */
export interface CandidateList extends Span {
  readonly id: string;
  readonly code: string;
  readonly isBase: boolean;
  /** The customer's priority of the list, lower first; null where the list is not assigned. */
  readonly priority: number | null;
  readonly entries: readonly (Span & { readonly minQuantity: Quantity; readonly unitPrice: DecimalText })[];
}

/** A discount; null means any. */
export interface CandidateRule extends Span {
  readonly id: string;
  readonly name: string;
  readonly itemId: string | null;
  readonly categoryId: string | null;
  readonly productType: string | null;
  readonly customerId: string | null;
  readonly customerType: string | null;
  readonly minQuantity: Quantity;
  readonly discountPercent: DecimalText;
}

export interface PriceFacts {
  readonly on: CalendarDate;
  /** In base units. */
  readonly quantity: Quantity;
  readonly item: { readonly id: string; readonly categoryId: string | null; readonly productType: string | null };
  readonly customer: { readonly id: string; readonly type: string };
  readonly lists: readonly CandidateList[];
  readonly rules: readonly CandidateRule[];
}

/**
 * One step of how a price came about; the screen words it. `unitPrice` is what a list gives, `off` and `leaves` what a discount takes off it and
 * what remains, all in major units of the currency per base unit.
 */
export interface PriceStep {
  readonly step:
    | "list_not_valid"
    | "list_without_item"
    | "list_quantity_below"
    | "list_price"
    | "base_price"
    | "no_price"
    | "discount_applied"
    | "discount_outranked"
    | "discount_quantity_below"
    | "no_discount";
  readonly params: Readonly<Record<string, string>>;
}

export interface ChosenPrice {
  /** False when no list has a price; the unit price is then "0". */
  readonly priced: boolean;
  /** Major units of the currency per base unit, before the discount. */
  readonly unitPrice: DecimalText;
  readonly discountPercent: DecimalText;
  readonly trace: readonly PriceStep[];
}

const inForce = (span: Span, on: CalendarDate) =>
  (span.validFrom === null || span.validFrom <= on) && (span.validTo === null || span.validTo >= on);

/**
 * The price of an item for a customer (PRC-01, PRC-02, PRC-09). The customer's lists are asked by priority, then the base
 * list; in a list the entry in force with the highest minimum quantity not above the quantity gives the price. Then the best
 * discount in force is taken off: the most specific one (item before product type and category before any; customer before
 * customer type before any), among equals the larger. Every step is told in `trace`.
 */
export function choosePrice(facts: PriceFacts): ChosenPrice {
  const trace: PriceStep[] = [];
  const unitPrice = priceFromLists(facts, trace);
  if (unitPrice === null) {
    trace.push({ step: "no_price", params: {} });
    return { priced: false, unitPrice: "0", discountPercent: "0", trace };
  }
  return { priced: true, unitPrice, discountPercent: bestDiscount(facts, unitPrice, trace), trace };
}

function priceFromLists(facts: PriceFacts, trace: PriceStep[]): DecimalText | null {
  for (const list of inOrder(facts.lists)) {
    if (!inForce(list, facts.on)) {
      trace.push({ step: "list_not_valid", params: { list: list.code } });
      continue;
    }
    const entries = list.entries.filter((entry) => inForce(entry, facts.on));
    const [best] = entries
      .filter((entry) => compareQuantity(entry.minQuantity, facts.quantity) <= 0)
      .sort((a, b) => compareQuantity(b.minQuantity, a.minQuantity) || (b.validFrom ?? "").localeCompare(a.validFrom ?? ""));
    if (best) {
      trace.push({ step: list.priority === null ? "base_price" : "list_price", params: { list: list.code, minQuantity: best.minQuantity, unitPrice: best.unitPrice } });
      return best.unitPrice;
    }
    const [lowest] = [...entries].sort((a, b) => compareQuantity(a.minQuantity, b.minQuantity));
    trace.push(
      lowest
        ? { step: "list_quantity_below", params: { list: list.code, minQuantity: lowest.minQuantity } }
        : { step: "list_without_item", params: { list: list.code } },
    );
  }
  return null;
}

/** Assigned lists by priority, the base list last; equal priorities by code, so that the order never changes by chance. */
function inOrder(lists: readonly CandidateList[]): CandidateList[] {
  return [...lists].sort((a, b) => (a.priority ?? Number.MAX_SAFE_INTEGER) - (b.priority ?? Number.MAX_SAFE_INTEGER) || a.code.localeCompare(b.code));
}

function bestDiscount(facts: PriceFacts, unitPrice: DecimalText, trace: PriceStep[]): DecimalText {
  const matching = facts.rules
    .filter((rule) => inForce(rule, facts.on) && appliesTo(rule, facts))
    .sort((a, b) => rank(b) - rank(a) || decimal(b.discountPercent).comparedTo(a.discountPercent) || a.id.localeCompare(b.id));
  const [best, ...others] = matching.filter((rule) => compareQuantity(rule.minQuantity, facts.quantity) <= 0);
  for (const rule of matching) {
    const params = { rule: rule.name, percent: rule.discountPercent, minQuantity: rule.minQuantity };
    if (rule === best) trace.push({ step: "discount_applied", params: { ...params, ...takenOff(unitPrice, rule.discountPercent) } });
    else trace.push({ step: others.includes(rule) ? "discount_outranked" : "discount_quantity_below", params });
  }
  if (!best) trace.push({ step: "no_discount", params: {} });
  return best?.discountPercent ?? "0";
}

/** What a discount takes off a unit price and what it leaves, major units, as exact as they come out. */
function takenOff(unitPrice: DecimalText, percent: DecimalText): { off: DecimalText; leaves: DecimalText } {
  const off = decimal(unitPrice).times(percent).div(100);
  return { off: off.toFixed(), leaves: decimal(unitPrice).minus(off).toFixed() };
}

function appliesTo(rule: CandidateRule, { item, customer }: PriceFacts): boolean {
  return (
    (rule.itemId === null || rule.itemId === item.id) &&
    (rule.categoryId === null || rule.categoryId === item.categoryId) &&
    (rule.productType === null || rule.productType === item.productType) &&
    (rule.customerId === null || rule.customerId === customer.id) &&
    (rule.customerType === null || rule.customerType === customer.type)
  );
}

/** How closely a rule speaks of the item first, of the customer second. */
function rank(rule: CandidateRule): number {
  const ofItem = rule.itemId !== null ? 3 : (rule.categoryId !== null ? 1 : 0) + (rule.productType !== null ? 1 : 0);
  const ofCustomer = rule.customerId !== null ? 2 : rule.customerType !== null ? 1 : 0;
  return ofItem * 10 + ofCustomer;
}
