import { and, eq, inArray, sql } from "drizzle-orm";
import { returnReceiptLines, returnReceipts, shipmentLines, shipments, type AddressSnapshot } from "@/db/schema/shipments";
import { conflict, notFound } from "@/server/kernel/errors";
import type { TenantScope } from "@/server/platform/tenant-scope";
import { onlyCustomersOf, visibleInStatement } from "@/server/modules/customers";
import { insertRows } from "@/server/platform/insert-rows";
import { sqlStatement, statement } from "@/server/platform/statement";
import { shipmentLifecycle, type ShipmentAction, type ShipmentState } from "./rules/shipment-lifecycle";

export type ShipmentRow = Omit<typeof shipments.$inferSelect, "status"> & { status: ShipmentState };
export type ShipmentLineRow = typeof shipmentLines.$inferSelect;
export type NewShipment = typeof shipments.$inferInsert;
export type NewShipmentLine = typeof shipmentLines.$inferInsert;
export type { AddressSnapshot };

const lockHead = statement(["shipmentId", "owner"], (db, value) =>
  db
    .select()
    .from(shipments)
    .where(and(eq(shipments.tenantId, value("tenantId")), eq(shipments.id, value("shipmentId")), visibleInStatement(value, shipments.customerId)))
    .for("update"),
);
const selectLines = statement(["shipmentId"], (db, value) =>
  db.select().from(shipmentLines).where(and(eq(shipmentLines.tenantId, value("tenantId")), eq(shipmentLines.shipmentId, value("shipmentId")))).orderBy(shipmentLines.lineNo),
);

/**
 * Locks a shipment and reads its lines in their order.
 * @throws NaruError `record.not_found`, also for a customer the actor may not see
 */
export async function lockShipment(scope: TenantScope, shipmentId: string): Promise<{ shipment: ShipmentRow; lines: ShipmentLineRow[] }> {
  const [[shipment], lines] = await Promise.all([lockHead(scope, { shipmentId, owner: onlyCustomersOf(scope) }), selectLines(scope, { shipmentId })]);
  if (!shipment) throw notFound("shipment");
  return { shipment: shipment as ShipmentRow, lines };
}

export async function insertShipments(scope: TenantScope, heads: readonly NewShipment[], lines: readonly NewShipmentLine[]): Promise<void> {
  await Promise.all([insertRows(scope, shipments, heads), insertRows(scope, shipmentLines, lines)]);
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
  const data = JSON.stringify(
    lines.map((l) => ({
      id: l.id, quantity: l.quantity, location_id: l.locationId, delivery_code: l.deliveryCode, packed: l.packed, cost_minor: l.costMinor.toString(),
      recognised_minor: l.recognisedMinor.toString(), reservation_consumed: l.reservationConsumed, remainder_cancelled: l.remainderCancelled,
    })),
  );
  await writeLines(scope, { data });
}

const writeLines = sqlStatement(["data"], (value) => sql`
  update shipment_lines l
  set quantity = v.quantity, location_id = v.location_id, delivery_code = v.delivery_code, packed = v.packed, cost_minor = v.cost_minor,
      recognised_minor = v.recognised_minor, reservation_consumed = v.reservation_consumed, remainder_cancelled = v.remainder_cancelled
  from json_to_recordset(${value("data")}::json) as v(id uuid, quantity numeric, location_id uuid, delivery_code text, packed boolean, cost_minor bigint,
    recognised_minor bigint, reservation_consumed numeric, remainder_cancelled numeric)
  where l.tenant_id = ${value("tenantId")} and l.id = v.id`);

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

const addInvoiced = sqlStatement(["data"], (value) => sql`
  update shipment_lines l set invoiced = l.invoiced + v.quantity
  from json_to_recordset(${value("data")}::json) as v(id uuid, quantity numeric)
  where l.tenant_id = ${value("tenantId")} and l.id = v.id and l.invoiced + v.quantity + l.returned_unbilled <= l.quantity
  returning l.id`);

/**
 * Adds to what was invoiced of shipment lines, never beyond what was shipped and not taken back unbilled.
 * @throws NaruError `shipments.invoiced_exceeds_shipped` when somebody was faster
 */
export async function advanceInvoicedOfLines(scope: TenantScope, lines: readonly { id: string; quantity: string }[]): Promise<void> {
  if (lines.length === 0) return;
  const rows = await addInvoiced(scope, { data: JSON.stringify(lines.map(({ id, quantity }) => ({ id, quantity }))) });
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
