import { and, eq } from "drizzle-orm";
import { customers } from "@/db/schema/customers";
import { shipments } from "@/db/schema/shipments";
import { warehouses } from "@/db/schema/stock";
import type { TenantScope } from "@/server/platform/tenant-scope";

/** What a notice says of a shipment; undefined when there is none. */
export async function shipmentOverview(scope: TenantScope, shipmentId: string) {
  const [row] = await scope.db
    .select({ number: shipments.number, status: shipments.status, plannedOn: shipments.plannedOn, customerName: customers.name, warehouseName: warehouses.name })
    .from(shipments)
    .innerJoin(customers, and(eq(customers.tenantId, shipments.tenantId), eq(customers.id, shipments.customerId)))
    .innerJoin(warehouses, and(eq(warehouses.tenantId, shipments.tenantId), eq(warehouses.id, shipments.warehouseId)))
    .where(and(eq(shipments.tenantId, scope.tenantId), eq(shipments.id, shipmentId)));
  return row;
}
