import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { items, itemUnits, units } from "@/db/schema/catalog";
import type { DecimalText } from "@/server/kernel/money";
import { idArray, statement } from "@/server/platform/statement";
import type { TenantScope } from "@/server/platform/tenant-scope";

export interface ItemFacts {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly kind: "stocked" | "service";
  readonly unitId: string;
  readonly unitCode: string;
  /** Decimal places a quantity in the base unit may have. */
  readonly unitDecimals: number;
  readonly categoryId: string | null;
  readonly productType: string | null;
  readonly taxCodeId: string;
  /** Major units of the home currency per base unit. */
  readonly standardCost: DecimalText | null;
  readonly status: "active" | "inactive";
  readonly discontinued: boolean;
  readonly leadTimeDays: number | null;
}

/** What other modules need to know of items, by id; ids that name no item of the workspace are absent from the map. */
export async function getItemsByIds(scope: TenantScope, ids: readonly string[]): Promise<Map<string, ItemFacts>> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return new Map();
  const rows = await selectItems(scope, { ids: idArray(wanted) });
  return new Map(rows.map((row) => [row.id, row as ItemFacts]));
}

const selectItems = statement(["ids"], (db, value) =>
  db
    .select({
      id: items.id,
      code: items.code,
      name: items.name,
      kind: items.kind,
      unitId: items.unitId,
      unitCode: units.code,
      unitDecimals: units.decimals,
      categoryId: items.categoryId,
      productType: items.productType,
      taxCodeId: items.taxCodeId,
      standardCost: items.standardCost,
      status: items.status,
      discontinued: items.discontinued,
      leadTimeDays: items.leadTimeDays,
    })
    .from(items)
    .innerJoin(units, and(eq(units.tenantId, items.tenantId), eq(units.id, items.unitId)))
    .where(and(eq(items.tenantId, value("tenantId")), sql`${items.id} = any(${value("ids")}::uuid[])`)),
);

export interface OtherUnit {
  readonly unitId: string;
  readonly code: string;
  /** One of it is this many base units. */
  readonly factor: DecimalText;
}

/** The other units that items are ordered in, by item id. */
export async function getItemUnits(scope: TenantScope, itemIds: readonly string[]): Promise<Map<string, OtherUnit[]>> {
  const found = new Map<string, OtherUnit[]>();
  if (itemIds.length === 0) return found;
  const rows = await scope.db
    .select({ itemId: itemUnits.itemId, unitId: itemUnits.unitId, code: units.code, factor: itemUnits.factor })
    .from(itemUnits)
    .innerJoin(units, and(eq(units.tenantId, itemUnits.tenantId), eq(units.id, itemUnits.unitId)))
    .where(and(eq(itemUnits.tenantId, scope.tenantId), inArray(itemUnits.itemId, [...new Set(itemIds)])))
    .orderBy(asc(itemUnits.factor));
  for (const { itemId, ...unit } of rows) found.set(itemId, [...(found.get(itemId) ?? []), unit]);
  return found;
}
