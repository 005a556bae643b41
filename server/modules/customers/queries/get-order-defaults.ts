import { and, asc, desc, eq } from "drizzle-orm";
import { contacts, customerAddresses } from "@/db/schema/customers";
import { notFound, refused } from "@/server/kernel/errors";
import type { CalendarDate } from "@/server/kernel/calendar-date";
import { statement } from "@/server/platform/statement";
import type { TenantScope } from "@/server/platform/tenant-scope";
import type { AddressKind } from "../inputs";
import { defaultEntityOn, validOn } from "../rules/entity-span";
import type { CustomerType } from "../rules/customer-type";
import { requireVisibleCustomer } from "./customer-visible";
import { requireEntity } from "./find-parties";
import { addressesOf, entitiesOf } from "./get-customer";

const selectContacts = statement(["customerId"], (db, value) =>
  db
    .select()
    .from(contacts)
    .where(and(eq(contacts.tenantId, value("tenantId")), eq(contacts.customerId, value("customerId")), eq(contacts.archived, false)))
    .orderBy(desc(contacts.isPrimary), asc(contacts.name), asc(contacts.id)),
);

const selectDefaultAddresses = statement(["customerId"], (db, value) =>
  db
    .select()
    .from(customerAddresses)
    .where(and(eq(customerAddresses.tenantId, value("tenantId")), eq(customerAddresses.customerId, value("customerId")), eq(customerAddresses.archived, false), eq(customerAddresses.isDefault, true))),
);

/** The customer's standing addresses: where goods and invoices go unless a document says otherwise; null where there is none. */
export async function getDefaultAddresses(scope: TenantScope, customerId: string) {
  const rows = await selectDefaultAddresses(scope, { customerId });
  const of = (kind: AddressKind) => rows.find((a) => a.kind === kind) ?? null;
  return { shipTo: of("ship_to") ?? of("sold_to"), billTo: of("bill_to") ?? of("sold_to") };
}

/**
 * What a new order of a day takes from the customer (CUS-07, CUS-11): the legal entity in force then, addresses by kind,
 * the primary contact, terms, notes, region.
 * @throws NaruError `record.not_found` for a customer the actor may not see
 */
export async function getOrderDefaults(scope: TenantScope, customerId: string, on: CalendarDate) {
  const [customer, entities, addresses, people] = await Promise.all([
    requireVisibleCustomer(scope, customerId),
    entitiesOf(scope, customerId),
    addressesOf(scope, customerId),
    selectContacts(scope, { customerId }),
  ]);
  const defaultOf = (kind: AddressKind) => addresses.find((a) => a.kind === kind && a.isDefault) ?? null;
  return {
    customerId: customer.id,
    code: customer.code,
    name: customer.name,
    type: customer.type as CustomerType,
    status: customer.status as "active" | "inactive",
    ownerUserId: customer.ownerUserId,
    defaultEntity: defaultEntityOn(entities, on),
    entities: entities.filter((e) => validOn(e, on)),
    shipTo: defaultOf("ship_to") ?? defaultOf("sold_to"),
    billTo: defaultOf("bill_to") ?? defaultOf("sold_to"),
    soldTo: defaultOf("sold_to"),
    addresses,
    contact: people[0] ?? null,
    contacts: people,
    paymentTermsId: customer.paymentTermsId,
    specialNotes: customer.specialNotes,
    regionCode: customer.regionCode,
    currency: customer.currency,
  };
}

/**
 * A legal entity that a document of a day may be made out to.
 * @throws NaruError `record.not_found` · `customers.entity_not_valid` when it was not the customer's on that day
 */
export async function getLegalEntity(scope: TenantScope, id: string, on: CalendarDate) {
  const entity = await requireEntity(scope, id);
  if (!validOn(entity, on)) throw refused("customers.entity_not_valid", { name: entity.name, on });
  return entity;
}

/** A contact of that customer. @throws NaruError `record.not_found` */
export async function getContactOf(scope: TenantScope, customerId: string, contactId: string) {
  const [contact] = await scope.db
    .select()
    .from(contacts)
    .where(and(eq(contacts.tenantId, scope.tenantId), eq(contacts.id, contactId), eq(contacts.customerId, customerId)));
  if (!contact) throw notFound("contact");
  return contact;
}
