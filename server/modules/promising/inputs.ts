import { z } from "zod";
import { idOf } from "@/server/kernel/ids";
import { calendarDateInput, positiveQuantity } from "@/server/kernel/inputs";

export const checkAvailabilityInput = z.object({
  lines: z
    .array(
      z.object({
        key: z.string().max(64),
        itemId: idOf("item"),
        warehouseId: idOf("warehouse"),
        quantity: positiveQuantity,
        requiredOn: calendarDateInput,
        excludeDemandLineId: idOf("demand_line").nullish(),
      }),
    )
    .min(1)
    .max(500),
});

export const itemAvailabilityInput = z.object({ itemId: idOf("item"), warehouseId: idOf("warehouse").nullish() });

export const listStockInput = z.object({
  search: z.string().trim().max(100).nullish(),
  warehouseId: idOf("warehouse").nullish(),
  categoryId: idOf("category").nullish(),
  /** `short`: orders wait for more than is free. */
  state: z.enum(["in_stock", "out", "short", "reserved"]).nullish(),
  sort: z.enum(["code", "-code"]).default("code"),
  cursor: z.string().max(400).nullish(),
  limit: z.number().int().min(1).max(200).default(50),
});
