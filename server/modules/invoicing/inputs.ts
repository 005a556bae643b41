import { z } from "zod";
import { idOf } from "@/server/kernel/ids";
import { calendarDateInput, optionalText, positiveQuantity, textInput } from "@/server/kernel/inputs";
import { totalsWanted } from "@/server/platform/totals";

export const invoiceId = idOf("invoice");
const customerId = idOf("customer");
const shipmentId = idOf("shipment");

export const issueInvoiceInput = z
  .object({
    /** Everything that can be billed of these shipments … */
    shipmentIds: z.array(shipmentId).max(100).default([]),
    /** … or exactly these quantities. */
    lines: z.array(z.object({ shipmentLineId: idOf("shipment_line"), quantity: positiveQuantity })).max(500).default([]),
    /** Business date; the workspace's today when absent. */
    on: calendarDateInput.optional(),
    /** The order's or the customer's terms when absent. */
    paymentTermsId: idOf("payment_terms").nullish(),
    customerReference: optionalText(100),
  })
  .refine((input) => input.shipmentIds.length > 0 !== input.lines.length > 0, { error: "invoicing.choose_shipments_or_lines", path: ["lines"] });

export const issueCreditNoteInput = z.object({
  invoiceId,
  on: calendarDateInput.optional(),
  reason: textInput(500),
  lines: z
    .array(z.object({ invoiceLineId: idOf("invoice_line"), quantity: positiveQuantity, returnReceiptLineId: idOf("return_receipt_line").nullish() }))
    .min(1)
    .max(500),
});

export const invoiceIdInput = z.object({ invoiceId });

const page = { cursor: z.string().max(500).nullish(), limit: z.number().int().min(1).max(200).default(50) };

export const listInvoicesInput = z.object({
  search: z.string().max(200).optional(),
  kind: z.enum(["invoice", "credit_note"]).optional(),
  /** Of invoices: something is still to be paid, is overdue, or nothing is. */
  state: z.enum(["open", "overdue", "settled"]).optional(),
  customerId: customerId.optional(),
  legalEntityId: idOf("legal_entity").optional(),
  from: calendarDateInput.optional(),
  to: calendarDateInput.optional(),
  sort: z.enum(["invoicedOn", "-invoicedOn", "customer", "-customer"]).default("-invoicedOn"),
  totals: totalsWanted,
  ...page,
});

export const listToInvoiceInput = z.object({ search: z.string().max(200).optional(), customerId: customerId.optional(), ...page });
export const billableLinesInput = z
  .object({ shipmentIds: z.array(shipmentId).max(100).default([]), orderId: idOf("order").optional() })
  .refine((input) => input.shipmentIds.length > 0 !== (input.orderId !== undefined), { error: "invoicing.choose_shipments_or_lines", path: ["shipmentIds"] });
export const creditableLinesInput = z.object({ invoiceId });
export const invoicesForReturnInput = z.object({ returnReceiptId: idOf("return_receipt") });
export const listWaitingCreditInput = z.object({ customerId: customerId.optional(), limit: z.number().int().min(1).max(200).default(100) });

export const customerRevenueInput = z.object({ customerId, months: z.number().int().min(1).max(36).default(12) });
export const netByMonthInput = z.object({ months: z.number().int().min(1).max(36).default(12) });
