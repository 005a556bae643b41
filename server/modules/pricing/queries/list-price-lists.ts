import { and, asc, desc, eq, like, sql, type SQL } from "drizzle-orm";
import { items, units } from "@/db/schema/catalog";
import { customerPriceLists, priceListEntries, priceLists } from "@/db/schema/pricing";
import { actorMay } from "@/server/platform/actor";
import { defineQuery } from "@/server/platform/command";
import { decodeCursor, likePattern, pageOf } from "@/server/platform/keyset";
import type { TenantScope } from "@/server/platform/tenant-scope";
import { customerIdInput, itemIdInput, listPriceEntriesInput, listPriceListsInput, priceListIdInput } from "../inputs";
import { listsOfCustomer, requirePriceList } from "./find-pricing";
import { requireVisibleCustomer } from "@/server/modules/customers";

/** Price lists with the number of their items and of the customers that have them; the base list first. */
export const listPriceLists = defineQuery({
  name: "pricing.list-price-lists",
  permission: "prices.view",
  input: listPriceListsInput,
  async run(scope, input) {
    const rows = await scope.db
      .select({
        id: priceLists.id,
        code: priceLists.code,
        name: priceLists.name,
        currency: priceLists.currency,
        isBase: priceLists.isBase,
        validFrom: priceLists.validFrom,
        validTo: priceLists.validTo,
        archived: priceLists.archived,
        version: priceLists.version,
        itemCount: sql<number>`(select count(distinct ${priceListEntries.itemId})::int from ${priceListEntries}
          where ${priceListEntries.tenantId} = ${scope.tenantId} and ${priceListEntries.priceListId} = "price_lists"."id")`,
        customerCount: sql<number>`(select count(*)::int from ${customerPriceLists}
          where ${customerPriceLists.tenantId} = ${scope.tenantId} and ${customerPriceLists.priceListId} = "price_lists"."id")`,
      })
      .from(priceLists)
      .where(and(eq(priceLists.tenantId, scope.tenantId), input.includeArchived ? undefined : eq(priceLists.archived, false)))
      .orderBy(desc(priceLists.isBase), asc(priceLists.archived), asc(priceLists.code));
    return { rows };
  },
});

export type PriceListAction = "edit" | "archive" | "activate";

export const getPriceList = defineQuery({
  name: "pricing.get-price-list",
  permission: "prices.view",
  input: priceListIdInput,
  async run(scope, input) {
    const { tenantId: _tenant, ...list } = await requirePriceList(scope, input.priceListId);
    const actions: PriceListAction[] = [];
    if (actorMay(scope.actor, "prices.edit") && !list.archived) actions.push("edit");
    if (actorMay(scope.actor, "price_lists.edit") && !list.isBase) actions.push(list.archived ? "activate" : "archive");
    return { list, availableActions: actions };
  },
});

/** The prices of a list by item code, minimum quantity and first day. */
export const listPriceEntries = defineQuery({
  name: "pricing.list-price-entries",
  permission: "prices.view",
  input: listPriceEntriesInput,
  async run(scope, input) {
    await requirePriceList(scope, input.priceListId);
    const words = (input.search ?? "").trim().split(/\s+/).filter(Boolean).slice(0, 6);
    const cursor = input.cursor ? decodeCursor(input.cursor) : null;
    const place = sql<string>`(${items.code} || chr(1) || to_char(${priceListEntries.minQuantity}, 'FM00000000000000.0000') || chr(1) || coalesce(${priceListEntries.validFrom}::text, '')) collate "C"`;
    const rows = await readEntries(
      scope,
      place,
      and(
        eq(priceListEntries.tenantId, scope.tenantId),
        eq(priceListEntries.priceListId, input.priceListId),
        input.itemId ? eq(priceListEntries.itemId, input.itemId) : undefined,
        input.on ? sql`(${priceListEntries.validFrom} is null or ${priceListEntries.validFrom} <= ${input.on})` : undefined,
        input.on ? sql`(${priceListEntries.validTo} is null or ${priceListEntries.validTo} >= ${input.on})` : undefined,
        ...words.map((word) => like(items.searchText, likePattern(word))),
        cursor ? sql`(${place}, ${priceListEntries.id}) > (${cursor.sortValue}, ${cursor.id}::uuid)` : undefined,
      ),
      input.limit + 1,
    );
    return pageOf(rows, input.limit, (row) => row.place);
  },
});

function readEntries(scope: TenantScope, place: SQL<string>, where: SQL | undefined, limit: number) {
  return scope.db
    .select({
      id: priceListEntries.id,
      itemId: priceListEntries.itemId,
      itemCode: items.code,
      itemName: items.name,
      unitCode: units.code,
      minQuantity: priceListEntries.minQuantity,
      unitPrice: priceListEntries.unitPrice,
      validFrom: priceListEntries.validFrom,
      validTo: priceListEntries.validTo,
      place,
    })
    .from(priceListEntries)
    .innerJoin(items, and(eq(items.tenantId, priceListEntries.tenantId), eq(items.id, priceListEntries.itemId)))
    .innerJoin(units, and(eq(units.tenantId, items.tenantId), eq(units.id, items.unitId)))
    .where(where)
    .orderBy(asc(place), asc(priceListEntries.id))
    .limit(limit);
}

/** The prices of an item in every list, for the item's record. */
export const listItemPrices = defineQuery({
  name: "pricing.list-item-prices",
  permission: "prices.view",
  input: itemIdInput,
  async run(scope, input) {
    const rows = await scope.db
      .select({
        id: priceListEntries.id,
        priceListId: priceLists.id,
        listCode: priceLists.code,
        listName: priceLists.name,
        isBase: priceLists.isBase,
        currency: priceLists.currency,
        minQuantity: priceListEntries.minQuantity,
        unitPrice: priceListEntries.unitPrice,
        validFrom: priceListEntries.validFrom,
        validTo: priceListEntries.validTo,
      })
      .from(priceListEntries)
      .innerJoin(priceLists, and(eq(priceLists.tenantId, priceListEntries.tenantId), eq(priceLists.id, priceListEntries.priceListId)))
      .where(and(eq(priceListEntries.tenantId, scope.tenantId), eq(priceListEntries.itemId, input.itemId), eq(priceLists.archived, false)))
      .orderBy(desc(priceLists.isBase), asc(priceLists.code), asc(priceListEntries.minQuantity), asc(priceListEntries.validFrom))
      .limit(500);
    return { rows };
  },
});

/** The lists a customer buys from, first asked first. */
export const getCustomerScheme = defineQuery({
  name: "pricing.get-customer-scheme",
  permission: "price_lists.view",
  input: customerIdInput,
  async run(scope, input) {
    const customer = await requireVisibleCustomer(scope, input.customerId);
    return { lists: await listsOfCustomer(scope, customer.id), mayEdit: actorMay(scope.actor, "price_lists.edit") };
  },
});
