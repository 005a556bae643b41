import { and, asc, eq } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { items, units } from "@/db/schema/catalog";
import { locations, stockDocuments, stockMoves, warehouses } from "@/db/schema/stock";
import { notFound } from "@/server/kernel/errors";
import { actorMay } from "@/server/platform/actor";
import { defineQuery } from "@/server/platform/command";
import { getDocumentInput } from "../inputs";

/** A receipt, transfer, adjustment, write-off or opening with its moves. */
export const getDocument = defineQuery({
  name: "stock.get-document",
  permission: "stock.view",
  input: getDocumentInput,
  async run(scope, { documentId }) {
    const to = alias(warehouses, "to_warehouse");
    const [d, m] = [stockDocuments, stockMoves];
    const [[document], moves] = await Promise.all([
      scope.db
        .select({ id: d.id, number: d.number, kind: d.kind, movedOn: d.movedOn, reason: d.reason, createdAt: d.createdAt, warehouseName: warehouses.name, toWarehouseName: to.name })
        .from(d)
        .innerJoin(warehouses, and(eq(warehouses.tenantId, d.tenantId), eq(warehouses.id, d.warehouseId)))
        .leftJoin(to, and(eq(to.tenantId, d.tenantId), eq(to.id, d.toWarehouseId)))
        .where(and(eq(d.tenantId, scope.tenantId), eq(d.id, documentId))),
      scope.db
        .select({
          id: m.id, kind: m.kind, itemId: m.itemId, itemCode: items.code, itemName: items.name, unitCode: units.code,
          warehouseName: warehouses.name, locationCode: locations.code, quantity: m.quantity, valueMinor: m.valueMinor,
        })
        .from(m)
        .innerJoin(items, and(eq(items.tenantId, m.tenantId), eq(items.id, m.itemId)))
        .innerJoin(units, and(eq(units.tenantId, items.tenantId), eq(units.id, items.unitId)))
        .innerJoin(warehouses, and(eq(warehouses.tenantId, m.tenantId), eq(warehouses.id, m.warehouseId)))
        .innerJoin(locations, and(eq(locations.tenantId, m.tenantId), eq(locations.id, m.locationId)))
        .where(and(eq(m.tenantId, scope.tenantId), eq(m.sourceType, "stock_document"), eq(m.sourceId, documentId)))
        .orderBy(asc(m.id)),
    ]);
    if (!document) throw notFound("stock_document");
    const seesCosts = actorMay(scope.actor, "costs.view");
    return { ...document, moves: moves.map((move) => ({ ...move, valueMinor: seesCosts ? move.valueMinor : null })) };
  },
});
