import { z } from "zod";
import { idOf } from "@/server/kernel/ids";
import { calendarDateInput, optionalText, percentInput, textInput } from "@/server/kernel/inputs";
import { LANGUAGES } from "@/server/kernel/languages";
import { CUSTOMER_TYPES } from "./rules/customer-type";

export const customerId = idOf("customer");
export const legalEntityId = idOf("legal_entity");
export const contactId = idOf("contact");
export const customerAddressId = idOf("customer_address");
export const paymentTermsId = idOf("payment_terms");
const version = z.number().int().positive();

/** ISO 3166-1 alpha-2. */
export const countryInput = z.string().trim().toUpperCase().regex(/^[A-Z]{2}$/, { error: "input.country" });
const codeInput = textInput(40);
/** Text of a change: absent leaves the field as it is, null or blank empties it. */
const patchText = (max: number) => z.string().trim().max(max, { error: "input.too_long" }).nullable().transform((t) => (t ? t : null)).optional();
const optionalEmail = optionalText(200).refine((t) => t === null || z.email().safeParse(t).success, { error: "input.email" });

export const CONTACT_ROLES = ["decides", "buys", "pays", "receives"] as const;
export const ADDRESS_KINDS = ["sold_to", "bill_to", "ship_to"] as const;
export type AddressKind = (typeof ADDRESS_KINDS)[number];

const customerFields = {
  name: textInput(200),
  type: z.enum(CUSTOMER_TYPES),
  regionCode: optionalText(40),
  industry: optionalText(100),
  phone: optionalText(60),
  email: optionalEmail,
  website: optionalText(200),
  bankName: optionalText(100),
  bankAccount: optionalText(60),
  ownerUserId: idOf("user").nullish(),
  paymentTermsId: paymentTermsId.nullish(),
  /** What documents and mails to the customer are written in; the workspace's language without it. */
  language: z.enum(LANGUAGES).nullish(),
  specialNotes: optionalText(2000),
  commissionPercent: percentInput.nullish(),
  commissionPayee: optionalText(200),
  territory: optionalText(200),
  endUse: optionalText(200),
};

const entityFields = {
  name: textInput(200),
  registrationNumber: optionalText(60),
  taxNumber: optionalText(60),
  country: countryInput,
};

const contactFields = {
  name: textInput(200),
  title: optionalText(100),
  email: optionalEmail,
  phone: optionalText(60),
  role: z.enum(CONTACT_ROLES).nullish(),
  isPrimary: z.boolean().default(false),
};

const addressFields = {
  label: textInput(100),
  recipient: optionalText(200),
  line1: textInput(200),
  line2: optionalText(200),
  city: optionalText(100),
  region: optionalText(100),
  postalCode: optionalText(20),
  country: countryInput,
};

const kindInput = z.enum(ADDRESS_KINDS);

export const createCustomerInput = z.object({
  /** Taken from the series when absent. */
  code: optionalText(40),
  ...customerFields,
  /** The first legal entity; the customer's own name and the workspace's country when absent. */
  entity: z.object({ ...entityFields, validFrom: calendarDateInput.nullish() }).optional(),
  contacts: z.array(z.object(contactFields)).max(50).default([]),
  /** The first of each kind becomes that kind's default. */
  addresses: z.array(z.object({ kind: kindInput, ...addressFields })).max(50).default([]),
});

export const updateCustomerInput = z.object({ customerId, version, code: codeInput, ...customerFields });
export const customerVersionInput = z.object({ customerId, version });
export const customerIdInput = z.object({ customerId });

export const assignOwnerInput = z.object({
  customerIds: z.array(customerId).min(1).max(500),
  ownerUserId: idOf("user").nullable(),
  /** Their owners as the sender saw them; with them none is taken from somebody who was given it meanwhile. */
  seen: z.array(z.object({ customerId, ownerUserId: idOf("user").nullable() })).max(500).optional(),
});
export const listOwnersInput = z.object({ customerIds: z.array(customerId).min(1).max(500) });

