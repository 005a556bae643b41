import { and, eq } from "drizzle-orm";
import { contacts, customerAddresses, legalEntities } from "@/db/schema/customers";
import type { TenantScope } from "@/server/platform/tenant-scope";

export async function findDefaultEntity(scope: TenantScope, customerId: string) {
  const [row] = await scope.db
    .select()
    .from(legalEntities)
    .where(and(eq(legalEntities.tenantId, scope.tenantId), eq(legalEntities.customerId, customerId), legalEntities.isDefault));
  return row ?? null;
}

export async function findContactByName(scope: TenantScope, customerId: string, name: string) {
  const [row] = await scope.db
    .select()
    .from(contacts)
    .where(
      and(eq(contacts.tenantId, scope.tenantId), eq(contacts.customerId, customerId), eq(contacts.name, name), eq(contacts.archived, false)),
    )
    .orderBy(contacts.id)
    .limit(1);
  return row ?? null;
}

export async function hasPrimaryContact(scope: TenantScope, customerId: string): Promise<boolean> {
  const [row] = await scope.db
    .select({ id: contacts.id })
    .from(contacts)
    .where(and(eq(contacts.tenantId, scope.tenantId), eq(contacts.customerId, customerId), contacts.isPrimary));
  return row !== undefined;
}

export async function findDefaultAddress(scope: TenantScope, customerId: string, kind: string) {
  const [row] = await scope.db
    .select()
    .from(customerAddresses)
    .where(
      and(
        eq(customerAddresses.tenantId, scope.tenantId),
        eq(customerAddresses.customerId, customerId),
        eq(customerAddresses.kind, kind),
        customerAddresses.isDefault,
      ),
    );
  return row ?? null;
}
