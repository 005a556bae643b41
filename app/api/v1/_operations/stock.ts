import { z } from "zod";
import { checkAvailability, itemAvailability, listStock } from "@/server/modules/promising";
import { adjustStock, listMoves, listWarehouses, receiveGoods, scrapStock, transferStock } from "@/server/modules/stock";
import { page, reading, writing } from "../_contract/operation";
import { allOf, amount, choice, currency, date, decimal, flag, id, moment, pageOf, text, view, whole } from "../_contract/view-fields";

const tag = "Stock";
const PLACE = { itemId: id("item"), itemCode: text(), itemName: text(), unitCode: text(), warehouseId: id("warehouse"), warehouseName: text() };

export const stockOperations = [
  reading("GET", {
    id: "listWarehouses", path: "/warehouses", tag, scope: "stock:read", summary: "Lists warehouses with their locations", query: listWarehouses,
    response: allOf("WarehouseList", view("Warehouse", {
      id: id("warehouse"), code: text(), name: text(), country: text().nullable(), city: text().nullable(), address: text().nullable(), isDefault: flag(), archived: flag(), version: whole(),
      locations: z.array(view("Location", { id: id("location"), code: text(), name: text().nullable(), isDefault: flag(), archived: flag() })),
    })), show: (rows) => ({ rows }),
  }),
  writing("POST", {
    id: "receiveStock", path: "/stock/receipts", tag, scope: "stock:write", summary: "Takes goods into a warehouse and posts their value", command: receiveGoods,
    response: view("StockReceipt", { id: id("stock document"), number: text(), total: amount(), currency: currency() }), show: ({ documentId, number, totalMinor }) => ({ id: documentId, number, totalMinor }),
  }),
  writing("POST", {
    id: "adjustStock", path: "/stock/adjustments", tag, scope: "stock:write", summary: "Corrects quantities, up or down, with a reason", command: adjustStock,
    response: view("StockAdjustment", { id: id("stock document"), number: text(), difference: amount(), currency: currency() }), show: ({ documentId, number, differenceMinor }) => ({ id: documentId, number, differenceMinor }),
  }),
  writing("POST", {
    id: "scrapStock", path: "/stock/scrap", tag, scope: "stock:write", summary: "Writes unusable goods off at their average cost", command: scrapStock,
    response: view("StockScrap", { id: id("stock document"), number: text(), cost: amount(), currency: currency() }), show: ({ documentId, number, costMinor }) => ({ id: documentId, number, costMinor }),
  }),
  writing("POST", {
    id: "transferStock", path: "/stock/transfers", tag, scope: "stock:write", summary: "Moves goods between warehouses or locations", command: transferStock,
    response: view("StockTransfer", { id: id("stock document"), number: text() }), show: ({ documentId, number }) => ({ id: documentId, number }),
  }),
  reading("GET", {
    id: "listStock", path: "/stock", tag, scope: "stock:read", summary: "Lists stock per item and warehouse", query: listStock,
    response: pageOf("StockPage", view("StockBalance", {
      ...PLACE, onHand: decimal(), reserved: decimal(), available: decimal(), waiting: decimal(), incoming: decimal(), value: amount().nullable(), currency: currency(),
    })), show: page,
  }),
  reading("GET", {
    id: "listStockMoves", path: "/stock/moves", tag, scope: "stock:read", summary: "Lists stock moves, newest first", query: listMoves,
    response: pageOf("StockMovePage", view("StockMove", {
      id: id("stock move"), kind: text(), movedOn: date(), postedAt: moment(), quantity: decimal(), value: amount().nullable(), currency: currency(), reason: text().nullable(), ...PLACE, locationCode: text(),
      sourceType: text(), sourceId: id("source").nullable(), sourceNumber: text().nullable(),
    })), show: page,
  }),
  reading("GET", {
    id: "getItemAvailability", path: "/items/{itemId}/availability", tag: "Availability", scope: "stock:read", summary: "What of an item is on hand, reserved and free, and what may be promised when", query: itemAvailability,
    response: view("ItemAvailability", {
      itemId: id("item"), today: date(),
      places: z.array(view("PlaceAvailability", {
        warehouseId: id("warehouse"), warehouseCode: text(), warehouseName: text(), onHand: decimal(), reserved: decimal(), available: decimal(),
        curve: z.array(view("PromisableFrom", { on: date(), quantity: decimal() })).describe("What may be promised from each day on."),
      })),
    }),
    show: ({ item, today, places }) => ({ itemId: item.id, today, places: places.map((place) => ({ ...place, curve: place.curve.map((day) => ({ on: day.on, quantity: day.available })) })) }),
  }),
  reading("POST", {
    id: "checkAvailability", path: "/availability", tag: "Availability", scope: "stock:read", summary: "Whether lines can be served on their day, and if not, when; promises nothing", query: checkAvailability,
    response: allOf("AvailabilityAnswer", view("LineAvailability", {
      key: text(), availableNow: decimal(), promisedOn: date().nullable(), basis: choice(["stock", "supply", "lead_time", "service"]).nullable(), shortBy: decimal(),
    })), show: (rows) => ({ rows }),
  }),
];
