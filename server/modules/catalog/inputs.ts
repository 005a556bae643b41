import { z } from "zod";
import { idOf } from "@/server/kernel/ids";
import { calendarDateInput, nonNegativeQuantity, optionalText, percentInput, textInput, unitPriceInput } from "@/server/kernel/inputs";

export const itemId = idOf("item");
export const categoryId = idOf("category");
export const unitId = idOf("unit");
export const taxCodeId = idOf("tax_code");
const version = z.number().int().positive();
const codeInput = textInput(40);

/** One of the unit is this many base units. */
const factorInput = z
  .string()
  .trim()
  .regex(/^\d{1,10}(\.\d{1,8})?$/, { error: "input.factor" })
  .refine((t) => Number(t) > 0, { error: "input.factor" });

export const ITEM_KINDS = ["stocked", "service"] as const;
export const TAX_KINDS = ["taxable", "zero_rated", "exempt"] as const;

const itemFields = {
  code: codeInput,
  name: textInput(200),
  description: optionalText(2000),
  categoryId: categoryId.nullish(),
  productType: optionalText(60),
  /** The workspace's default tax code when absent. */
  taxCodeId: taxCodeId.nullish(),
  barcode: optionalText(60),
  packing: optionalText(100),
  standardCost: unitPriceInput.nullish(),
  reorderPoint: nonNegativeQuantity.nullish(),
  leadTimeDays: z.number().int().min(0).max(1000).nullish(),
  discontinued: z.boolean().default(false),
  /** Other units it is ordered in. */
  units: z.array(z.object({ unitId, factor: factorInput })).max(20).default([]),
};

/** Base unit and kind are fixed once the item exists: stock and documents count in them. */
export const createItemInput = z.object({ ...itemFields, kind: z.enum(ITEM_KINDS).default("stocked"), unitId });
export const updateItemInput = z.object({ itemId, version, ...itemFields });
export const itemVersionInput = z.object({ itemId, version });
export const itemIdInput = z.object({ itemId });

const patchText = (max: number) => z.string().trim().max(max, { error: "input.too_long" }).nullable().transform((t) => (t ? t : null)).optional();

/** Import by code: a field that is absent stays as it is, null empties it. Unit, category and tax code go by their codes. */
export const upsertItemInput = z.object({
  code: codeInput,
  name: textInput(200).optional(),
  description: patchText(2000),
  kind: z.enum(ITEM_KINDS).optional(),
  unitCode: codeInput.optional(),
  categoryCode: patchText(40),
  taxCode: codeInput.optional(),
  productType: patchText(60),
  barcode: patchText(60),
  packing: patchText(100),
  standardCost: unitPriceInput.nullish(),
  reorderPoint: nonNegativeQuantity.nullish(),
  leadTimeDays: z.number().int().min(0).max(1000).nullish(),
  discontinued: z.boolean().optional(),
});

export const lookUpItemsInput = z.object({
  search: z.string().max(200).default(""),
  status: z.enum(["active", "inactive"]).optional(),
  kind: z.enum(ITEM_KINDS).optional(),
  limit: z.number().int().min(1).max(50).default(20),
});

export const listItemsInput = z.object({
  search: z.string().max(200).optional(),
  categoryId: categoryId.optional(),
  productType: z.string().max(60).optional(),
  kind: z.enum(ITEM_KINDS).optional(),
  status: z.enum(["active", "inactive"]).optional(),
  discontinued: z.boolean().optional(),
  sort: z.enum(["name", "-name", "code", "-code"]).default("name"),
  cursor: z.string().max(500).nullish(),
  limit: z.number().int().min(1).max(200).default(50),
});

const unitFields = { code: codeInput, name: textInput(100), decimals: z.number().int().min(0).max(4).default(0) };
export const createUnitInput = z.object(unitFields);
export const updateUnitInput = z.object({ unitId, version, ...unitFields });

const categoryFields = { code: codeInput, name: textInput(100), description: optionalText(500) };
export const createCategoryInput = z.object(categoryFields);
export const updateCategoryInput = z.object({ categoryId, version, ...categoryFields });
export const upsertCategoryInput = z.object({ code: codeInput, name: textInput(100).optional(), description: patchText(500) });

export const createTaxCodeInput = z.object({
  code: codeInput,
  name: textInput(100),
  kind: z.enum(TAX_KINDS),
  /** The first rate of a taxable code. */
  ratePercent: percentInput.nullish(),
  validFrom: calendarDateInput.nullish(),
});
export const updateTaxCodeInput = z.object({ taxCodeId, version, code: codeInput, name: textInput(100) });
export const setTaxRateInput = z.object({ taxCodeId, validFrom: calendarDateInput, ratePercent: percentInput });
export const taxCodeIdInput = z.object({ taxCodeId });