export const addLegalEntityInput = z.object({ customerId, ...entityFields, validFrom: calendarDateInput.nullish(), isDefault: z.boolean().default(false) });
export const updateLegalEntityInput = z.object({ legalEntityId, version, ...entityFields });
/** `from` is the first day of the new entity; the old one ends the day before. */
export const replaceEntityInput = z.object({ legalEntityId, from: calendarDateInput, ...entityFields });
export const legalEntityIdInput = z.object({ legalEntityId });

export const addContactInput = z.object({ customerId, ...contactFields });
export const updateContactInput = z.object({ contactId, version, ...contactFields });
export const archiveContactInput = z.object({ contactId, version });

export const addAddressInput = z.object({ customerId, kind: kindInput, ...addressFields, isDefault: z.boolean().default(false) });
export const updateAddressInput = z.object({ customerAddressId, version, ...addressFields });
export const archiveAddressInput = z.object({ customerAddressId, version });
export const addressIdInput = z.object({ customerAddressId });

const termsFields = {
  code: codeInput,
  name: textInput(100),
  days: z.number().int().min(0).max(365),
  fromEndOfMonth: z.boolean().default(false),
};
export const createPaymentTermsInput = z.object(termsFields);
export const updatePaymentTermsInput = z.object({ paymentTermsId, version, ...termsFields });
export const paymentTermsVersionInput = z.object({ paymentTermsId, version });

/** Import by code: a field that is absent stays as it is, null empties it. */
export const upsertCustomerInput = z.object({
  code: codeInput,
  name: textInput(200).optional(),
  type: z.enum(CUSTOMER_TYPES).optional(),
  regionCode: patchText(40),
  industry: patchText(100),
  phone: patchText(60),
  email: patchText(200).refine((t) => !t || z.email().safeParse(t).success, { error: "input.email" }),
  website: patchText(200),
  bankName: patchText(100),
  bankAccount: patchText(60),
  ownerUserId: idOf("user").nullish(),
  paymentTermsId: paymentTermsId.nullish(),
  language: z.enum(LANGUAGES).nullish(),
  specialNotes: patchText(2000),
  commissionPercent: percentInput.nullish(),
  commissionPayee: patchText(200),
  territory: patchText(200),
  endUse: patchText(200),
  /** Updates the default entity, or becomes the first one. */
  entity: z
    .object({ name: textInput(200).optional(), registrationNumber: patchText(60), taxNumber: patchText(60), country: countryInput.optional() })
    .optional(),
  /** Found again by name; becomes the primary contact when there is none. */
  contact: z
    .object({ name: textInput(200), title: patchText(100), email: patchText(200).refine((t) => !t || z.email().safeParse(t).success, { error: "input.email" }), phone: patchText(60), role: z.enum(CONTACT_ROLES).nullish() })
    .optional(),
  /** Becomes or updates the default address of each of `kinds`. */
  address: z
    .object({ kinds: z.array(kindInput).min(1).default(["sold_to", "bill_to", "ship_to"]), ...addressFields, label: textInput(100).default("Main") })
    .optional(),
});

/** Words that all stand somewhere in a field, in capitals or small letters. */
const containedText = z.string().trim().max(200).optional();

export const lookUpCustomersInput = z.object({
  search: z.string().max(200).default(""),
  status: z.enum(["active", "inactive"]).optional(),
  limit: z.number().int().min(1).max(50).default(20),
});

export const listCustomersInput = z.object({
  search: z.string().max(200).optional(),
  type: z.enum(CUSTOMER_TYPES).optional(),
  status: z.enum(["active", "inactive"]).optional(),
  regionCode: z.string().max(40).optional(),
  /** A member, or `none` for customers nobody looks after. */
  owner: z.union([idOf("user"), z.literal("none")]).optional(),
  paymentTermsId: paymentTermsId.optional(),
  name: containedText,
  code: containedText,
  /** Stands in a telephone number, an address of mail or a website. */
  reach: containedText,
  /** Stands in the bank's name or the account's number. */
  bank: containedText,
  sort: z.enum(["name", "-name", "code", "-code", "updatedAt", "-updatedAt"]).default("name"),
  cursor: z.string().max(500).nullish(),
  limit: z.number().int().min(1).max(200).default(50),
});
