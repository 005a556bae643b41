import { and, eq, inArray } from "drizzle-orm";
import { categories, items, taxCodes, units } from "@/db/schema/catalog";
import { notFound } from "@/server/kernel/errors";
import type { TenantScope } from "@/server/platform/tenant-scope";

/** @throws NaruError `record.not_found` */
export async function requireItem(scope: TenantScope, id: string) {
  const [row] = await scope.db.select().from(items).where(and(eq(items.tenantId, scope.tenantId), eq(items.id, id)));
  if (!row) throw notFound("item");
  return row;
}

/** @throws NaruError `record.not_found` when one of them is not a unit of the workspace */
export async function requireUnits(scope: TenantScope, ids: readonly string[]) {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return [];
  const rows = await scope.db.select().from(units).where(and(eq(units.tenantId, scope.tenantId), inArray(units.id, wanted)));
  if (rows.length < wanted.length) throw notFound("unit");
  return rows;
}

/** @throws NaruError `record.not_found` */
export async function requireCategory(scope: TenantScope, id: string) {
  const [row] = await scope.db.select().from(categories).where(and(eq(categories.tenantId, scope.tenantId), eq(categories.id, id)));
  if (!row) throw notFound("category");
  return row;
}

/** @throws NaruError `record.not_found` */
export async function requireTaxCode(scope: TenantScope, id: string) {
  const [row] = await scope.db.select().from(taxCodes).where(and(eq(taxCodes.tenantId, scope.tenantId), eq(taxCodes.id, id)));
  if (!row) throw notFound("tax_code");
  return row;
}

export async function findItemByCode(scope: TenantScope, code: string) {
  const [row] = await scope.db.select().from(items).where(and(eq(items.tenantId, scope.tenantId), eq(items.code, code)));
  return row ?? null;
}

/** Ids of the items that have one of the codes, by code. */
export async function findItemIdsByCodes(scope: TenantScope, codes: readonly string[]): Promise<Map<string, string>> {
  if (codes.length === 0) return new Map();
  const rows = await scope.db
    .select({ id: items.id, code: items.code })
    .from(items)
    .where(and(eq(items.tenantId, scope.tenantId), inArray(items.code, [...codes])));
  return new Map(rows.map((r) => [r.code, r.id]));
}

export async function findUnitByCode(scope: TenantScope, code: string) {
  const [row] = await scope.db.select().from(units).where(and(eq(units.tenantId, scope.tenantId), eq(units.code, code)));
  return row ?? null;
}

export async function findCategoryByCode(scope: TenantScope, code: string) {
  const [row] = await scope.db.select().from(categories).where(and(eq(categories.tenantId, scope.tenantId), eq(categories.code, code)));
  return row ?? null;
}

export async function findTaxCodeByCode(scope: TenantScope, code: string) {
  const [row] = await scope.db.select().from(taxCodes).where(and(eq(taxCodes.tenantId, scope.tenantId), eq(taxCodes.code, code)));
  return row ?? null;
}

export async function findDefaultTaxCode(scope: TenantScope) {
  const [row] = await scope.db.select().from(taxCodes).where(and(eq(taxCodes.tenantId, scope.tenantId), taxCodes.isDefault));
  return row ?? null;
}
