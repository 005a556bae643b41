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
