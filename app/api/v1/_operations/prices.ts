import { z } from "zod";
import { assignPriceLists, createPriceList, getCustomerScheme, listCustomerItemCodes, listPriceEntries, listPriceLists, setCustomerItemCode, setPriceEntries, tryPrices } from "@/server/modules/pricing";
import { page, reading, writing } from "../_contract/operation";
import { allOf, currency, date, decimal, flag, id, pageOf, text, view, whole } from "../_contract/view-fields";

const tag = "Prices";

export const priceOperations = [
  reading("GET", {
    id: "listPriceLists", path: "/price-lists", tag, scope: "prices:read", summary: "Lists price lists, the base list first", query: listPriceLists,
    response: allOf("PriceListList", view("PriceList", {
      id: id("price list"), code: text(), name: text(), currency: currency(), isBase: flag(), validFrom: date().nullable(), validTo: date().nullable(), archived: flag(), version: whole(),
    })),
  }),
  writing("POST", {
    id: "createPriceList", path: "/price-lists", tag, scope: "prices:write", summary: "Creates a price list", command: createPriceList,
    response: view("PriceListRef", { id: id("price list") }), show: ({ priceListId }) => ({ id: priceListId }),
  }),
  reading("GET", {
    id: "listPriceEntries", path: "/price-lists/{priceListId}/entries", tag, scope: "prices:read", summary: "Lists the prices of a list", query: listPriceEntries,
    response: pageOf("PriceEntryPage", view("PriceEntry", {
      id: id("price list entry"), itemId: id("item"), itemCode: text(), unitCode: text(), minQuantity: decimal(), unitPrice: decimal(), validFrom: date().nullable(), validTo: date().nullable(), currency: currency(),
    })), show: page,
  }),
  writing("POST", {
    id: "setPriceEntries", path: "/price-lists/{priceListId}/entries", tag, scope: "prices:write", summary: "Sets and removes prices of a list, up to 5,000 at once; with `seen` none that somebody changed meanwhile", command: setPriceEntries, status: 200,
    response: view("PriceEntriesSet", { priceListId: id("price list"), written: whole(), removed: whole() }),
  }),
  reading("GET", {
    id: "getCustomerPriceLists", path: "/customers/{customerId}/price-lists", tag, scope: "prices:read", summary: "Lists the price lists a customer buys from, first asked first", query: getCustomerScheme,
    response: allOf("CustomerPriceLists", view("CustomerPriceList", { id: id("price list"), code: text(), name: text() })), show: ({ lists }) => ({ rows: lists.map((list) => ({ ...list, id: list.priceListId })) }),
  }),
  writing("PUT", {
    id: "setCustomerPriceLists", path: "/customers/{customerId}/price-lists", tag, scope: "prices:write", summary: "Says which price lists a customer buys from; with `seen` only while they are as they were read", command: assignPriceLists,
    response: view("CustomerPriceListsSet", { customerId: id("customer"), changed: flag() }),
  }),
  reading("GET", {
    id: "listCustomerItemCodes", path: "/customers/{customerId}/item-codes", tag: "Customers", scope: "orders:read", summary: "Lists what a customer calls items in its own orders", query: listCustomerItemCodes,
    response: allOf("CustomerItemCodes", view("CustomerItemCode", { code: text(), itemId: id("item"), itemCode: text(), itemName: text() })), show: (rows) => ({ rows }),
  }),
  writing("PUT", {
    id: "setCustomerItemCode", path: "/customers/{customerId}/item-codes/{code}", tag: "Customers", scope: "orders:write", summary: "Says which item a customer's code means; null forgets the code", command: setCustomerItemCode,
    response: view("CustomerItemCodeSet", { customerId: id("customer"), changed: flag() }),
  }),
  reading("POST", {
    id: "quotePrices", path: "/prices/quote", tag, scope: "prices:read", summary: "What lines would cost a customer on a day; changes nothing", query: tryPrices,
    response: view("PriceQuote", {
      on: date(), currency: currency(),
      lines: z.array(view("QuotedLine", { key: text(), priced: flag().describe("False when no list has a price."), unitPrice: decimal(), discountPercent: decimal() })),
    }),
  }),
];
