import { and, eq, isNotNull, isNull, or, sql } from "drizzle-orm";
import { items } from "@/db/schema/catalog";
import { customers } from "@/db/schema/customers";
import { customerPriceLists, discountRules, priceListEntries, priceLists } from "@/db/schema/pricing";
import { customerVisible, onlyCustomersOf, visibleInStatement } from "@/server/modules/customers";
import type { CalendarDate } from "@/server/kernel/calendar-date";
import { notFound } from "@/server/kernel/errors";
import type { Quantity } from "@/server/kernel/quantity";
import { idArray, statement } from "@/server/platform/statement";
import type { TenantScope } from "@/server/platform/tenant-scope";
import { choosePrice, type CandidateList, type CandidateRule, type ChosenPrice } from "../rules/choose-price";

export interface QuoteInput {
  readonly customerId: string;
  readonly on: CalendarDate;
  /** Quantities in base units. */
  readonly lines: readonly { readonly key: string; readonly itemId: string; readonly quantity: Quantity }[];
}
export interface QuotedLine extends ChosenPrice {
  readonly key: string;
}

/**
 * The price of each line for the customer on a day, with its trace. Two statements, sent together, for any number of lines
 * and any size of catalogue: only the lists and entries of these items and the rules that can touch them are read.
 * Prices are in the workspace's home currency.
 * @throws NaruError `record.not_found` for a customer the actor may not see or an item that does not exist
 */
export async function quotePrices(scope: TenantScope, input: QuoteInput): Promise<QuotedLine[]> {
  if (input.lines.length === 0) return [];
  const itemIds = [...new Set(input.lines.map((line) => line.itemId))];
  const [listRows, itemRows] = await Promise.all([readLists(scope, input, itemIds), readRules(scope, input, itemIds)]);
  const lists = listsByItem(listRows);
  const facts = factsByItem(itemRows);
  if (facts.size < itemIds.length) await explainMissing(scope, input.customerId);
  return input.lines.map((line) => {
    const known = facts.get(line.itemId);
    if (!known) throw notFound("item");
    return {
      key: line.key,
      ...choosePrice({ on: input.on, quantity: line.quantity, item: known.item, customer: known.customer, lists: lists(line.itemId), rules: known.rules }),
    };
  });
}

/** The lists the customer may buy from, each with its entries for the items that are in force on the day. */
const selectLists = statement(["customerId", "on", "currency", "itemIds"], (db, value) =>
  db
    .select({
      id: priceLists.id,
      code: priceLists.code,
      isBase: priceLists.isBase,
      priority: customerPriceLists.priority,
      validFrom: priceLists.validFrom,
      validTo: priceLists.validTo,
      entry: {
        itemId: priceListEntries.itemId,
        minQuantity: priceListEntries.minQuantity,
        unitPrice: priceListEntries.unitPrice,
        validFrom: priceListEntries.validFrom,
        validTo: priceListEntries.validTo,
      },
    })
    .from(priceLists)
    .leftJoin(
      customerPriceLists,
      and(
        eq(customerPriceLists.tenantId, priceLists.tenantId),
        eq(customerPriceLists.priceListId, priceLists.id),
        eq(customerPriceLists.customerId, value("customerId")),
      ),
    )
    .leftJoin(
      priceListEntries,
      and(
        eq(priceListEntries.tenantId, priceLists.tenantId),
        eq(priceListEntries.priceListId, priceLists.id),
        sql`${priceListEntries.itemId} = any(${value("itemIds")}::uuid[])`,
        sql`(${priceListEntries.validFrom} is null or ${priceListEntries.validFrom} <= ${value("on")}::date)`,
        sql`(${priceListEntries.validTo} is null or ${priceListEntries.validTo} >= ${value("on")}::date)`,
      ),
    )
    .where(
      and(
        eq(priceLists.tenantId, value("tenantId")),
        eq(priceLists.archived, false),
        eq(priceLists.currency, value("currency")),
        or(isNotNull(customerPriceLists.id), eq(priceLists.isBase, true)),
      ),
    ),
);

