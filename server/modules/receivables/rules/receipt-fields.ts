import type { CalendarDate } from "@/server/kernel/calendar-date";
import { fault, type Fault } from "@/server/kernel/errors";

export const RECEIPT_METHODS = ["transfer", "cash", "note", "card"] as const;
export type ReceiptMethod = (typeof RECEIPT_METHODS)[number];

/** A promissory note or bill that was taken: in hand, paid by the bank, or given back. */
export const NOTE_STATUSES = ["received", "collected", "returned"] as const;
export type NoteStatus = (typeof NOTE_STATUSES)[number];

export interface ReceiptFields {
  readonly bankAccountId: string | null;
  readonly bankReference: string | null;
  readonly payerName: string | null;
  readonly noteNumber: string | null;
  readonly noteIssuer: string | null;
  readonly noteMaturesOn: CalendarDate | null;
  readonly noteStatus: NoteStatus | null;
  readonly cardApproval: string | null;
}

const NONE: ReceiptFields = {
  bankAccountId: null, bankReference: null, payerName: null, noteNumber: null, noteIssuer: null, noteMaturesOn: null, noteStatus: null, cardApproval: null,
};

/** Keeps of what was entered the fields of the method: a transfer has no maturity, a note no bank reference. */
export function fieldsOfMethod(method: ReceiptMethod, given: Omit<ReceiptFields, "noteStatus">): ReceiptFields {
  switch (method) {
    case "transfer":
      return { ...NONE, bankAccountId: given.bankAccountId, bankReference: given.bankReference, payerName: given.payerName };
    case "cash":
      return { ...NONE, bankAccountId: given.bankAccountId, payerName: given.payerName };
    case "note":
      return { ...NONE, noteNumber: given.noteNumber, noteIssuer: given.noteIssuer, noteMaturesOn: given.noteMaturesOn, noteStatus: "received" };
    case "card":
      return { ...NONE, cardApproval: given.cardApproval };
  }
}

/** What a method needs and does not have, all at once. */
export function checkReceiptFields(method: ReceiptMethod, fields: ReceiptFields, receivedOn: CalendarDate): Fault[] {
  const missing = (field: keyof ReceiptFields) => (fields[field] ? [] : [fault(field, "input.required")]);
  switch (method) {
    case "transfer":
      return missing("bankAccountId");
    case "cash":
      return [];
    case "card":
      return missing("cardApproval");
    case "note": {
      const early = fields.noteMaturesOn !== null && fields.noteMaturesOn < receivedOn;
      return [...missing("noteNumber"), ...missing("noteIssuer"), ...missing("noteMaturesOn"), ...(early ? [fault("noteMaturesOn", "receivables.note_matures_before_receipt", { on: receivedOn })] : [])];
    }
  }
}
