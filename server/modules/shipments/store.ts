import { and, eq, inArray, sql } from "drizzle-orm";
import { returnReceiptLines, returnReceipts, shipmentLines, shipments, type AddressSnapshot } from "@/db/schema/shipments";
import { conflict, notFound } from "@/server/kernel/errors";
import type { TenantScope } from "@/server/platform/tenant-scope";
import { customerVisible } from "@/server/modules/customers";
import { shipmentLifecycle, type ShipmentAction, type ShipmentState } from "./rules/shipment-lifecycle";

export type ShipmentRow = Omit<typeof shipments.$inferSelect, "status"> & { status: ShipmentState };
export type ShipmentLineRow = typeof shipmentLines.$inferSelect;
export type NewShipment = typeof shipments.$inferInsert;
export type NewShipmentLine = typeof shipmentLines.$inferInsert;
export type { AddressSnapshot };

/**
 * Locks a shipment and reads its lines in their order.
 * @throws NaruError `record.not_found`, also for a customer the actor may not see
 */
export async function lockShipment(scope: TenantScope, shipmentId: string): Promise<{ shipment: ShipmentRow; lines: ShipmentLineRow[] }> {
  const [[shipment], lines] = await Promise.all([
    scope.db
      .select()
      .from(shipments)
      .where(and(eq(shipments.tenantId, scope.tenantId), eq(shipments.id, shipmentId), customerVisible(scope, shipments.customerId)))
      .for("update"),
    scope.db
      .select()
      .from(shipmentLines)
      .where(and(eq(shipmentLines.tenantId, scope.tenantId), eq(shipmentLines.shipmentId, shipmentId)))
      .orderBy(shipmentLines.lineNo),
  ]);
  if (!shipment) throw notFound("shipment");
  return { shipment: shipment as ShipmentRow, lines };
}

export async function insertShipments(scope: TenantScope, heads: readonly NewShipment[], lines: readonly NewShipmentLine[]): Promise<void> {
  await scope.db.insert(shipments).values([...heads]);
  await scope.db.insert(shipmentLines).values([...lines]);
}

type ShipmentFields = Partial<Omit<NewShipment, "tenantId" | "id" | "status" | "number" | "version">>;

/**
 * Moves a shipment along its lifecycle together with the fields that belong to the move.
 * @throws NaruError `shipments.status_moved` when it is no longer in a state from which the action is possible
 */
export async function moveShipment(scope: TenantScope, shipment: ShipmentRow, action: ShipmentAction, fields: ShipmentFields = {}): Promise<void> {
  const { from, to } = shipmentLifecycle.actions[action];
  const moved = await scope.db
    .update(shipments)
    .set({ ...fields, status: to, version: sql`${shipments.version} + 1`, updatedAt: scope.now })
    .where(and(eq(shipments.tenantId, scope.tenantId), eq(shipments.id, shipment.id), inArray(shipments.status, [...from])))
    .returning({ id: shipments.id });
  if (moved.length === 0) throw statusMoved(shipment);
}

/** What an actor is told whose action came too late or too early. */
export function statusMoved(shipment: ShipmentRow) {
  return conflict("shipments.status_moved", { number: shipment.number, status: shipment.status });
}

/** Writes the fields when the version is still the one the actor saw; false when somebody was faster. */
export async function updateShipmentFields(scope: TenantScope, shipmentId: string, version: number, fields: ShipmentFields): Promise<boolean> {
  const updated = await scope.db
    .update(shipments)
    .set({ ...fields, version: sql`${shipments.version} + 1`, updatedAt: scope.now })
    .where(and(eq(shipments.tenantId, scope.tenantId), eq(shipments.id, shipmentId), eq(shipments.version, version)))
    .returning({ id: shipments.id });
  return updated.length === 1;
}

export interface LineUpdate {
  readonly id: string;
  readonly quantity: string;
  readonly locationId: string | null;
  readonly deliveryCode: string | null;
  readonly packed: boolean;
  readonly costMinor: bigint;
  readonly recognisedMinor: bigint;
  readonly reservationConsumed: string;
  readonly remainderCancelled: string;
}

