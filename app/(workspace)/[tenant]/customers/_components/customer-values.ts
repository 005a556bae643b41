import { languageOf } from "@/server/kernel/languages";
import type { RouterOutputs } from "@/app/_trpc/router-type";

export type CustomerRecord = RouterOutputs["customers"]["get"];
export type CustomerType = "direct" | "distributor" | "agent";

/** What the form holds; blank text means absent. */
export interface CustomerValues {
  code: string;
  name: string;
  type: CustomerType;
  regionCode: string;
  industry: string;
  phone: string;
  email: string;
  website: string;
  bankName: string;
  bankAccount: string;
  ownerUserId: string;
  paymentTermsId: string;
  language: string;
  specialNotes: string;
  /** Home currency; asked of new customers only, and of those who may set it. */
  creditLimitMinor: bigint | null;
  commissionPercent: string | null;
  commissionPayee: string;
  territory: string;
  endUse: string;
  entity: { name: string; registrationNumber: string; taxNumber: string; country: string };
  contact: { name: string; title: string; phone: string; email: string };
  address: { line1: string; line2: string; city: string; region: string; postalCode: string; country: string };
}

export function emptyValues(country: string): CustomerValues {
  return {
    code: "", name: "", type: "direct", regionCode: "", industry: "", phone: "", email: "", website: "", bankName: "", bankAccount: "",
    ownerUserId: "", paymentTermsId: "", language: "", specialNotes: "", creditLimitMinor: null, commissionPercent: null, commissionPayee: "", territory: "", endUse: "",
    entity: { name: "", registrationNumber: "", taxNumber: "", country },
    contact: { name: "", title: "", phone: "", email: "" },
    address: { line1: "", line2: "", city: "", region: "", postalCode: "", country },
  };
}

export function valuesOf({ customer }: CustomerRecord): CustomerValues {
  return {
    ...emptyValues(""),
    code: customer.code,
    name: customer.name,
    type: customer.type as CustomerType,
    regionCode: customer.regionCode ?? "",
    industry: customer.industry ?? "",
    phone: customer.phone ?? "",
    email: customer.email ?? "",
    website: customer.website ?? "",
    bankName: customer.bankName ?? "",
    bankAccount: customer.bankAccount ?? "",
    ownerUserId: customer.ownerUserId ?? "",
    paymentTermsId: customer.paymentTermsId ?? "",
    language: customer.language ?? "",
    specialNotes: customer.specialNotes ?? "",
    commissionPercent: customer.commissionPercent,
    commissionPayee: customer.commissionPayee ?? "",
    territory: customer.territory ?? "",
    endUse: customer.endUse ?? "",
  };
}

/** The customer's own fields as the commands want them. */
export function fieldsOf(values: CustomerValues) {
  const { entity: _entity, contact: _contact, address: _address, code: _code, creditLimitMinor: _limit, ...fields } = values;
  return { ...fields, ownerUserId: fields.ownerUserId || null, language: languageOf(fields.language), paymentTermsId: fields.paymentTermsId || null };
}

/** A new customer with what was filled in of entity, contact and address; the address serves every purpose. */
export function creationOf(values: CustomerValues, addressLabel: string) {
  const { entity, contact, address } = values;
  return {
    ...fieldsOf(values),
    code: values.code,
    creditLimitMinor: values.creditLimitMinor,
    entity: { ...entity, name: entity.name.trim() || values.name },
    contacts: contact.name.trim() ? [{ ...contact, isPrimary: true }] : [],
    addresses: address.line1.trim() ? (["sold_to", "bill_to", "ship_to"] as const).map((kind) => ({ ...address, kind, label: addressLabel })) : [],
  };
}
