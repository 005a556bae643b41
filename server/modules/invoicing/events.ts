import { z } from "zod";
import { defineEvent } from "@/server/platform/outbox";

export const invoiceIssued = defineEvent("invoice.issued", z.object({ invoiceId: z.string(), customerId: z.string(), orderIds: z.array(z.string()) }));
export const creditNoteIssued = defineEvent(
  "credit_note.issued",
  z.object({ creditNoteId: z.string(), invoiceId: z.string(), customerId: z.string(), orderIds: z.array(z.string()) }),
);
