import { z } from "zod";
import { defineEvent } from "@/server/platform/outbox";

export const customerHeld = defineEvent("customer.held", z.object({ customerId: z.string() }));
export const customerReleased = defineEvent("customer.released", z.object({ customerId: z.string() }));
