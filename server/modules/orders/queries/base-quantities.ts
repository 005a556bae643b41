import { and, asc, eq } from "drizzle-orm";
import { warehouses } from "@/db/schema/stock";
import { decimal, decimalText } from "@/server/kernel/money";
import type { Quantity } from "@/server/kernel/quantity";
import { getItemUnits, type ItemFacts } from "@/server/modules/catalog";
import { statement } from "@/server/platform/statement";
import type { TenantScope } from "@/server/platform/tenant-scope";

/** Most decimals a quantity column keeps. */
const QUANTITY_DECIMALS = 4;

/**
 * Quantities of lines in their items' base units, in the lines' order; null where the item is unknown or not sold in the
 * unit named.
 */
export async function toBaseQuantities(
  scope: TenantScope,
  items: ReadonlyMap<string, ItemFacts>,
  lines: readonly { itemId: string; unitId?: string | null; quantity: Quantity }[],
): Promise<(Quantity | null)[]> {
  const others = lines.some((l) => l.unitId && l.unitId !== items.get(l.itemId)?.unitId)
    ? await getItemUnits(scope, lines.map((l) => l.itemId))
    : new Map<string, { unitId: string; factor: string }[]>();
  return lines.map((line) => {
    const item = items.get(line.itemId);
    if (!item) return null;
    if (!line.unitId || line.unitId === item.unitId) return decimalText(line.quantity);
    const unit = others.get(line.itemId)?.find((u) => u.unitId === line.unitId);
    return unit ? decimalText(decimal(line.quantity).times(unit.factor).toDecimalPlaces(QUANTITY_DECIMALS)) : null;
  });
}

/** Whether a quantity has more decimals than its item's unit allows (1.5 pieces). */
export function tooFine(quantity: Quantity, item: ItemFacts): boolean {
  return decimal(quantity).decimalPlaces() > item.unitDecimals;
}

/** The workspace's warehouses in use, the default one first. */
export function warehousesInUse(scope: TenantScope): Promise<{ id: string; code: string; isDefault: boolean }[]> {
  return selectWarehouses(scope, {});
}

const selectWarehouses = statement([], (db, value) =>
  db
    .select({ id: warehouses.id, code: warehouses.code, isDefault: warehouses.isDefault })
    .from(warehouses)
    .where(and(eq(warehouses.tenantId, value("tenantId")), eq(warehouses.archived, false)))
    .orderBy(asc(warehouses.code)),
);
