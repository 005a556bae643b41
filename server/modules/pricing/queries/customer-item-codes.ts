import { and, asc, eq, sql } from "drizzle-orm";
import { items } from "@/db/schema/catalog";
import { customerItemCodes } from "@/db/schema/pricing";
import { requireVisibleCustomer } from "@/server/modules/customers";
import { defineQuery } from "@/server/platform/command";
import type { TenantScope } from "@/server/platform/tenant-scope";
import { customerIdInput } from "../inputs";

const c = customerItemCodes;

/** The item that a customer's code means; capitals and small letters are the same. */
export async function findCustomerItemCode(scope: TenantScope, customerId: string, code: string): Promise<{ itemId: string; itemCode: string } | null> {
  const [row] = await scope.db
    .select({ itemId: c.itemId, itemCode: items.code })
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
