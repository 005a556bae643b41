import { fault, type Fault } from "@/server/kernel/errors";

export const CUSTOMER_TYPES = ["direct", "distributor", "agent"] as const;
export type CustomerType = (typeof CUSTOMER_TYPES)[number];

/** The fields that only some types of customer have (CUS-02). */
export interface TypeFields {
  readonly commissionPercent: string | null;
  readonly commissionPayee: string | null;
  readonly territory: string | null;
  readonly endUse: string | null;
}
export type TypeField = keyof TypeFields;

/** Which fields a type shows, and which of them it cannot do without. */
export const FIELDS_OF_TYPE: Readonly<Record<CustomerType, { shows: readonly TypeField[]; requires: readonly TypeField[] }>> = {
  agent: { shows: ["commissionPercent", "commissionPayee"], requires: ["commissionPercent", "commissionPayee"] },
  distributor: { shows: ["territory"], requires: ["territory"] },
  direct: { shows: ["endUse"], requires: [] },
};

const MISSING: Readonly<Record<TypeField, string>> = {
  commissionPercent: "customers.commission_percent_missing",
  commissionPayee: "customers.commission_payee_missing",
  territory: "customers.territory_missing",
  endUse: "customers.end_use_missing",
};

/** Every field the type requires and the record lacks. */
export function typeFaults(type: CustomerType, fields: TypeFields): Fault[] {
  return FIELDS_OF_TYPE[type].requires.filter((field) => fields[field] === null).map((field) => fault(field, MISSING[field]));
}

/** The type's own fields; those of other types become empty, so that no agent's percent survives on a direct user. */
export function keepFieldsOfType(type: CustomerType, fields: TypeFields): TypeFields {
  const shown = FIELDS_OF_TYPE[type].shows;
  const keep = (field: TypeField) => (shown.includes(field) ? fields[field] : null);
  return {
    commissionPercent: keep("commissionPercent"),
    commissionPayee: keep("commissionPayee"),
    territory: keep("territory"),
    endUse: keep("endUse"),
  };
}
