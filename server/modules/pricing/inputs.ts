import { z } from "zod";
import { idOf } from "@/server/kernel/ids";
import { calendarDateInput, currencyInput, nonNegativeQuantity, optionalText, percentInput, positiveQuantity, textInput, unitPriceInput } from "@/server/kernel/inputs";

export const priceListId = idOf("price_list");
export const priceListEntryId = idOf("price_list_entry");
export const discountRuleId = idOf("discount_rule");
const customerId = idOf("customer");
const itemId = idOf("item");
const version = z.number().int().positive();

const span = { validFrom: calendarDateInput.nullish(), validTo: calendarDateInput.nullish() };
const listFields = { code: textInput(40), name: textInput(100), ...span };

export const createPriceListInput = z.object({ ...listFields, currency: currencyInput.optional() });
export const updatePriceListInput = z.object({ priceListId, version, ...listFields });
export const priceListVersionInput = z.object({ priceListId, version });
export const priceListIdInput = z.object({ priceListId });
export const listPriceListsInput = z.object({ includeArchived: z.boolean().default(false) });

export const priceEntryInput = z.object({
  itemId,
  minQuantity: nonNegativeQuantity.default("0"),
  unitPrice: unitPriceInput,
  ...span,
});
/** A saved price as the sender saw it. */
const seenEntry = z.object({ priceListEntryId, unitPrice: unitPriceInput, validTo: calendarDateInput.nullable() });
/**
 * Entries are keyed by item, minimum quantity and first day: the same key again is a new price, `remove` takes entries away.
 * `seen` holds the saved prices that are replaced or removed: with it, none is touched that was set, changed or removed meanwhile.
 */
export const setPriceEntriesInput = z.object({
  priceListId,
  entries: z.array(priceEntryInput).max(5000).default([]),
  remove: z.array(priceListEntryId).max(5000).default([]),
  seen: z.array(seenEntry).max(10_000).optional(),
});
export const listPriceEntriesInput = z.object({
  priceListId,
  search: z.string().max(200).optional(),
  itemId: itemId.optional(),
  /** Only what is in force that day. */
  on: calendarDateInput.optional(),
  cursor: z.string().max(500).nullish(),
  limit: z.number().int().min(1).max(500).default(100),
});

export const assignPriceListsInput = z.object({
  customerId,
  /** The first is asked first. */
  priceListIds: z.array(priceListId).max(20),
  /** Codes of the lists the sender saw, in their order; with them nothing is replaced that is otherwise by now. */
  seen: z.array(z.string().max(40)).max(100).optional(),
});
/** The customer's code for an item; without an item the code means nothing any more. */
export const setCustomerItemCodeInput = z.object({ customerId, code: textInput(60), itemId: itemId.nullable(), replaces: z.string().trim().max(60).nullish() });
export const customerIdInput = z.object({ customerId });
export const itemIdInput = z.object({ itemId });

const ruleFields = {
  name: textInput(100),
  itemId: itemId.nullish(),
  categoryId: idOf("category").nullish(),
  productType: optionalText(60),
  customerId: customerId.nullish(),
  customerType: z.enum(["direct", "distributor", "agent"]).nullish(),
  minQuantity: nonNegativeQuantity.default("0"),
  discountPercent: percentInput,
  ...span,
};
export const createDiscountRuleInput = z.object(ruleFields);
export const updateDiscountRuleInput = z.object({ discountRuleId, version, ...ruleFields });
export const discountRuleVersionInput = z.object({ discountRuleId, version });
export const listDiscountRulesInput = z.object({ includeArchived: z.boolean().default(false), customerId: customerId.optional(), itemId: itemId.optional() });

export const tryPriceInput = z.object({
  customerId,
  on: calendarDateInput.optional(),
  lines: z.array(z.object({ key: z.string().max(60), itemId, quantity: positiveQuantity })).min(1).max(500),
});
