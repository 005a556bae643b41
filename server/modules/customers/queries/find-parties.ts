import { and, eq, isNull, ne } from "drizzle-orm";
import { memberships } from "@/db/schema/identity";
import { contacts, customerAddresses, customers, legalEntities, paymentTerms } from "@/db/schema/customers";
import { notFound } from "@/server/kernel/errors";
import type { TenantScope } from "@/server/platform/tenant-scope";
import { customerVisible } from "./customer-visible";

/** @throws NaruError `record.not_found` */
export async function requireEntity(scope: TenantScope, id: string) {
  const [row] = await scope.db
    .select()
    .from(legalEntities)
    .where(and(eq(legalEntities.tenantId, scope.tenantId), eq(legalEntities.id, id), customerVisible(scope, legalEntities.customerId)));
  if (!row) throw notFound("legal_entity");
  return row;
}

/** @throws NaruError `record.not_found` */
export async function requireContact(scope: TenantScope, id: string) {
  const [row] = await scope.db
    .select()
    .from(contacts)
    .where(and(eq(contacts.tenantId, scope.tenantId), eq(contacts.id, id), customerVisible(scope, contacts.customerId)));
  if (!row) throw notFound("contact");
  return row;
}

/** @throws NaruError `record.not_found` */
export async function requireAddress(scope: TenantScope, id: string) {
  const [row] = await scope.db
    .select()
    .from(customerAddresses)
    .where(
      and(eq(customerAddresses.tenantId, scope.tenantId), eq(customerAddresses.id, id), customerVisible(scope, customerAddresses.customerId)),
    );
  if (!row) throw notFound("customer_address");
  return row;
}

/** @throws NaruError `record.not_found` */
export async function requirePaymentTerms(scope: TenantScope, id: string) {
  const [row] = await scope.db
    .select()
    .from(paymentTerms)
    .where(and(eq(paymentTerms.tenantId, scope.tenantId), eq(paymentTerms.id, id)));
  if (!row) throw notFound("payment_terms");
  return row;
}

/** The member who shall look after a customer. @throws NaruError `record.not_found` when not an active member here */
export async function requireMember(scope: TenantScope, userId: string): Promise<void> {
  const [row] = await scope.db
    .select({ userId: memberships.userId })
    .from(memberships)
    .where(and(eq(memberships.tenantId, scope.tenantId), eq(memberships.userId, userId), isNull(memberships.deactivatedAt)));
  if (!row) throw notFound("user");
}

/** Whether another customer has the code. Asked before writing, so that all faults are told at once. */
export async function codeTaken(scope: TenantScope, code: string, exceptId?: string): Promise<boolean> {
  const [row] = await scope.db
    .select({ id: customers.id })
    .from(customers)
    .where(and(eq(customers.tenantId, scope.tenantId), eq(customers.code, code), exceptId ? ne(customers.id, exceptId) : undefined));
  return row !== undefined;
}