/** Writes many lines of a locked shipment in one statement. */
export async function updateLines(scope: TenantScope, lines: readonly LineUpdate[]): Promise<void> {
  if (lines.length === 0) return;
  const values = sql.join(
    lines.map(
      (l) =>
        sql`(${l.id}::uuid, ${l.quantity}::numeric, ${l.locationId}::uuid, ${l.deliveryCode}::text, ${l.packed}::boolean, ${l.costMinor.toString()}::bigint, ${l.recognisedMinor.toString()}::bigint, ${l.reservationConsumed}::numeric, ${l.remainderCancelled}::numeric)`,
    ),
    sql`, `,
  );
  await scope.db.execute(sql`
    update shipment_lines l
    set quantity = v.quantity, location_id = v.location_id, delivery_code = v.delivery_code, packed = v.packed, cost_minor = v.cost_minor,
        recognised_minor = v.recognised_minor, reservation_consumed = v.reservation_consumed, remainder_cancelled = v.remainder_cancelled
    from (values ${values}) as v(id, quantity, location_id, delivery_code, packed, cost_minor, recognised_minor, reservation_consumed, remainder_cancelled)
    where l.tenant_id = ${scope.tenantId} and l.id = v.id`);
}

export async function deleteLines(scope: TenantScope, shipmentId: string, lineIds: readonly string[]): Promise<void> {
  if (lineIds.length === 0) return;
  await scope.db
    .delete(shipmentLines)
    .where(and(eq(shipmentLines.tenantId, scope.tenantId), eq(shipmentLines.shipmentId, shipmentId), inArray(shipmentLines.id, [...lineIds])));
}

/**
 * Adds to what came back of shipment lines, never beyond what was shipped.
 * @throws NaruError `shipments.return_exceeds_shipped` when somebody was faster
 */
export async function advanceReturnedOfLines(
  scope: TenantScope,
  lines: readonly { id: string; quantity: string; unbilled: string; recognisedMinor: bigint }[],
): Promise<void> {
  const values = sql.join(
    lines.map((l) => sql`(${l.id}::uuid, ${l.quantity}::numeric, ${l.unbilled}::numeric, ${l.recognisedMinor.toString()}::bigint)`),
    sql`, `,
  );
  const rows = await scope.db.execute(sql`
    update shipment_lines l
    set returned = l.returned + v.quantity, returned_unbilled = l.returned_unbilled + v.unbilled, recognised_minor = l.recognised_minor + v.recognised_minor
    from (values ${values}) as v(id, quantity, unbilled, recognised_minor)
    where l.tenant_id = ${scope.tenantId} and l.id = v.id
      and l.returned + v.quantity <= l.quantity and l.invoiced + l.returned_unbilled + v.unbilled <= l.quantity
    returning l.id`);
  if (rows.length < lines.length) throw conflict("shipments.return_exceeds_shipped");
}

/**
 * Adds to what was invoiced of shipment lines, never beyond what was shipped and not taken back unbilled.
 * @throws NaruError `shipments.invoiced_exceeds_shipped` when somebody was faster
 */
export async function advanceInvoicedOfLines(scope: TenantScope, lines: readonly { id: string; quantity: string }[]): Promise<void> {
  if (lines.length === 0) return;
  const values = sql.join(lines.map((l) => sql`(${l.id}::uuid, ${l.quantity}::numeric)`), sql`, `);
  const rows = await scope.db.execute(sql`
    update shipment_lines l set invoiced = l.invoiced + v.quantity
    from (values ${values}) as v(id, quantity)
    where l.tenant_id = ${scope.tenantId} and l.id = v.id and l.invoiced + v.quantity + l.returned_unbilled <= l.quantity
    returning l.id`);
  if (rows.length < lines.length) throw conflict("shipments.invoiced_exceeds_shipped");
}

/**
 * Adds to what credit notes cover of returned goods, never beyond the invoiced part.
 * @throws NaruError `shipments.credited_exceeds_returned` when somebody was faster
 */
export async function advanceCreditedOfReturns(scope: TenantScope, lines: readonly { id: string; quantity: string }[]): Promise<void> {
  if (lines.length === 0) return;
  const values = sql.join(lines.map((l) => sql`(${l.id}::uuid, ${l.quantity}::numeric)`), sql`, `);
  const rows = await scope.db.execute(sql`
    update return_receipt_lines l set credited_quantity = l.credited_quantity + v.quantity
    from (values ${values}) as v(id, quantity)
    where l.tenant_id = ${scope.tenantId} and l.id = v.id and l.credited_quantity + v.quantity + l.unbilled_quantity <= l.quantity
    returning l.id`);
  if (rows.length < lines.length) throw conflict("shipments.credited_exceeds_returned");
}

export async function insertReturnReceipt(
  scope: TenantScope,
  receipt: typeof returnReceipts.$inferInsert,
  lines: readonly (typeof returnReceiptLines.$inferInsert)[],
): Promise<void> {
  await scope.db.insert(returnReceipts).values(receipt);
  await scope.db.insert(returnReceiptLines).values([...lines]);
}
