import { and, eq, isNotNull, sql } from "drizzle-orm";
import { shipmentLines, shipments } from "@/db/schema/shipments";
import { decimalText } from "@/server/kernel/money";
import type { Quantity } from "@/server/kernel/quantity";
import { idArray, statement } from "@/server/platform/statement";
import type { TenantScope } from "@/server/platform/tenant-scope";

/**
 * Per order line, the quantity whose revenue is fixed and was not taken back: shipped less returned before billing, over the
 * shipments whose revenue is recognised. Read it with the demand lines locked.
 */
export async function recognisedQuantities(scope: TenantScope, demandLineIds: readonly string[]): Promise<Map<string, Quantity>> {
  const rows = await selectRecognised(scope, { ids: idArray(demandLineIds) });
  return new Map(rows.map((row) => [row.id, decimalText(row.quantity)]));
}

const selectRecognised = statement(["ids"], (db, value) =>
  db
    .select({ id: shipmentLines.demandLineId, quantity: sql<string>`sum(${shipmentLines.quantity} - ${shipmentLines.returnedUnbilled})` })
    .from(shipmentLines)
    .innerJoin(shipments, and(eq(shipments.tenantId, shipmentLines.tenantId), eq(shipments.id, shipmentLines.shipmentId)))
    .where(and(eq(shipmentLines.tenantId, value("tenantId")), sql`${shipmentLines.demandLineId} = any(${value("ids")}::uuid[])`, isNotNull(shipments.recognisedOn)))
    .groupBy(shipmentLines.demandLineId),
);
