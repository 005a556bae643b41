import { z } from "zod";
import { activateItem, archiveItem, createItem, getItem, listCategories, listItems, listTaxCodes, listUnits, updateItem, upsertItem } from "@/server/modules/catalog";
import { page, reading, writing } from "../_contract/operation";
import { allOf, choice, date, decimal, flag, id, pageOf, text, view, whole } from "../_contract/view-fields";

const tag = "Items";

const summary = {
  id: id("item"), code: text(), name: text(), kind: choice(["stocked", "service"]), unitId: id("unit"), categoryId: id("category").nullable(), productType: text().nullable(),
  packing: text().nullable(), discontinued: flag(), status: choice(["active", "inactive"]), version: whole(),
};
const item = view("Item", {
  ...summary, description: text().nullable(), unitCode: text(), taxCodeId: id("tax code"), taxCode: text(), barcode: text().nullable(),
  standardCost: decimal().nullable().describe("Null for who may not see costs."), reorderPoint: decimal().nullable(), leadTimeDays: whole().nullable(),
  units: z.array(view("ItemUnit", { unitId: id("unit"), code: text(), factor: decimal() })),
});
const itemRef = view("ItemRef", { id: id("item") });
const ref = ({ itemId }: { itemId: string }) => ({ id: itemId });

export const itemOperations = [
  writing("POST", {
    id: "createItem", path: "/items", tag, scope: "items:write", summary: "Creates an item", command: createItem,
    response: view("CreatedItem", { id: id("item"), code: text() }), show: ({ itemId, code }) => ({ id: itemId, code }),
  }),
  reading("GET", {
    id: "listItems", path: "/items", tag, scope: "items:read", summary: "Lists items", query: listItems,
    response: pageOf("ItemPage", view("ItemSummary", { ...summary, unitCode: text(), taxCode: text(), categoryName: text().nullable() })), show: page,
  }),
  reading("GET", {
    id: "getItem", path: "/items/{itemId}", tag, scope: "items:read", summary: "Reads an item", query: getItem, response: item,
    show: ({ item: record, baseUnit, otherUnits, taxCode }) => ({ ...record, unitCode: baseUnit.code, taxCode: taxCode.code, units: otherUnits }),
  }),
  writing("PUT", { id: "updateItem", path: "/items/{itemId}", tag, scope: "items:write", summary: "Replaces an item's fields; `version` is the one that was read", command: updateItem, response: itemRef, show: ref }),
  writing("PUT", {
    id: "upsertItem", path: "/items/by-code/{code}", tag, scope: "items:write", summary: "Creates or changes the item with a code: absent fields stay, null empties", command: upsertItem,
    response: view("UpsertedItem", { id: id("item"), outcome: choice(["created", "updated", "unchanged"]) }), show: ({ itemId, outcome }) => ({ id: itemId, outcome }),
  }),
  writing("POST", { id: "archiveItem", path: "/items/{itemId}/archive", tag, scope: "items:write", summary: "Puts an item away", command: archiveItem, status: 200, response: itemRef, show: ref }),
  writing("POST", { id: "activateItem", path: "/items/{itemId}/activate", tag, scope: "items:write", summary: "Takes an item back", command: activateItem, status: 200, response: itemRef, show: ref }),
  reading("GET", {
    id: "listUnits", path: "/units", tag, scope: "items:read", summary: "Lists units of measure", query: listUnits,
    response: allOf("UnitList", view("Unit", { id: id("unit"), code: text(), name: text(), decimals: whole(), version: whole() })),
  }),
  reading("GET", {
    id: "listCategories", path: "/categories", tag, scope: "items:read", summary: "Lists item categories", query: listCategories,
    response: allOf("CategoryList", view("Category", { id: id("category"), code: text(), name: text(), description: text().nullable(), version: whole() })),
  }),
  reading("GET", {
    id: "listTaxCodes", path: "/tax-codes", tag, scope: "items:read", summary: "Lists tax codes with their dated rates", query: listTaxCodes,
    response: allOf("TaxCodeList", view("TaxCode", {
      id: id("tax code"), code: text(), name: text(), kind: choice(["taxable", "zero_rated", "exempt"]), isDefault: flag(), version: whole(),
      rates: z.array(view("TaxRate", { validFrom: date(), ratePercent: decimal() })),
    })),
  }),
];
