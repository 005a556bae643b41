import { z } from "zod";
import { idOf } from "@/server/kernel/ids";
import { calendarDateInput, optionalText, textInput } from "@/server/kernel/inputs";
import { DOCUMENT_KINDS, DOCUMENT_LANGUAGES } from "./rules/document-content";
import { ATTACHABLE } from "./rules/attachable-records";

/** Which document of which record; the customer's language when none is named, this month for a statement without a span. */
export const documentRefInput = z.object({
  kind: z.enum(DOCUMENT_KINDS),
  recordId: idOf("record"),
  language: z.enum(DOCUMENT_LANGUAGES).optional(),
  from: calendarDateInput.optional(),
  until: calendarDateInput.optional(),
});
export type DocumentRef = z.output<typeof documentRefInput>;

export const printedInput = z.object({ documentId: idOf("printed_document") });

const addressInput = z.string().trim().toLowerCase().max(254, { error: "input.too_long" }).regex(/^[^\s@<>()",;:\\]+@[^\s@<>()",;:\\]+\.[^\s@<>()",;:\\]+$/, { error: "input.email" });

const letterFields = {
  subject: textInput(200).refine((text) => !/[\r\n]/.test(text), { error: "input.required" }),
  text: textInput(10_000),
};

export const previewLetterInput = documentRefInput.extend(letterFields);
export const sendDocumentInput = documentRefInput.extend({
  ...letterFields,
  to: z.array(addressInput).min(1, { error: "input.required" }).max(10, { error: "documents.too_many_recipients" }),
});

/** Customers of one run, at most; as many as a list lets one choose. */
const MOST_STATEMENTS = 1000;
const statementCustomers = z.array(idOf("customer")).min(1, { error: "input.required" }).max(MOST_STATEMENTS, { error: "input.too_many" });
export const previewStatementsInput = z.object({ customerIds: statementCustomers });
export const sendStatementsInput = z
  .object({ customerIds: statementCustomers, from: calendarDateInput, until: calendarDateInput })
  .refine((input) => input.from <= input.until, { error: "documents.span_backwards", path: ["until"] });
export const statementRunInput = z.object({ runId: idOf("statement_run") });

export const mailboxInput = z.object({ cursor: z.string().max(200).nullish(), limit: z.number().int().min(1).max(100).default(30) });
export const mailInput = z.object({ mailId: idOf("mail") });

export const attachedToInput = z.object({ type: z.enum(ATTACHABLE), id: idOf("record") });
export const fileInput = z.object({ fileId: idOf("file") });

export const layoutOfInput = z.object({ customerId: idOf("customer") });
/** A customer's own layout; version 0 when it had none. */
export const layoutInput = layoutOfInput.extend({
  letterhead: z.enum(["full", "bare"]),
  showItemCodes: z.boolean(),
  showDiscounts: z.boolean(),
  showTaxRates: z.boolean(),
  showBankAccount: z.boolean(),
  showSeal: z.boolean(),
  note: optionalText(1_000),
  version: z.number().int().min(0),
});

/** The letterhead; an empty field is null. */
export const profileInput = z.object({
  registrationNumber: optionalText(60),
  taxNumber: optionalText(60),
  representative: optionalText(120),
  line1: optionalText(200),
  line2: optionalText(200),
  city: optionalText(100),
  region: optionalText(100),
  postalCode: optionalText(20),
  phone: optionalText(60),
  email: optionalText(254),
  website: optionalText(200),
  bankName: optionalText(120),
  bankAccount: optionalText(60),
  bankHolder: optionalText(120),
  bankCode: optionalText(40),
  logoFileId: idOf("file").nullish(),
  sealFileId: idOf("file").nullish(),
  version: z.number().int().min(0),
});
