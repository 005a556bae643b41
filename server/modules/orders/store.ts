import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { orderCharges, orderChecks, orderLines, orders } from "@/db/schema/orders";
import { conflict, notFound } from "@/server/kernel/errors";
import { newId } from "@/server/platform/new-id";
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

/** Reads an order and holds its row until the transaction ends. @throws NaruError `record.not_found` */
export async function lockOrder(scope: TenantScope, orderId: string): Promise<OrderRow> {
  const [row] = await scope.db.select().from(orders).where(ofOrder(scope, orderId)).for("update");
  if (!row) throw notFound("order");
  return row;
}

/** Live lines in order; cancelled ones included. */
export async function readLines(scope: TenantScope, orderId: string): Promise<OrderLineRow[]> {
  return scope.db
    .select()
    .from(orderLines)
    .where(and(eq(orderLines.tenantId, scope.tenantId), eq(orderLines.orderId, orderId)))
    .orderBy(asc(orderLines.lineNo));
}

export async function readCharges(scope: TenantScope, orderId: string): Promise<OrderChargeRow[]> {
  return scope.db
    .select()
    .from(orderCharges)
    .where(and(eq(orderCharges.tenantId, scope.tenantId), eq(orderCharges.orderId, orderId)))
    .orderBy(asc(orderCharges.lineNo));
}

export async function insertOrder(scope: TenantScope, order: NewOrderRow, lines: readonly NewOrderLineRow[], charges: readonly NewOrderChargeRow[]): Promise<void> {
  await scope.db.insert(orders).values(order);
  await insertLines(scope, order.id, lines, charges);
}

async function insertLines(scope: TenantScope, orderId: string, lines: readonly NewOrderLineRow[], charges: readonly NewOrderChargeRow[]): Promise<void> {
  const writes: Promise<unknown>[] = [
    scope.db.insert(orderLines).values(lines.map((l) => ({ ...l, tenantId: scope.tenantId, orderId }))).then(),
  ];
  if (charges.length > 0) {
    writes.push(scope.db.insert(orderCharges).values(charges.map((c) => ({ ...c, tenantId: scope.tenantId, orderId }))).then());
  }
  await Promise.all(writes);
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

/** Keeps the outcome of the three steps, replacing an earlier attempt's. */
export async function keepChecks(scope: TenantScope, orderId: string, checks: readonly Check[]): Promise<void> {
  const checkedBy = scope.actor.kind === "user" ? scope.actor.userId : null;
  await scope.db
    .insert(orderChecks)
    .values(
      checks.map((check) => ({
        tenantId: scope.tenantId,
        id: newId(),
        orderId,
        step: check.step,
        outcome: check.outcome,
        findings: check.findings.map((f) => ({ ...f })),
        checkedAt: scope.now,
        checkedBy,
      })),
    )
    .onConflictDoUpdate({
      target: [orderChecks.tenantId, orderChecks.orderId, orderChecks.step],
      set: {
        outcome: sql`excluded.outcome`,
        findings: sql`excluded.findings`,
        checkedAt: scope.now,
        checkedBy,
        releasedBy: null,
        releaseNote: null,
      },
    });
}

/** Marks the credit step as released by a person, with the reason. */
export async function markCreditReleased(scope: TenantScope, orderId: string, note: string): Promise<void> {
  await scope.db
    .update(orderChecks)
    .set({ outcome: "released", releasedBy: scope.actor.kind === "user" ? scope.actor.userId : null, releaseNote: note })
    .where(and(eq(orderChecks.tenantId, scope.tenantId), eq(orderChecks.orderId, orderId), eq(orderChecks.step, "credit")));
}

export async function setPromisedDates(scope: TenantScope, orderId: string, promised: ReadonlyMap<string, string>): Promise<void> {
  if (promised.size === 0) return;
  const rows = sql.join([...promised].map(([id, date]) => sql`(${id}::uuid, ${date}::date)`), sql`, `);
  await scope.db.execute(sql`
    update order_lines l set promised_on = v.promised_on
    from (values ${rows}) as v(id, promised_on)
    where l.tenant_id = ${scope.tenantId} and l.order_id = ${orderId} and l.id = v.id`);
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
