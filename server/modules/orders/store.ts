import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { orderCharges, orderChecks, orderLines, orders } from "@/db/schema/orders";
import { conflict, notFound } from "@/server/kernel/errors";
import { newId } from "@/server/platform/new-id";
import { insertRows } from "@/server/platform/insert-rows";
import { idArray, sqlStatement, statement } from "@/server/platform/statement";
import type { TenantScope } from "@/server/platform/tenant-scope";
import type { Check } from "./rules/decide-confirmation";
import { canDo } from "@/server/kernel/lifecycle";
import { orderLifecycle, type OrderAction, type OrderState } from "./rules/order-lifecycle";

export type OrderRow = typeof orders.$inferSelect;
export type NewOrderRow = typeof orders.$inferInsert;
export type OrderLineRow = typeof orderLines.$inferSelect;
export type NewOrderLineRow = Omit<typeof orderLines.$inferInsert, "tenantId" | "orderId">;
export type NewOrderChargeRow = Omit<typeof orderCharges.$inferInsert, "tenantId" | "orderId">;
export type OrderChargeRow = typeof orderCharges.$inferSelect;

const ofOrder = (scope: TenantScope, orderId: string) => and(eq(orders.tenantId, scope.tenantId), eq(orders.id, orderId));

const lockRow = statement(["orderId"], (db, value) =>
  db.select().from(orders).where(and(eq(orders.tenantId, value("tenantId")), eq(orders.id, value("orderId")))).for("update"),
);
const selectLines = statement(["orderId"], (db, value) =>
  db.select().from(orderLines).where(and(eq(orderLines.tenantId, value("tenantId")), eq(orderLines.orderId, value("orderId")))).orderBy(asc(orderLines.lineNo)),
);
const selectCharges = statement(["orderId"], (db, value) =>
  db.select().from(orderCharges).where(and(eq(orderCharges.tenantId, value("tenantId")), eq(orderCharges.orderId, value("orderId")))).orderBy(asc(orderCharges.lineNo)),
);

/** Reads an order and holds its row until the transaction ends. @throws NaruError `record.not_found` */
export async function lockOrder(scope: TenantScope, orderId: string): Promise<OrderRow> {
  const [row] = await lockRow(scope, { orderId });
  if (!row) throw notFound("order");
  return row;
}

const lockRows = statement(["ids"], (db, value) =>
  db.select().from(orders).where(and(eq(orders.tenantId, value("tenantId")), sql`${orders.id} = any(${value("ids")}::uuid[])`)).orderBy(asc(orders.id)).for("update"),
);

/** Holds the rows of many orders, in the order of their ids, so that nobody waits for them in a circle. */
export function lockOrders(scope: TenantScope, orderIds: readonly string[]): Promise<OrderRow[]> {
  return lockRows(scope, { ids: idArray(orderIds) });
}

/** Live lines in order; cancelled ones included. */
export async function readLines(scope: TenantScope, orderId: string): Promise<OrderLineRow[]> {
  return selectLines(scope, { orderId });
}

export async function readCharges(scope: TenantScope, orderId: string): Promise<OrderChargeRow[]> {
  return selectCharges(scope, { orderId });
}

export async function insertOrder(scope: TenantScope, order: NewOrderRow, lines: readonly NewOrderLineRow[], charges: readonly NewOrderChargeRow[]): Promise<void> {
  await Promise.all([insertRows(scope, orders, [order]), insertLines(scope, order.id, lines, charges)]);
}

async function insertLines(scope: TenantScope, orderId: string, lines: readonly NewOrderLineRow[], charges: readonly NewOrderChargeRow[]): Promise<void> {
  await Promise.all([
    insertRows(scope, orderLines, lines.map((l) => ({ ...l, tenantId: scope.tenantId, orderId }))),
    insertRows(scope, orderCharges, charges.map((c) => ({ ...c, tenantId: scope.tenantId, orderId }))),
  ]);
}

/**
 * Replaces the content of a draft, if nobody changed it since `version` was read.
 * @throws NaruError `record.changed` when somebody was faster
 */
export async function replaceDraft(
  scope: TenantScope,
  orderId: string,
  version: number,
  order: Partial<NewOrderRow>,
  lines: readonly NewOrderLineRow[],
  charges: readonly NewOrderChargeRow[],
): Promise<void> {
  const updated = await scope.db
    .update(orders)
    .set({ ...order, version: sql`${orders.version} + 1`, updatedAt: scope.now })
    .where(and(ofOrder(scope, orderId), eq(orders.version, version), eq(orders.status, "draft")))
    .returning({ id: orders.id });
  if (updated.length === 0) throw conflict("record.changed", { entity: "order" });
  await Promise.all([
    scope.db.delete(orderLines).where(and(eq(orderLines.tenantId, scope.tenantId), eq(orderLines.orderId, orderId))).then(),
    scope.db.delete(orderCharges).where(and(eq(orderCharges.tenantId, scope.tenantId), eq(orderCharges.orderId, orderId))).then(),
  ]);
  await insertLines(scope, orderId, lines, charges);
}

/**
 * Moves an order along its lifecycle by conditional UPDATE.
 * @throws NaruError `orders.wrong_state` when the move is not open from the state it is in by now
 */
