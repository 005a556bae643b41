import { and, desc, eq, lt } from "drizzle-orm";
import { items, units } from "@/db/schema/catalog";
import { locations, stockMoves, warehouses } from "@/db/schema/stock";
import { fault, invalid } from "@/server/kernel/errors";
import { actorMay } from "@/server/platform/actor";
import { defineQuery } from "@/server/platform/command";
import { listMovesInput } from "../inputs";

const UUID = /^[0-9a-f-]{36}$/;

/** Moves, the newest first; the value is shown to those who may see costs. The cursor is the id of the last row. */
export const listMoves = defineQuery({
  name: "stock.list-moves",
  permission: "stock.view",
  input: listMovesInput,
  async run(scope, { itemId, warehouseId, kind, cursor, limit }) {
    if (cursor && !UUID.test(cursor)) throw invalid([fault("cursor", "input.cursor")]);
    const m = stockMoves;
    const seesCosts = actorMay(scope.actor, "costs.view");
    const rows = await scope.db
      .select({
        id: m.id, kind: m.kind, movedOn: m.movedOn, postedAt: m.postedAt, quantity: m.quantity, valueMinor: m.valueMinor, reason: m.reason,
        itemId: m.itemId, itemCode: items.code, itemName: items.name, unitCode: units.code,
        warehouseId: m.warehouseId, warehouseName: warehouses.name, locationCode: locations.code,
        sourceType: m.sourceType, sourceId: m.sourceId, sourceNumber: m.sourceNumber,
      })
      .from(m)
      .innerJoin(items, and(eq(items.tenantId, m.tenantId), eq(items.id, m.itemId)))
      .innerJoin(units, and(eq(units.tenantId, items.tenantId), eq(units.id, items.unitId)))
      .innerJoin(warehouses, and(eq(warehouses.tenantId, m.tenantId), eq(warehouses.id, m.warehouseId)))
      .innerJoin(locations, and(eq(locations.tenantId, m.tenantId), eq(locations.id, m.locationId)))
      .where(and(
        eq(m.tenantId, scope.tenantId), itemId ? eq(m.itemId, itemId) : undefined, warehouseId ? eq(m.warehouseId, warehouseId) : undefined,
        kind ? eq(m.kind, kind) : undefined, cursor ? lt(m.id, cursor) : undefined,
      ))
      .orderBy(desc(m.id))
      .limit(limit + 1);
    const page = rows.slice(0, limit).map((row) => ({ ...row, valueMinor: seesCosts ? row.valueMinor : null }));
    return { rows: page, nextCursor: rows.length > limit ? (page.at(-1)?.id ?? null) : null };
  },
});
