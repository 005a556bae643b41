import { and, eq, sql } from "drizzle-orm";
import { stockBalances, stockReservations } from "@/db/schema/stock";
import { conflict } from "@/server/kernel/errors";
import { addQuantity, ZERO, type Quantity } from "@/server/kernel/quantity";
import { newId } from "@/server/platform/new-id";
import type { TenantScope } from "@/server/platform/tenant-scope";
import { placeKey, type Place, type PlaceKey } from "./store";

export interface ReservationChange extends Place {
  readonly source: { readonly type: string; readonly id: string };
  /** Above zero. */
  readonly quantity: Quantity;
}

function summedByPlace(changes: readonly ReservationChange[]) {
  const sums = new Map<PlaceKey, Place & { quantity: Quantity }>();
  for (const c of changes) {
    const was = sums.get(placeKey(c))?.quantity ?? ZERO;
    sums.set(placeKey(c), { itemId: c.itemId, warehouseId: c.warehouseId, quantity: addQuantity(was, c.quantity) });
  }
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, sum]) => sum);
}

function summedBySource(changes: readonly ReservationChange[]): ReservationChange[] {
  const sums = new Map<string, ReservationChange>();
  for (const c of changes) {
    const key = `${c.source.type}:${c.source.id}:${placeKey(c)}`;
    sums.set(key, { ...c, quantity: addQuantity(sums.get(key)?.quantity ?? ZERO, c.quantity) });
  }
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, sum]) => sum);
}

/**
 * Adds to (`by: 1`) or takes from (`by: -1`) the reserved quantity of balances, never above what is on hand, never below zero.
 * @throws NaruError conflict `stock.not_free`: somebody was faster.
 */
export async function updateReserved(scope: TenantScope, changes: readonly ReservationChange[], by: 1 | -1): Promise<void> {
  const sums = summedByPlace(changes);
  if (sums.length === 0) return;
  const t = stockBalances;
  const values = sql.join(sums.map((s) => sql`(${s.itemId}::uuid, ${s.warehouseId}::uuid, ${by}::integer * ${s.quantity}::numeric)`), sql`, `);
  const rows = await scope.db
    .update(t)
    .set({ reserved: sql`${t.reserved} + v.quantity`, updatedAt: scope.now })
    .from(sql`(values ${values}) as v(item_id, warehouse_id, quantity)`)
    .where(and(eq(t.tenantId, scope.tenantId), sql`${t.itemId} = v.item_id`, sql`${t.warehouseId} = v.warehouse_id`,
      sql`${t.reserved} + v.quantity between 0 and greatest(${t.onHand}, 0)`))
    .returning({ itemId: t.itemId });
  if (rows.length !== sums.length) throw conflict("stock.not_free");
}

/** Adds to the reservations of sources. */
export async function upsertReservations(scope: TenantScope, changes: readonly ReservationChange[]): Promise<void> {
  const sums = summedBySource(changes);
  if (sums.length === 0) return;
  const t = stockReservations;
  await scope.db
    .insert(t)
    .values(sums.map((s) => ({
      tenantId: scope.tenantId, id: newId(), sourceType: s.source.type, sourceId: s.source.id,
      itemId: s.itemId, warehouseId: s.warehouseId, quantity: s.quantity, updatedAt: scope.now,
    })))
    .onConflictDoUpdate({
      target: [t.tenantId, t.sourceType, t.sourceId, t.itemId, t.warehouseId],
      set: { quantity: sql`${t.quantity} + excluded.quantity`, updatedAt: scope.now },
    });
}

/**
 * Takes from the reservations of sources; the balance's sum is changed by the caller.
 * @throws NaruError conflict `stock.reservation_gone` when a source has less reserved than is taken.
 */
export async function takeFromReservations(scope: TenantScope, changes: readonly ReservationChange[]): Promise<void> {
  const sums = summedBySource(changes);
  if (sums.length === 0) return;
  const t = stockReservations;
  const values = sql.join(sums.map((s) => sql`(${s.source.type}::text, ${s.source.id}::uuid, ${s.itemId}::uuid, ${s.warehouseId}::uuid, ${s.quantity}::numeric)`), sql`, `);
  const rows = await scope.db
    .update(t)
    .set({ quantity: sql`${t.quantity} - v.quantity`, updatedAt: scope.now })
    .from(sql`(values ${values}) as v(source_type, source_id, item_id, warehouse_id, quantity)`)
    .where(and(eq(t.tenantId, scope.tenantId), sql`${t.sourceType} = v.source_type`, sql`${t.sourceId} = v.source_id`,
      sql`${t.itemId} = v.item_id`, sql`${t.warehouseId} = v.warehouse_id`, sql`${t.quantity} >= v.quantity`))
    .returning({ id: t.id });
  if (rows.length !== sums.length) throw conflict("stock.reservation_gone");
}

/** Reservations of a place, the newest first. */
export async function selectReservationsNewestFirst(scope: TenantScope, place: Place) {
  const t = stockReservations;
  return scope.db
    .select({ type: t.sourceType, id: t.sourceId, quantity: t.quantity })
    .from(t)
    .where(and(eq(t.tenantId, scope.tenantId), eq(t.itemId, place.itemId), eq(t.warehouseId, place.warehouseId), sql`${t.quantity} > 0`))
    .orderBy(sql`${t.updatedAt} desc`, sql`${t.id} desc`);
}
