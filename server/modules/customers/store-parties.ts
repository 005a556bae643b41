import { and, eq, sql } from "drizzle-orm";
import { contacts, customerAddresses, legalEntities } from "@/db/schema/customers";
import { newId } from "@/server/platform/new-id";
import type { TenantScope } from "@/server/platform/tenant-scope";

type Managed = "tenantId" | "id" | "version" | "createdAt" | "updatedAt";
export type EntityRow = typeof legalEntities.$inferSelect;
export type ContactRow = typeof contacts.$inferSelect;
export type AddressRow = typeof customerAddresses.$inferSelect;
export type NewEntity = Omit<typeof legalEntities.$inferInsert, Managed>;
export type NewContact = Omit<typeof contacts.$inferInsert, Managed>;
export type NewAddress = Omit<typeof customerAddresses.$inferInsert, Managed>;

const one = <Row>(rows: Row[], what: string): Row => {
  const [row] = rows;
  if (!row) throw new Error(`no ${what} written`);
  return row;
};

/** Nobody of the customer's entities is the default any more; run before another becomes it. */
export async function clearDefaultEntity(scope: TenantScope, customerId: string): Promise<void> {
  await scope.db
    .update(legalEntities)
    .set({ isDefault: false })
    .where(and(eq(legalEntities.tenantId, scope.tenantId), eq(legalEntities.customerId, customerId), legalEntities.isDefault));
}

export async function insertEntity(scope: TenantScope, values: NewEntity): Promise<EntityRow> {
  const rows = await scope.db
    .insert(legalEntities)
    .values({ ...values, tenantId: scope.tenantId, id: newId(), createdAt: scope.now, updatedAt: scope.now })
    .returning();
  return one(rows, "legal entity");
}

/** Null when the version is no longer the expected one. */
export async function updateEntityRow(scope: TenantScope, id: string, expectedVersion: number, set: Partial<NewEntity>): Promise<EntityRow | null> {
  const [row] = await scope.db
    .update(legalEntities)
    .set({ ...set, version: sql`${legalEntities.version} + 1`, updatedAt: scope.now })
    .where(and(eq(legalEntities.tenantId, scope.tenantId), eq(legalEntities.id, id), eq(legalEntities.version, expectedVersion)))
    .returning();
  return row ?? null;
}

export async function clearPrimaryContact(scope: TenantScope, customerId: string): Promise<void> {
  await scope.db
    .update(contacts)
    .set({ isPrimary: false })
    .where(and(eq(contacts.tenantId, scope.tenantId), eq(contacts.customerId, customerId), contacts.isPrimary));
}

export async function insertContact(scope: TenantScope, values: NewContact): Promise<ContactRow> {
  const rows = await scope.db
    .insert(contacts)
    .values({ ...values, tenantId: scope.tenantId, id: newId(), createdAt: scope.now, updatedAt: scope.now })
    .returning();
  return one(rows, "contact");
}

/** Null when the version is no longer the expected one. */
export async function updateContactRow(scope: TenantScope, id: string, expectedVersion: number, set: Partial<NewContact>): Promise<ContactRow | null> {
  const [row] = await scope.db
    .update(contacts)
    .set({ ...set, version: sql`${contacts.version} + 1`, updatedAt: scope.now })
    .where(and(eq(contacts.tenantId, scope.tenantId), eq(contacts.id, id), eq(contacts.version, expectedVersion)))
    .returning();
  return row ?? null;
}

export async function clearDefaultAddress(scope: TenantScope, customerId: string, kind: string): Promise<void> {
  await scope.db
    .update(customerAddresses)
    .set({ isDefault: false })
    .where(
      and(
        eq(customerAddresses.tenantId, scope.tenantId),
        eq(customerAddresses.customerId, customerId),
        eq(customerAddresses.kind, kind),
        customerAddresses.isDefault,
      ),
    );
}

export async function insertAddress(scope: TenantScope, values: NewAddress): Promise<AddressRow> {
  const rows = await scope.db
    .insert(customerAddresses)
    .values({ ...values, tenantId: scope.tenantId, id: newId(), createdAt: scope.now, updatedAt: scope.now })
    .returning();
  return one(rows, "address");
}

/** Null when the version is no longer the expected one. */
export async function updateAddressRow(scope: TenantScope, id: string, expectedVersion: number, set: Partial<NewAddress>): Promise<AddressRow | null> {
  const [row] = await scope.db
    .update(customerAddresses)
    .set({ ...set, version: sql`${customerAddresses.version} + 1`, updatedAt: scope.now })
    .where(and(eq(customerAddresses.tenantId, scope.tenantId), eq(customerAddresses.id, id), eq(customerAddresses.version, expectedVersion)))
    .returning();
  return row ?? null;
}