const readLists = (scope: TenantScope, { customerId, on }: QuoteInput, itemIds: readonly string[]) =>
  selectLists(scope, { customerId, on, currency: scope.workspace.homeCurrency, itemIds: idArray(itemIds) });

/** Each item with the customer's type and the rules that apply to both on the day, whatever the quantity. */
const r = discountRules;
const selectRules = statement(["customerId", "owner", "on", "itemIds"], (db, value) =>
  db
    .select({
      item: { id: items.id, categoryId: items.categoryId, productType: items.productType },
      customer: { id: customers.id, type: customers.type },
      rule: {
        id: r.id,
        name: r.name,
        itemId: r.itemId,
        categoryId: r.categoryId,
        productType: r.productType,
        customerId: r.customerId,
        customerType: r.customerType,
        minQuantity: r.minQuantity,
        discountPercent: r.discountPercent,
        validFrom: r.validFrom,
        validTo: r.validTo,
      },
    })
    .from(items)
    .innerJoin(customers, and(eq(customers.tenantId, items.tenantId), eq(customers.id, value("customerId")), visibleInStatement(value, customers.id)))
    .leftJoin(
      r,
      and(
        eq(r.tenantId, items.tenantId),
        eq(r.archived, false),
        or(isNull(r.itemId), eq(r.itemId, items.id)),
        or(isNull(r.categoryId), eq(r.categoryId, items.categoryId)),
        or(isNull(r.productType), eq(r.productType, items.productType)),
        or(isNull(r.customerId), eq(r.customerId, customers.id)),
        or(isNull(r.customerType), eq(r.customerType, customers.type)),
        sql`(${r.validFrom} is null or ${r.validFrom} <= ${value("on")}::date)`,
        sql`(${r.validTo} is null or ${r.validTo} >= ${value("on")}::date)`,
      ),
    )
    .where(and(eq(items.tenantId, value("tenantId")), sql`${items.id} = any(${value("itemIds")}::uuid[])`)),
);

const readRules = (scope: TenantScope, { customerId, on }: QuoteInput, itemIds: readonly string[]) =>
  selectRules(scope, { customerId, on, owner: onlyCustomersOf(scope), itemIds: idArray(itemIds) });

type ListRow = Awaited<ReturnType<typeof readLists>>[number];
type RuleRow = Awaited<ReturnType<typeof readRules>>[number];

function listsByItem(rows: readonly ListRow[]): (itemId: string) => CandidateList[] {
  const heads = new Map(rows.map(({ entry: _entry, ...list }) => [list.id, list]));
  const entries = new Map<string, CandidateList["entries"][number][]>();
  for (const { id, entry } of rows) {
    if (!entry) continue;
    const key = `${id}:${entry.itemId}`;
    entries.set(key, [...(entries.get(key) ?? []), entry]);
  }
  return (itemId) => [...heads.values()].map((list) => ({ ...list, entries: entries.get(`${list.id}:${itemId}`) ?? [] }));
}

function factsByItem(rows: readonly RuleRow[]) {
  const facts = new Map<string, { item: RuleRow["item"]; customer: RuleRow["customer"]; rules: CandidateRule[] }>();
  for (const { item, customer, rule } of rows) {
    const known = facts.get(item.id) ?? { item, customer, rules: [] };
    if (rule) known.rules.push(rule);
    facts.set(item.id, known);
  }
  return facts;
}

/** Tells a missing customer from a missing item. */
async function explainMissing(scope: TenantScope, customerId: string): Promise<never> {
  const [customer] = await scope.db
    .select({ id: customers.id })
    .from(customers)
    .where(and(eq(customers.tenantId, scope.tenantId), eq(customers.id, customerId), customerVisible(scope, customers.id)));
  throw notFound(customer ? "item" : "customer");
}
