import { and, eq, inArray } from "drizzle-orm";
import { customers } from "@/db/schema/customers";
import type { TenantScope } from "@/server/platform/tenant-scope";
import { customerVisible } from "./customer-visible";

/** The customer of a code, visible or not: a code is unique in the workspace whoever looks. */
export async function findCustomerByCode(scope: TenantScope, code: string) {
  const [customer] = await scope.db
    .select()
    .from(customers)
    .where(and(eq(customers.tenantId, scope.tenantId), eq(customers.code, code)));
  return customer ?? null;
}

/** Ids of the visible customers that have one of the codes, by code. */
export async function findCustomerIdsByCodes(scope: TenantScope, codes: readonly string[]): Promise<Map<string, string>> {
  if (codes.length === 0) return new Map();
  const rows = await scope.db
    .select({ id: customers.id, code: customers.code })
    .from(customers)
    .where(and(eq(customers.tenantId, scope.tenantId), inArray(customers.code, [...codes]), customerVisible(scope, customers.id)));
  return new Map(rows.map((r) => [r.code, r.id]));
}
