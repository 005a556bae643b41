import { z } from "zod";
import { defineEvent } from "@/server/platform/outbox";

export const receiptRecorded = defineEvent("receipt.recorded", z.object({ receiptId: z.string(), customerId: z.string() }));
export const receiptReversed = defineEvent("receipt.reversed", z.object({ receiptId: z.string(), customerId: z.string() }));
/** What is paid of some documents changed, up or down: their sources, `invoice` or `opening`. */
export const allocationChanged = defineEvent(
  "allocation.changed",
  z.object({ customerId: z.string(), sources: z.array(z.object({ type: z.string(), id: z.string() })) }),
);
