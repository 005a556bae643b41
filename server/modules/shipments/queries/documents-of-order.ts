import { and, asc, eq } from "drizzle-orm";
import { returnReceipts, shipments } from "@/db/schema/shipments";
import type { TenantScope } from "@/server/platform/tenant-scope";
import type { ShipmentState } from "../rules/shipment-lifecycle";

/** Shipments of an order, oldest first, for the story of that order (ORD-16). The caller vouched for the reader. */
export async function shipmentsOfOrder(scope: TenantScope, orderId: string) {
  const rows = await scope.db
    .select({ id: shipments.id, number: shipments.number, status: shipments.status, plannedOn: shipments.plannedOn, shippedOn: shipments.shippedOn, deliveredOn: shipments.deliveredOn })
    .from(shipments)
    .where(and(eq(shipments.tenantId, scope.tenantId), eq(shipments.sourceId, orderId)))
    .orderBy(asc(shipments.id));
  return rows.map((row) => ({ ...row, status: row.status as ShipmentState }));
}

/** Return receipts of an order, oldest first. */
export function returnsOfOrder(scope: TenantScope, orderId: string) {
  return scope.db
    .select({ id: returnReceipts.id, number: returnReceipts.number, receivedOn: returnReceipts.receivedOn, shipmentId: returnReceipts.shipmentId })
    .from(returnReceipts)
    .innerJoin(shipments, and(eq(shipments.tenantId, returnReceipts.tenantId), eq(shipments.id, returnReceipts.shipmentId)))
    .where(and(eq(returnReceipts.tenantId, scope.tenantId), eq(shipments.sourceId, orderId)))
    .orderBy(asc(returnReceipts.id));
}
