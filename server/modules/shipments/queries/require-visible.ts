import { and, eq, inArray } from "drizzle-orm";
import { customers } from "@/db/schema/customers";
import { locations } from "@/db/schema/stock";
import { fault, notFound, refused } from "@/server/kernel/errors";
import { customerVisible } from "@/server/modules/customers";
import type { TenantScope } from "@/server/platform/tenant-scope";

/**
 * A record of a customer that the actor may not see answers like one that does not exist.
 * @throws NaruError `record.not_found` of the named entity
 */
export async function requireVisible(scope: TenantScope, customerId: string, entity: string): Promise<void> {
  const visible = customerVisible(scope, customers.id);
  if (!visible) return;
  const [row] = await scope.db
    .select({ id: customers.id })
    .from(customers)
    .where(and(eq(customers.tenantId, scope.tenantId), eq(customers.id, customerId), visible));
  if (!row) throw notFound(entity);
}

/**
 * Every named location exists and lies in its warehouse.
 * @throws NaruError `record.not_found` for an unknown one, `shipments.location_elsewhere` with a fault per line
 */
export async function requireLocations(scope: TenantScope, wanted: readonly { path: string; locationId: string; warehouseId: string }[]): Promise<void> {
  if (wanted.length === 0) return;
  const rows = await scope.db
    .select({ id: locations.id, warehouseId: locations.warehouseId })
    .from(locations)
    .where(and(eq(locations.tenantId, scope.tenantId), inArray(locations.id, wanted.map((w) => w.locationId))));
  const home = new Map(rows.map((row) => [row.id, row.warehouseId]));
  if (wanted.some((w) => !home.has(w.locationId))) throw notFound("location");
  const faults = wanted.filter((w) => home.get(w.locationId) !== w.warehouseId).map((w) => fault(w.path, "shipments.location_elsewhere"));
  if (faults.length > 0) throw refused("shipments.location_elsewhere", {}, faults);
}
