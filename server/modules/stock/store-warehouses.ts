import { and, eq, ne, sql } from "drizzle-orm";
import { locationBalances, locations, stockBalances, warehouses } from "@/db/schema/stock";
import { conflict } from "@/server/kernel/errors";
import { sqlState, type TenantScope } from "@/server/platform/tenant-scope";

export type Warehouse = typeof warehouses.$inferSelect;
export type Location = typeof locations.$inferSelect;

export interface NewWarehouse {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly country: string | null;
  readonly city: string | null;
  readonly address: string | null;
  readonly isDefault: boolean;
  readonly location: { readonly id: string; readonly code: string; readonly name: string | null };
}

export async function selectDefaultWarehouse(scope: TenantScope): Promise<string | null> {
  const [row] = await scope.db
    .select({ id: warehouses.id })
    .from(warehouses)
    .where(and(eq(warehouses.tenantId, scope.tenantId), eq(warehouses.isDefault, true)));
  return row?.id ?? null;
}

async function clearDefault(scope: TenantScope, keep: string): Promise<void> {
  await scope.db
    .update(warehouses)
    .set({ isDefault: false, updatedAt: scope.now })
    .where(and(eq(warehouses.tenantId, scope.tenantId), eq(warehouses.isDefault, true), ne(warehouses.id, keep)));
}

async function codeTaken<T>(code: string, write: Promise<T>): Promise<T> {
  try {
    return await write;
  } catch (error) {
    if (sqlState(error) === "23505") throw conflict("stock.code_taken", { code });
    throw error;
  }
}

/** A warehouse and its default location. @throws NaruError conflict `stock.code_taken` */
export async function insertWarehouse(scope: TenantScope, warehouse: NewWarehouse): Promise<void> {
  const { location, ...values } = warehouse;
  if (values.isDefault) await clearDefault(scope, values.id);
  await codeTaken(values.code, scope.db.insert(warehouses).values({ ...values, tenantId: scope.tenantId }).then(() => undefined));
  await scope.db.insert(locations).values({ ...location, tenantId: scope.tenantId, warehouseId: values.id, isDefault: true });
}

/** @returns the row as it was changed, or null when its version is no longer `version`. */
export async function updateWarehouse(
  scope: TenantScope,
  id: string,
  version: number,
  values: Pick<Warehouse, "code" | "name" | "country" | "city" | "address" | "isDefault" | "archived">,
): Promise<Warehouse | null> {
  if (values.isDefault) await clearDefault(scope, id);
  const [row] = await codeTaken(
    values.code,
    scope.db
      .update(warehouses)
      .set({ ...values, version: sql`${warehouses.version} + 1`, updatedAt: scope.now })
      .where(and(eq(warehouses.tenantId, scope.tenantId), eq(warehouses.id, id), eq(warehouses.version, version)))
      .returning(),
  );
  return row ?? null;
}

export async function insertLocation(scope: TenantScope, location: { id: string; warehouseId: string; code: string; name: string | null }): Promise<void> {
  await codeTaken(location.code, scope.db.insert(locations).values({ ...location, tenantId: scope.tenantId, isDefault: false }).then(() => undefined));
}

/** @returns the new version; null when somebody was faster. The default moves only with it. */
export async function updateLocation(
  scope: TenantScope,
  id: string,
  version: number,
  values: { code: string; name: string | null; isDefault: boolean; archived: boolean; warehouseId: string },
): Promise<{ version: number } | null> {
  const [own] = await scope.db.select({ version: locations.version }).from(locations).where(and(eq(locations.tenantId, scope.tenantId), eq(locations.id, id))).for("update");
  if (own?.version !== version) return null;
  if (values.isDefault) {
    await scope.db
      .update(locations)
      .set({ isDefault: false, version: sql`${locations.version} + 1` })
      .where(and(eq(locations.tenantId, scope.tenantId), eq(locations.warehouseId, values.warehouseId), eq(locations.isDefault, true), ne(locations.id, id)));
  }
  const [row] = await codeTaken(
    values.code,
    scope.db
      .update(locations)
      .set({ code: values.code, name: values.name, isDefault: values.isDefault, archived: values.archived, version: sql`${locations.version} + 1` })
      .where(and(eq(locations.tenantId, scope.tenantId), eq(locations.id, id)))
      .returning({ version: locations.version }),
  );
  return row ?? null;
}

export async function selectWarehouse(scope: TenantScope, id: string): Promise<Warehouse | null> {
  const [row] = await scope.db.select().from(warehouses).where(and(eq(warehouses.tenantId, scope.tenantId), eq(warehouses.id, id)));
  return row ?? null;
}

export async function selectLocation(scope: TenantScope, id: string): Promise<Location | null> {
  const [row] = await scope.db.select().from(locations).where(and(eq(locations.tenantId, scope.tenantId), eq(locations.id, id)));
  return row ?? null;
}

export async function warehouseHoldsStock(scope: TenantScope, warehouseId: string): Promise<boolean> {
  const rows = await scope.db.select({ id: stockBalances.id }).from(stockBalances)
    .where(and(eq(stockBalances.tenantId, scope.tenantId), eq(stockBalances.warehouseId, warehouseId), sql`${stockBalances.onHand} <> 0`)).limit(1);
  return rows.length > 0;
}

export async function locationHoldsStock(scope: TenantScope, locationId: string): Promise<boolean> {
  const rows = await scope.db.select({ id: locationBalances.id }).from(locationBalances)
    .where(and(eq(locationBalances.tenantId, scope.tenantId), eq(locationBalances.locationId, locationId), sql`${locationBalances.onHand} <> 0`)).limit(1);
  return rows.length > 0;
}
