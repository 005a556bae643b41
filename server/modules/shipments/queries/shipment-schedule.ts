import { and, asc, eq, ne, sql } from "drizzle-orm";
import { customers } from "@/db/schema/customers";
import { shipmentLines, shipments } from "@/db/schema/shipments";
import { warehouses } from "@/db/schema/stock";
import { fault, invalid } from "@/server/kernel/errors";
import { daysBetween } from "@/server/kernel/calendar-date";
import { customerVisible } from "@/server/modules/customers";
import { defineQuery } from "@/server/platform/command";
import { scheduleInput } from "../inputs";
import type { ShipmentState } from "../rules/shipment-lifecycle";

/** Longest span of one reading, days. */
const MOST_DAYS = 62;

/** What leaves when and where: shipments of a span of days by planned day and warehouse (SHP-01). */
export const shipmentSchedule = defineQuery({
  name: "shipments.shipment-schedule",
  permission: "shipments.view",
  input: scheduleInput,
  async run(scope, { from, to, warehouseId }) {
    const days = daysBetween(from, to);
    if (days < 0 || days > MOST_DAYS) throw invalid([fault("to", "shipments.schedule_span", { most: MOST_DAYS })]);
    const rows = await scope.db
      .select({
        id: shipments.id,
        number: shipments.number,
        customerName: customers.name,
        orderNumber: shipments.sourceNumber,
        warehouseId: shipments.warehouseId,
        warehouseName: warehouses.name,
        status: sql<ShipmentState>`${shipments.status}`,
        plannedOn: shipments.plannedOn,
        lineCount: sql<number>`(select count(*)::int from ${shipmentLines} where ${shipmentLines.tenantId} = ${scope.tenantId} and ${shipmentLines.shipmentId} = ${shipments.id})`,
      })
      .from(shipments)
      .innerJoin(customers, and(eq(customers.tenantId, shipments.tenantId), eq(customers.id, shipments.customerId)))
      .innerJoin(warehouses, and(eq(warehouses.tenantId, shipments.tenantId), eq(warehouses.id, shipments.warehouseId)))
      .where(
        and(
          eq(shipments.tenantId, scope.tenantId),
          customerVisible(scope, shipments.customerId),
          ne(shipments.status, "cancelled"),
          sql`${shipments.plannedOn} between ${from} and ${to}`,
          warehouseId ? eq(shipments.warehouseId, warehouseId) : undefined,
        ),
      )
      .orderBy(asc(shipments.plannedOn), asc(warehouses.name), asc(shipments.number))
      .limit(2000);
    return { rows };
  },
});
