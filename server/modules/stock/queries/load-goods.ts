import { and, desc, eq, inArray, sql } from "drizzle-orm";
import { items, units } from "@/db/schema/catalog";
import { locations, stockMoves, warehouses } from "@/db/schema/stock";
import { fault, invalid, notFound, refused, type Fault } from "@/server/kernel/errors";
import { decimal, type DecimalText } from "@/server/kernel/money";
import type { Quantity } from "@/server/kernel/quantity";
import type { TenantScope } from "@/server/platform/tenant-scope";

export interface Goods {
  readonly id: string;
  readonly code: string;
  /** Major units of the home currency per base unit. */
  readonly standardCost: DecimalText | null;
}

export interface GoodsLine {
  readonly itemId: string;
  readonly quantity: Quantity;
  readonly locationId?: string | null;
  readonly toLocationId?: string | null;
}

/**
 * The items of a stock document's lines, after checking every line: items and locations are the workspace's own, items have
 * stock, quantities have no more decimals than their unit.
 * @throws NaruError not_found for an unknown warehouse, item or location; `input.invalid` with every other fault at once
 */
export async function loadGoods(
  scope: TenantScope,
  document: { warehouseId: string; toWarehouseId?: string; lines: readonly GoodsLine[] },
): Promise<Map<string, Goods>> {
  const { lines } = document;
  const [rows] = await Promise.all([
    scope.db
      .select({ id: items.id, code: items.code, kind: items.kind, standardCost: items.standardCost, decimals: units.decimals })
      .from(items)
      .innerJoin(units, and(eq(units.tenantId, items.tenantId), eq(units.id, items.unitId)))
      .where(and(eq(items.tenantId, scope.tenantId), inArray(items.id, [...new Set(lines.map((line) => line.itemId))]))),
    requireWarehouse(scope, document.warehouseId),
    document.toWarehouseId ? requireWarehouse(scope, document.toWarehouseId) : undefined,
    requireLocations(scope, document.warehouseId, lines.map((line) => line.locationId)),
    requireLocations(scope, document.toWarehouseId ?? document.warehouseId, lines.map((line) => line.toLocationId)),
  ]);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const faults: Fault[] = lines.flatMap((line, i) => {
    const item = byId.get(line.itemId);
    if (!item) throw notFound("item");
    if (item.kind !== "stocked") return [fault(`lines.${i}.itemId`, "stock.item_without_stock", { item: item.code })];
    if (decimal(line.quantity).decimalPlaces() > item.decimals) return [fault(`lines.${i}.quantity`, "stock.too_many_decimals", { item: item.code, decimals: item.decimals })];
    return [];
  });
  if (faults.length > 0) throw invalid(faults);
  return byId;
}

/** @throws NaruError not_found; `stock.warehouse_archived` */
export async function requireWarehouse(scope: TenantScope, id: string): Promise<{ code: string; name: string }> {
  const [row] = await scope.db
    .select({ code: warehouses.code, name: warehouses.name, archived: warehouses.archived })
    .from(warehouses)
    .where(and(eq(warehouses.tenantId, scope.tenantId), eq(warehouses.id, id)));
  if (!row) throw notFound("warehouse");
  if (row.archived) throw refused("stock.warehouse_archived", { warehouse: row.name });
  return row;
}

async function requireLocations(scope: TenantScope, warehouseId: string, ids: readonly (string | null | undefined)[]): Promise<void> {
  const wanted = [...new Set(ids.filter((id): id is string => Boolean(id)))];
  if (wanted.length === 0) return;
  const rows = await scope.db
    .select({ id: locations.id })
    .from(locations)
    .where(and(eq(locations.tenantId, scope.tenantId), eq(locations.warehouseId, warehouseId), inArray(locations.id, wanted)));
  if (rows.length !== wanted.length) throw notFound("location");
}

/** What one base unit last cost when it came in, in minor units of the home currency (not rounded); items that never came in are absent. */
export async function lastUnitCosts(scope: TenantScope, itemIds: readonly string[]): Promise<Map<string, DecimalText>> {
  if (itemIds.length === 0) return new Map();
  const rows = await scope.db
    .selectDistinctOn([stockMoves.itemId], { itemId: stockMoves.itemId, quantity: stockMoves.quantity, valueMinor: stockMoves.valueMinor })
    .from(stockMoves)
    .where(and(eq(stockMoves.tenantId, scope.tenantId), inArray(stockMoves.itemId, [...itemIds]), sql`${stockMoves.quantity} > 0`, sql`${stockMoves.valueMinor} > 0`))
    .orderBy(stockMoves.itemId, desc(stockMoves.id));
  return new Map(rows.map((row) => [row.itemId, decimal(row.valueMinor).div(row.quantity).toFixed()]));
}
