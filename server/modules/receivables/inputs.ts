import { z } from "zod";
import { idOf } from "@/server/kernel/ids";
import { amountMinorInput, calendarDateInput, optionalText, positiveAmountMinor, textInput } from "@/server/kernel/inputs";
import { totalsWanted } from "@/server/platform/totals";
import { AGING_BUCKETS } from "./rules/aging";
import { RECEIPT_METHODS } from "./rules/receipt-fields";

const allocationsInput = z.array(z.object({ receivableId: idOf("receivable"), amountMinor: positiveAmountMinor })).max(200);

export const recordReceiptInput = z.object({
  customerId: idOf("customer"),
  method: z.enum(RECEIPT_METHODS),
  amountMinor: positiveAmountMinor,
  on: calendarDateInput.optional(),
  bankAccountId: idOf("bank_account").nullish(),
  bankReference: optionalText(100),
  payerName: optionalText(100),
  noteNumber: optionalText(60),
  noteIssuer: optionalText(100),
  noteMaturesOn: calendarDateInput.nullish(),
  cardApproval: optionalText(60),
  memo: optionalText(500),
  allocations: allocationsInput.default([]),
});

export const allocateReceiptInput = z.object({
  creditId: idOf("customer_credit"),
  on: calendarDateInput.optional(),
  allocations: allocationsInput.min(1),
});

export const undoAllocationInput = z.object({ allocationId: idOf("allocation"), on: calendarDateInput.optional() });

export const reverseReceiptInput = z.object({ receiptId: idOf("receipt"), on: calendarDateInput.optional(), reason: textInput(200) });

export const collectNoteInput = z.object({ receiptId: idOf("receipt"), bankAccountId: idOf("bank_account"), on: calendarDateInput.optional() });

export const openingReceivableInput = z.object({
  customerId: idOf("customer"),
  /** Absent: the customer's default company on that day. */
  legalEntityId: idOf("legal_entity").nullish(),
  /** Number of the old system's invoice. */
  number: textInput(60),
  amountMinor: positiveAmountMinor,
  on: calendarDateInput,
  dueOn: calendarDateInput,
});

export const openingCreditInput = z.object({ customerId: idOf("customer"), number: textInput(60), amountMinor: positiveAmountMinor, on: calendarDateInput });

export const reverseOpeningReceivableInput = z.object({ receivableId: idOf("receivable"), on: calendarDateInput.optional(), reason: textInput(200) });
export const reverseOpeningCreditInput = z.object({ creditId: idOf("customer_credit"), on: calendarDateInput.optional(), reason: textInput(200) });

const pageSize = z.number().int().min(1).max(200).default(50);

export const listReceivablesInput = z.object({
  q: z.string().trim().max(100).optional(),
  customerId: idOf("customer").optional(),
  legalEntityId: idOf("legal_entity").optional(),
  bucket: z.enum(AGING_BUCKETS).optional(),
  /** `open` only what is still owed; `all` also what is settled. */
  state: z.enum(["open", "all"]).default("open"),
  sort: z.enum(["dueOn", "-dueOn", "customer", "-customer"]).default("dueOn"),
  cursor: z.object({ dueOn: calendarDateInput, id: idOf("receivable"), customerId: idOf("customer").optional() }).nullish(),
  totals: totalsWanted,
  limit: pageSize,
});

export const customerBalancesInput = z.object({
  q: z.string().trim().max(100).optional(),
  asOf: calendarDateInput.optional(),
  cursor: z.object({ balanceMinor: amountMinorInput, customerId: idOf("customer") }).nullish(),
  limit: pageSize,
});

export const customerStatementInput = z.object({ customerId: idOf("customer"), from: calendarDateInput, to: calendarDateInput });

export const listReceiptsInput = z.object({
  q: z.string().trim().max(100).optional(),
  customerId: idOf("customer").optional(),
  method: z.enum(RECEIPT_METHODS).optional(),
  state: z.enum(["posted", "reversed", "unallocated"]).optional(),
  from: calendarDateInput.optional(),
  to: calendarDateInput.optional(),
  sort: z.enum(["receivedOn", "-receivedOn", "customer", "-customer"]).default("-receivedOn"),
  cursor: z.object({ on: calendarDateInput, id: idOf("receipt"), customerId: idOf("customer").optional() }).nullish(),
  totals: totalsWanted,
  limit: pageSize,
});

export const getReceiptInput = z.object({ receiptId: idOf("receipt") });

export const suggestAllocationInput = z.object({ customerId: idOf("customer"), amountMinor: amountMinorInput.default(0n) });
export const customerInput = z.object({ customerId: idOf("customer") });
