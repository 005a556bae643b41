import { z } from "zod";
import { idOf } from "@/server/kernel/ids";
import { calendarDateInput, nonNegativeQuantity, optionalText, positiveQuantity, signedQuantity, textInput, unitPriceInput } from "@/server/kernel/inputs";

const MOST_LINES = 500;
const blankIsNone = (schema: z.ZodType<string, string>) => z.union([schema, z.literal("").transform(() => null)]).nullish();
const unitCost = blankIsNone(unitPriceInput);
const on = calendarDateInput.nullish();

export const receiveGoodsInput = z.object({
  warehouseId: idOf("warehouse"),
  on,
  reference: optionalText(120),
  lines: z
    .array(z.object({ itemId: idOf("item"), locationId: idOf("location").nullish(), quantity: positiveQuantity, /** Major units of the home currency per base unit. */ unitCost }))
    .min(1)
    .max(MOST_LINES),
});

export const openingStockInput = z.object({
  warehouseId: idOf("warehouse"),
  on,
  lines: z.array(z.object({ itemId: idOf("item"), locationId: idOf("location").nullish(), quantity: positiveQuantity, unitCost })).min(1).max(MOST_LINES),
});

export const reverseOpeningStockInput = z.object({
  /** The opening document that brought the goods in. */
  documentId: idOf("stock_document"),
  itemIds: z.array(idOf("item")).min(1).max(MOST_LINES),
  on,
  reason: textInput(200),
});

export const transferStockInput = z.object({
  warehouseId: idOf("warehouse"),
  toWarehouseId: idOf("warehouse"),
  on,
  reason: optionalText(200),
  lines: z
    .array(z.object({ itemId: idOf("item"), quantity: positiveQuantity, locationId: idOf("location").nullish(), toLocationId: idOf("location").nullish() }))
    .min(1)
    .max(MOST_LINES),
});

export const adjustStockInput = z.object({
  warehouseId: idOf("warehouse"),
  on,
  reason: textInput(200),
  lines: z.array(z.object({ itemId: idOf("item"), locationId: idOf("location").nullish(), quantity: signedQuantity, unitCost })).min(1).max(MOST_LINES),
});

export const scrapStockInput = z.object({
  warehouseId: idOf("warehouse"),
  on,
  reason: textInput(200),
  lines: z.array(z.object({ itemId: idOf("item"), locationId: idOf("location").nullish(), quantity: positiveQuantity })).min(1).max(MOST_LINES),
});

export const openCountInput = z.object({
  warehouseId: idOf("warehouse"),
  countedOn: on,
  /** None: the whole warehouse. */
  locationId: idOf("location").nullish(),
  categoryId: idOf("category").nullish(),
  note: optionalText(200),
});

export const enterCountInput = z.object({
  countId: idOf("stock_count"),
  /** `was` is what the screen showed before: another person's entry is never overwritten unseen. */
  lines: z
    .array(z.object({ itemId: idOf("item"), locationId: idOf("location"), was: nonNegativeQuantity.nullable(), counted: nonNegativeQuantity.nullable() }))
    .min(1)
    .max(MOST_LINES),
});

export const countInput = z.object({ countId: idOf("stock_count"), version: z.number().int() });
export const getCountInput = z.object({ countId: idOf("stock_count") });

const warehouseFields = {
  code: textInput(20),
  name: textInput(100),
  country: optionalText(2),
  city: optionalText(80),
  address: optionalText(200),
  isDefault: z.boolean().default(false),
};
export const createWarehouseInput = z.object({ ...warehouseFields, locationCode: textInput(20).default("A-01") });
export const updateWarehouseInput = z.object({ warehouseId: idOf("warehouse"), version: z.number().int(), ...warehouseFields, archived: z.boolean().default(false) });
export const createLocationInput = z.object({ warehouseId: idOf("warehouse"), code: textInput(20), name: optionalText(80) });
export const updateLocationInput = z.object({
  locationId: idOf("location"), version: z.number().int(), code: textInput(20), name: optionalText(80), isDefault: z.boolean().default(false), archived: z.boolean().default(false),
});

export const listWarehousesInput = z.object({ archived: z.boolean().default(false) });
export const getDocumentInput = z.object({ documentId: idOf("stock_document") });
export const itemLocationsInput = z.object({ itemId: idOf("item") });
const page = { cursor: z.string().max(400).nullish(), limit: z.number().int().min(1).max(200).default(50) };
export const listMovesInput = z.object({
  itemId: idOf("item").nullish(), warehouseId: idOf("warehouse").nullish(),
  kind: z.enum(["opening", "receipt", "issue", "return", "transfer_out", "transfer_in", "adjustment", "count", "scrap"]).nullish(), ...page,
});
export const listCountsInput = z.object({ status: z.enum(["open", "posted", "cancelled"]).nullish(), warehouseId: idOf("warehouse").nullish(), ...page });