export async function moveOrder(scope: TenantScope, order: OrderRow, action: OrderAction, set: Partial<NewOrderRow> = {}): Promise<OrderState> {
  const { from, to } = orderLifecycle.actions[action];
  if (!canDo(orderLifecycle, order.status as OrderState, action)) throw conflict("orders.wrong_state", { number: order.number, state: order.status });
  const moved = await scope.db
    .update(orders)
    .set({ ...set, status: to, version: sql`${orders.version} + 1`, updatedAt: scope.now })
    .where(and(ofOrder(scope, order.id), inArray(orders.status, [...from])))
    .returning({ id: orders.id });
  if (moved.length === 0) throw conflict("orders.wrong_state", { number: order.number, state: order.status });
  return to;
}

/** How far an order's documents are, as its columns say it. */
export interface OrderStanding {
  readonly id: string;
  readonly progress: OrderRow["progress"];
  readonly paymentProgress: OrderRow["paymentProgress"];
  readonly status: OrderState;
}

const writeStandings = sqlStatement(["data"], (value) => sql`
  update orders o set progress = v.progress, payment_progress = v.payment_progress, status = v.status,
    version = o.version + (o.status <> v.status)::integer, updated_at = ${value("now")}::timestamptz
  from json_to_recordset(${value("data")}::json) as v(id uuid, progress text, payment_progress text, status text)
  where o.tenant_id = ${value("tenantId")} and o.id = v.id`);

/** Writes the standing of orders that the transaction holds: each order's row once. */
export async function keepStandings(scope: TenantScope, standings: readonly OrderStanding[]): Promise<void> {
  if (standings.length === 0) return;
  await writeStandings(scope, { data: JSON.stringify(standings.map((s) => ({ id: s.id, progress: s.progress, payment_progress: s.paymentProgress, status: s.status }))) });
}

const writeChecks = sqlStatement(["orderId", "checkedBy", "data"], (value) => sql`
  insert into order_checks (tenant_id, id, order_id, step, outcome, findings, checked_at, checked_by)
  select ${value("tenantId")}::uuid, v.id, ${value("orderId")}::uuid, v.step, v.outcome, v.findings, ${value("now")}::timestamptz, ${value("checkedBy")}::uuid
  from json_to_recordset(${value("data")}::json) as v(id uuid, step text, outcome text, findings jsonb)
  on conflict (tenant_id, order_id, step) do update set outcome = excluded.outcome, findings = excluded.findings, checked_at = excluded.checked_at,
    checked_by = excluded.checked_by, released_by = null, release_note = null`);

/** Keeps the outcome of the three steps, replacing an earlier attempt's. */
export async function keepChecks(scope: TenantScope, orderId: string, checks: readonly Check[]): Promise<void> {
  const checkedBy = scope.actor.kind === "user" ? scope.actor.userId : null;
  const data = JSON.stringify(checks.map(({ step, outcome, findings }) => ({ id: newId(), step, outcome, findings })));
  await writeChecks(scope, { orderId, checkedBy, data });
}

/** Marks the credit step as released by a person, with the reason. */
export async function markCreditReleased(scope: TenantScope, orderId: string, note: string): Promise<void> {
  await scope.db
    .update(orderChecks)
    .set({ outcome: "released", releasedBy: scope.actor.kind === "user" ? scope.actor.userId : null, releaseNote: note })
    .where(and(eq(orderChecks.tenantId, scope.tenantId), eq(orderChecks.orderId, orderId), eq(orderChecks.step, "credit")));
}

const writePromisedDates = sqlStatement(["orderId", "data"], (value) => sql`
  update order_lines l set promised_on = v.on
  from json_to_recordset(${value("data")}::json) as v(id uuid, "on" date)
  where l.tenant_id = ${value("tenantId")} and l.order_id = ${value("orderId")} and l.id = v.id`);

export async function setPromisedDates(scope: TenantScope, orderId: string, promised: ReadonlyMap<string, string>): Promise<void> {
  if (promised.size === 0) return;
  await writePromisedDates(scope, { orderId, data: JSON.stringify([...promised].map(([id, on]) => ({ id, on }))) });
}

export async function confirmLinePrices(scope: TenantScope, orderId: string, lineIds: readonly string[], confirmedBy: string | null): Promise<OrderLineRow[]> {
  return scope.db
    .update(orderLines)
    .set({ priceStatus: "confirmed", priceConfirmedBy: confirmedBy })
    .where(
      and(
        eq(orderLines.tenantId, scope.tenantId),
        eq(orderLines.orderId, orderId),
        inArray(orderLines.id, [...lineIds]),
        eq(orderLines.priceStatus, "manual"),
      ),
    )
    .returning();
}

export async function setLineCancelled(scope: TenantScope, lineId: string, reason: string | null): Promise<void> {
  await scope.db
    .update(orderLines)
    .set({ cancelledAt: reason === null ? null : scope.now, cancelReason: reason })
    .where(and(eq(orderLines.tenantId, scope.tenantId), eq(orderLines.id, lineId)));
}

/** Sets list-only columns and totals without a lifecycle move. */
export async function touchOrder(scope: TenantScope, orderId: string, set: Partial<NewOrderRow>): Promise<void> {
  await scope.db.update(orders).set({ ...set, updatedAt: scope.now }).where(ofOrder(scope, orderId));
}
