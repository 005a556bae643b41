import { and, eq, inArray, sql } from "drizzle-orm";
import { contacts, customers, legalEntities } from "@/db/schema/customers";
import { joinText } from "@/server/platform/join-text";
import { newId } from "@/server/platform/new-id";
import type { TenantScope } from "@/server/platform/tenant-scope";

export type CustomerRow = typeof customers.$inferSelect;
export type NewCustomer = Omit<typeof customers.$inferInsert, "tenantId" | "id" | "searchText" | "version" | "createdAt" | "updatedAt">;

/** Null when the code is taken, also by a transaction that committed meanwhile. */
export async function insertCustomer(scope: TenantScope, values: NewCustomer): Promise<CustomerRow | null> {
  const [row] = await scope.db
    .insert(customers)
    .values({ ...values, tenantId: scope.tenantId, id: newId(), searchText: "", createdAt: scope.now, updatedAt: scope.now })
    .onConflictDoNothing({ target: [customers.tenantId, customers.code] })
    .returning();
  return row ?? null;
}

/** Null when the version is no longer the expected one. */
export async function updateCustomerRow(
  scope: TenantScope,
  customerId: string,
  expectedVersion: number,
  set: Partial<NewCustomer>,
): Promise<CustomerRow | null> {
  const [row] = await scope.db
    .update(customers)
    .set({ ...set, version: sql`${customers.version} + 1`, updatedAt: scope.now })
    .where(and(eq(customers.tenantId, scope.tenantId), eq(customers.id, customerId), eq(customers.version, expectedVersion)))
    .returning();
  return row ?? null;
}

/** The customers whose owner really changed. */
export async function setOwner(scope: TenantScope, customerIds: readonly string[], ownerUserId: string | null): Promise<CustomerRow[]> {
  return scope.db
    .update(customers)
    .set({ ownerUserId, version: sql`${customers.version} + 1`, updatedAt: scope.now })
    .where(
      and(
        eq(customers.tenantId, scope.tenantId),
        inArray(customers.id, [...customerIds]),
        sql`${customers.ownerUserId} is distinct from ${ownerUserId}::uuid`,
      ),
    )
    .returning();
}

/** Writes anew what searches look in, after the customer, an entity or a contact changed. */
export async function refreshSearchText(scope: TenantScope, customerId: string): Promise<void> {
  const c = customers;
  const digits = (column: unknown) => sql`regexp_replace(coalesce(${column}, ''), '[^0-9]', '', 'g')`;
  const ofEntities = sql`(select string_agg(${joinText(legalEntities.name, legalEntities.registrationNumber, legalEntities.taxNumber)}, ' ')
           from ${legalEntities} where ${legalEntities.tenantId} = ${scope.tenantId} and ${legalEntities.customerId} = ${customerId})`;
  const ofContacts = sql`(select string_agg(${joinText(contacts.name, contacts.phone, digits(contacts.phone), contacts.email)}, ' ')
           from ${contacts} where ${contacts.tenantId} = ${scope.tenantId} and ${contacts.customerId} = ${customerId} and not ${contacts.archived})`;
  await scope.db
    .update(customers)
    .set({
      searchText: sql`lower(${joinText(c.code, c.name, c.regionCode, c.phone, digits(c.phone), c.email, c.bankName, c.bankAccount, ofEntities, ofContacts)})`,
    })
    .where(and(eq(c.tenantId, scope.tenantId), eq(c.id, customerId)));
}
