import { and, asc, eq, sql } from "drizzle-orm";
import { items } from "@/db/schema/catalog";
import { customers } from "@/db/schema/customers";
import { customerItemCodes } from "@/db/schema/pricing";
import { customerVisible, requireVisibleCustomer } from "@/server/modules/customers";
import { defineQuery } from "@/server/platform/command";
import type { TenantScope } from "@/server/platform/tenant-scope";
import { customerIdInput, itemIdInput } from "../inputs";

const c = customerItemCodes;

interface FoundCode {
  readonly id: string;
  readonly code: string;
  readonly itemId: string;
  readonly itemCode: string;
}

/** The item that a customer's code means; capitals and small letters are the same. */
export async function findCustomerItemCode(scope: TenantScope, customerId: string, code: string): Promise<FoundCode | null> {
  const [row] = await scope.db
    .select({ id: c.id, code: c.code, itemId: c.itemId, itemCode: items.code })
    .from(c)
    .innerJoin(items, and(eq(items.tenantId, c.tenantId), eq(items.id, c.itemId)))
    .where(and(eq(c.tenantId, scope.tenantId), eq(c.customerId, customerId), sql`lower(${c.code}) = lower(${code})`));
  return row ?? null;
}

/** The codes a customer orders by, each with the item it means. */
export const listCustomerItemCodes = defineQuery({
  name: "pricing.list-customer-item-codes",
  permission: "orders.view",
  input: customerIdInput,
  async run(scope, { customerId }) {
    const customer = await requireVisibleCustomer(scope, customerId);
    return scope.db
      .select({ code: c.code, itemId: c.itemId, itemCode: items.code, itemName: items.name })
      .from(c)
      .innerJoin(items, and(eq(items.tenantId, c.tenantId), eq(items.id, c.itemId)))
      .where(and(eq(c.tenantId, scope.tenantId), eq(c.customerId, customer.id)))
      .orderBy(asc(c.code))
      .limit(2000);
  },
});

/** The rows that hold these codes of customers, whatever letters they are written in. */
export async function findCustomerItemCodeIds(scope: TenantScope, wanted: readonly { customerId: string; code: string }[]): Promise<string[]> {
  if (wanted.length === 0) return [];
  const asked = JSON.stringify(wanted.map(({ customerId, code }) => ({ customer: customerId, code: code.toLowerCase() })));
  const rows = await scope.db
    .select({ id: c.id })
    .from(c)
    .where(and(eq(c.tenantId, scope.tenantId), sql`(${c.customerId}, lower(${c.code})) in (select customer, code from jsonb_to_recordset(${asked}::jsonb) as asked(customer uuid, code text))`));
  return rows.map((row) => row.id);
}

/** What customers call an item; a restricted representative sees those of own customers. */
export const listItemCustomerCodes = defineQuery({
  name: "pricing.list-item-customer-codes",
  permission: "orders.view",
  input: itemIdInput,
  run: (scope, { itemId }) =>
    scope.db
      .select({ code: c.code, customerId: c.customerId, customerCode: customers.code, customerName: customers.name })
      .from(c)
      .innerJoin(customers, and(eq(customers.tenantId, c.tenantId), eq(customers.id, c.customerId)))
      .where(and(eq(c.tenantId, scope.tenantId), eq(c.itemId, itemId), customerVisible(scope, c.customerId)))
      .orderBy(asc(customers.name), asc(c.code))
      .limit(2000),
});
