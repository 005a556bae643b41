import { and, eq, inArray, sql } from "drizzle-orm";
import { customerPriceLists, discountRules, priceListEntries, priceLists } from "@/db/schema/pricing";
import { newId } from "@/server/platform/new-id";
import type { TenantScope } from "@/server/platform/tenant-scope";

type Managed = "tenantId" | "id" | "version" | "createdAt" | "updatedAt";
export type PriceListRow = typeof priceLists.$inferSelect;
export type DiscountRuleRow = typeof discountRules.$inferSelect;
type NewPriceList = Omit<typeof priceLists.$inferInsert, Managed>;
type NewDiscountRule = Omit<typeof discountRules.$inferInsert, Managed>;
type NewEntry = Omit<typeof priceListEntries.$inferInsert, Managed | "priceListId">;

const stamps = (scope: TenantScope) => ({ tenantId: scope.tenantId, id: newId(), createdAt: scope.now, updatedAt: scope.now });

/** Null when the code is taken. */
export async function insertPriceList(scope: TenantScope, values: NewPriceList): Promise<PriceListRow | null> {
  const [row] = await scope.db
    .insert(priceLists)
    .values({ ...values, ...stamps(scope) })
    .onConflictDoNothing({ target: [priceLists.tenantId, priceLists.code] })
    .returning();
  return row ?? null;
}

/** Null when the version is no longer the expected one. */
export async function updatePriceListRow(scope: TenantScope, id: string, expectedVersion: number, set: Partial<NewPriceList>): Promise<PriceListRow | null> {
  const [row] = await scope.db
    .update(priceLists)
    .set({ ...set, version: sql`${priceLists.version} + 1`, updatedAt: scope.now })
    .where(and(eq(priceLists.tenantId, scope.tenantId), eq(priceLists.id, id), eq(priceLists.version, expectedVersion)))
    .returning();
  return row ?? null;
}

/** Writes entries by item, minimum quantity and first day; answers how many rows were new or really changed. */
export async function upsertEntries(scope: TenantScope, priceListId: string, entries: readonly NewEntry[]): Promise<number> {
  let written = 0;
  for (let start = 0; start < entries.length; start += 1000) {
    const rows = await scope.db
      .insert(priceListEntries)
      .values(entries.slice(start, start + 1000).map((entry) => ({ ...entry, ...stamps(scope), priceListId })))
      .onConflictDoUpdate({
        target: [
          priceListEntries.tenantId,
          priceListEntries.priceListId,
          priceListEntries.itemId,
          priceListEntries.minQuantity,
          priceListEntries.validFrom,
        ],
        set: { unitPrice: sql`excluded.unit_price`, validTo: sql`excluded.valid_to`, updatedAt: scope.now },
        setWhere: sql`(${priceListEntries.unitPrice}, ${priceListEntries.validTo}) is distinct from (excluded.unit_price, excluded.valid_to)`,
      })
      .returning({ id: priceListEntries.id });
    written += rows.length;
  }
  return written;
}

/** Ids of the entries that were there and are gone. */
export async function deleteEntries(scope: TenantScope, priceListId: string, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await scope.db
    .delete(priceListEntries)
    .where(and(eq(priceListEntries.tenantId, scope.tenantId), eq(priceListEntries.priceListId, priceListId), inArray(priceListEntries.id, [...ids])))
    .returning({ id: priceListEntries.id });
  return rows.map((r) => r.id);
}

/** The customer's lists become exactly these, asked in this order. */
export async function replaceCustomerLists(scope: TenantScope, customerId: string, priceListIds: readonly string[]): Promise<void> {
  await scope.db.delete(customerPriceLists).where(and(eq(customerPriceLists.tenantId, scope.tenantId), eq(customerPriceLists.customerId, customerId)));
  if (priceListIds.length === 0) return;
  await scope.db.insert(customerPriceLists).values(
    priceListIds.map((priceListId, index) => ({
      tenantId: scope.tenantId,
      id: newId(),
      customerId,
      priceListId,
      priority: (index + 1) * 10,
      createdAt: scope.now,
    })),
  );
}

export async function insertDiscountRule(scope: TenantScope, values: NewDiscountRule): Promise<DiscountRuleRow> {
  const [row] = await scope.db.insert(discountRules).values({ ...values, ...stamps(scope) }).returning();
  if (!row) throw new Error("no discount rule written");
  return row;
}

/** Null when the version is no longer the expected one. */
export async function updateDiscountRuleRow(scope: TenantScope, id: string, expectedVersion: number, set: Partial<NewDiscountRule>): Promise<DiscountRuleRow | null> {
  const [row] = await scope.db
    .update(discountRules)
    .set({ ...set, version: sql`${discountRules.version} + 1`, updatedAt: scope.now })
    .where(and(eq(discountRules.tenantId, scope.tenantId), eq(discountRules.id, id), eq(discountRules.version, expectedVersion)))
    .returning();
  return row ?? null;
}
