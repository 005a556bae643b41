import { and, eq, sql } from "drizzle-orm";
import { categories, taxCodes, taxRates, units } from "@/db/schema/catalog";
import { newId } from "@/server/platform/new-id";
import type { TenantScope } from "@/server/platform/tenant-scope";

type Managed = "tenantId" | "id" | "version" | "createdAt" | "updatedAt";
export type UnitRow = typeof units.$inferSelect;
export type CategoryRow = typeof categories.$inferSelect;
export type TaxCodeRow = typeof taxCodes.$inferSelect;
type NewUnit = Omit<typeof units.$inferInsert, Managed>;
type NewCategory = Omit<typeof categories.$inferInsert, Managed>;
type NewTaxCode = Omit<typeof taxCodes.$inferInsert, Managed>;

const stamps = (scope: TenantScope) => ({ tenantId: scope.tenantId, id: newId(), createdAt: scope.now, updatedAt: scope.now });

/** Only those really written: a code that exists is left as it is. */
export async function insertUnits(scope: TenantScope, rows: readonly NewUnit[]): Promise<UnitRow[]> {
  return scope.db
    .insert(units)
    .values(rows.map((r) => ({ ...r, ...stamps(scope) })))
    .onConflictDoNothing({ target: [units.tenantId, units.code] })
    .returning();
}

/** Null when the version is no longer the expected one. */
export async function updateUnitRow(scope: TenantScope, id: string, expectedVersion: number, set: Partial<NewUnit>): Promise<UnitRow | null> {
  const [row] = await scope.db
    .update(units)
    .set({ ...set, version: sql`${units.version} + 1`, updatedAt: scope.now })
    .where(and(eq(units.tenantId, scope.tenantId), eq(units.id, id), eq(units.version, expectedVersion)))
    .returning();
  return row ?? null;
}

/** Null when the code is taken. */
export async function insertCategory(scope: TenantScope, values: NewCategory): Promise<CategoryRow | null> {
  const [row] = await scope.db
    .insert(categories)
    .values({ ...values, ...stamps(scope) })
    .onConflictDoNothing({ target: [categories.tenantId, categories.code] })
    .returning();
  return row ?? null;
}

/** Null when the version is no longer the expected one. */
export async function updateCategoryRow(scope: TenantScope, id: string, expectedVersion: number, set: Partial<NewCategory>): Promise<CategoryRow | null> {
  const [row] = await scope.db
    .update(categories)
    .set({ ...set, version: sql`${categories.version} + 1`, updatedAt: scope.now })
    .where(and(eq(categories.tenantId, scope.tenantId), eq(categories.id, id), eq(categories.version, expectedVersion)))
    .returning();
  return row ?? null;
}

/** Null when the code is taken. */
export async function insertTaxCode(scope: TenantScope, values: NewTaxCode): Promise<TaxCodeRow | null> {
  const [row] = await scope.db
    .insert(taxCodes)
    .values({ ...values, ...stamps(scope) })
    .onConflictDoNothing({ target: [taxCodes.tenantId, taxCodes.code] })
    .returning();
  return row ?? null;
}

/** Null when the version is no longer the expected one. */
export async function updateTaxCodeRow(scope: TenantScope, id: string, expectedVersion: number, set: Partial<NewTaxCode>): Promise<TaxCodeRow | null> {
  const [row] = await scope.db
    .update(taxCodes)
    .set({ ...set, version: sql`${taxCodes.version} + 1`, updatedAt: scope.now })
    .where(and(eq(taxCodes.tenantId, scope.tenantId), eq(taxCodes.id, id), eq(taxCodes.version, expectedVersion)))
    .returning();
  return row ?? null;
}

export async function clearDefaultTaxCode(scope: TenantScope): Promise<void> {
  await scope.db.update(taxCodes).set({ isDefault: false }).where(and(eq(taxCodes.tenantId, scope.tenantId), taxCodes.isDefault));
}

/** A rate from a day on; a rate already dated that day is replaced. */
export async function upsertTaxRates(scope: TenantScope, taxCodeId: string, rates: readonly { validFrom: typeof taxRates.$inferInsert.validFrom; ratePercent: string }[]): Promise<void> {
  if (rates.length === 0) return;
  await scope.db
    .insert(taxRates)
    .values(rates.map((r) => ({ ...r, taxCodeId, tenantId: scope.tenantId, id: newId(), createdAt: scope.now })))
    .onConflictDoUpdate({ target: [taxRates.tenantId, taxRates.taxCodeId, taxRates.validFrom], set: { ratePercent: sql`excluded.rate_percent` } });
}
