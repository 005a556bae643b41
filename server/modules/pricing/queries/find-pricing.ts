import { and, asc, eq, inArray } from "drizzle-orm";
import { customerPriceLists, discountRules, priceLists } from "@/db/schema/pricing";
import { notFound } from "@/server/kernel/errors";
import type { TenantScope } from "@/server/platform/tenant-scope";

/** @throws NaruError `record.not_found` */
export async function requirePriceList(scope: TenantScope, id: string) {
  const [row] = await scope.db.select().from(priceLists).where(and(eq(priceLists.tenantId, scope.tenantId), eq(priceLists.id, id)));
  if (!row) throw notFound("price_list");
  return row;
}

/** In the order of the ids. @throws NaruError `record.not_found` */
export async function requirePriceLists(scope: TenantScope, ids: readonly string[]) {
  if (ids.length === 0) return [];
  const rows = await scope.db.select().from(priceLists).where(and(eq(priceLists.tenantId, scope.tenantId), inArray(priceLists.id, [...ids])));
  return ids.map((id) => {
    const row = rows.find((r) => r.id === id);
    if (!row) throw notFound("price_list");
    return row;
  });
}

export async function findPriceListByCode(scope: TenantScope, code: string) {
  const [row] = await scope.db.select().from(priceLists).where(and(eq(priceLists.tenantId, scope.tenantId), eq(priceLists.code, code)));
  return row ?? null;
}

/** The list everyone of the currency falls back to. */
export async function findBasePriceList(scope: TenantScope, currency: string) {
  const [row] = await scope.db
    .select()
    .from(priceLists)
    .where(and(eq(priceLists.tenantId, scope.tenantId), eq(priceLists.currency, currency), priceLists.isBase));
  return row ?? null;
}

/** @throws NaruError `record.not_found` */
export async function requireDiscountRule(scope: TenantScope, id: string) {
  const [row] = await scope.db.select().from(discountRules).where(and(eq(discountRules.tenantId, scope.tenantId), eq(discountRules.id, id)));
  if (!row) throw notFound("discount_rule");
  return row;
}

/** The customer's lists in the order in which they are asked. */
export function listsOfCustomer(scope: TenantScope, customerId: string) {
  return scope.db
    .select({
      priceListId: priceLists.id,
      code: priceLists.code,
      name: priceLists.name,
      priority: customerPriceLists.priority,
      validFrom: priceLists.validFrom,
      validTo: priceLists.validTo,
      archived: priceLists.archived,
    })
    .from(customerPriceLists)
    .innerJoin(priceLists, and(eq(priceLists.tenantId, customerPriceLists.tenantId), eq(priceLists.id, customerPriceLists.priceListId)))
    .where(and(eq(customerPriceLists.tenantId, scope.tenantId), eq(customerPriceLists.customerId, customerId)))
    .orderBy(asc(customerPriceLists.priority), asc(priceLists.code));
}
