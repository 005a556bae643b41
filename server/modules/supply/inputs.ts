import { z } from "zod";
import { idOf } from "@/server/kernel/ids";
import { calendarDateInput, optionalText, positiveQuantity, textInput, unitPriceInput } from "@/server/kernel/inputs";

const optionalCost = z.union([unitPriceInput, z.literal("").transform(() => null)]).nullish();

export const supplierFields = {
  code: textInput(30),
  name: textInput(120),
  contactName: optionalText(100),
  contactTitle: optionalText(100),
  email: optionalText(200),
  phone: optionalText(60),
  website: optionalText(200),
  line1: optionalText(200),
  city: optionalText(100),
  region: optionalText(100),
  postalCode: optionalText(20),
  country: optionalText(60),
};
export const createSupplierInput = z.object(supplierFields);
export const upsertSupplierInput = z.object(supplierFields);
export const updateSupplierInput = z.object({ supplierId: idOf("supplier"), version: z.number().int(), status: z.enum(["active", "inactive"]).default("active"), ...supplierFields });
export const getSupplierInput = z.object({ supplierId: idOf("supplier") });

const page = { cursor: z.string().max(400).nullish(), limit: z.number().int().min(1).max(200).default(50) };
export const listSuppliersInput = z.object({ search: z.string().trim().max(100).nullish(), status: z.enum(["active", "inactive"]).nullish(), ...page });

const expectedLine = z.object({ itemId: idOf("item"), quantity: positiveQuantity, unitCost: optionalCost, dueOn: calendarDateInput.nullish() });
export const announceReceiptInput = z.object({
  supplierId: idOf("supplier").nullish(),
  warehouseId: idOf("warehouse"),
  dueOn: calendarDateInput,
  reference: optionalText(120),
  lines: z.array(expectedLine).min(1).max(500),
});
export const postponeReceiptInput = z.object({ expectedReceiptId: idOf("expected_receipt"), version: z.number().int(), dueOn: calendarDateInput, reference: optionalText(120) });
export const expectedReceiptInput = z.object({ expectedReceiptId: idOf("expected_receipt"), version: z.number().int() });
export const getExpectedReceiptInput = z.object({ expectedReceiptId: idOf("expected_receipt") });
export const receiveExpectedInput = z.object({
  expectedReceiptId: idOf("expected_receipt"),
  on: calendarDateInput.nullish(),
  /** What will not come any more is closed. */
  closeRest: z.boolean().default(false),
  lines: z.array(z.object({ lineNo: z.number().int().min(1), quantity: positiveQuantity, unitCost: optionalCost, locationId: idOf("location").nullish() })).min(1).max(500),
});
export const listExpectedInput = z.object({
  search: z.string().trim().max(100).nullish(), status: z.enum(["open", "overdue", "received", "cancelled"]).nullish(),
  warehouseId: idOf("warehouse").nullish(), supplierId: idOf("supplier").nullish(), sort: z.enum(["dueOn", "-dueOn"]).default("dueOn"), ...page,
});
