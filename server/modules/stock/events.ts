import { z } from "zod";
import { defineEvent } from "@/server/platform/outbox";

/** More of these items is on hand in the warehouse: waiting orders may be served. */
export const stockIncreased = defineEvent("stock.increased", z.object({ itemIds: z.array(z.string()), warehouseId: z.string() }));

/** A count found less than was promised: these reservations were given back, the newest first. */
export const reservationsReleased = defineEvent(
  "stock.reservations_released",
  z.object({
    countId: z.string(),
    countNumber: z.string(),
    releases: z.array(z.object({ demandLineId: z.string(), itemId: z.string(), warehouseId: z.string(), quantity: z.string() })),
  }),
);
