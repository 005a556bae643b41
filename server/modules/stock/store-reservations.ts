import { and, eq, sql } from "drizzle-orm";
import { stockReservations } from "@/db/schema/stock";
import { conflict } from "@/server/kernel/errors";
import { addQuantity, ZERO, type Quantity } from "@/server/kernel/quantity";
import { newId } from "@/server/platform/new-id";
import { sqlStatement } from "@/server/platform/statement";
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

const moveReserved = sqlStatement(["data"], (value) => sql`
  update stock_balances b set reserved = b.reserved + v.q, updated_at = ${value("now")}
  from json_to_recordset(${value("data")}::json) as v(i uuid, w uuid, q numeric)
  where b.tenant_id = ${value("tenantId")} and b.item_id = v.i and b.warehouse_id = v.w and b.reserved + v.q between 0 and greatest(b.on_hand, 0)
  returning b.id`);

const addToReservations = sqlStatement(["data"], (value) => sql`
  insert into stock_reservations as r (tenant_id, id, source_type, source_id, item_id, warehouse_id, quantity, updated_at)
  select ${value("tenantId")}::uuid, v.id, v.t, v.s, v.i, v.w, v.q, ${value("now")}::timestamptz
  from json_to_recordset(${value("data")}::json) as v(id uuid, t text, s uuid, i uuid, w uuid, q numeric)
  on conflict (tenant_id, source_type, source_id, item_id, warehouse_id) do update set quantity = r.quantity + excluded.quantity, updated_at = excluded.updated_at`);

const takeReserved = sqlStatement(["data"], (value) => sql`
  update stock_reservations r set quantity = r.quantity - v.q, updated_at = ${value("now")}
  from json_to_recordset(${value("data")}::json) as v(t text, s uuid, i uuid, w uuid, q numeric)
  where r.tenant_id = ${value("tenantId")} and r.source_type = v.t and r.source_id = v.s and r.item_id = v.i and r.warehouse_id = v.w and r.quantity >= v.q
  returning r.id`);

/**
 * Adds to (`by: 1`) or takes from (`by: -1`) the reserved quantity of balances, never above what is on hand, never below zero.
 * @throws NaruError conflict `stock.not_free`: somebody was faster.
 */
export async function updateReserved(scope: TenantScope, changes: readonly ReservationChange[], by: 1 | -1): Promise<void> {
  const sums = summedByPlace(changes);
  if (sums.length === 0) return;
  const data = JSON.stringify(sums.map((sum) => ({ i: sum.itemId, w: sum.warehouseId, q: by === 1 ? sum.quantity : `-${sum.quantity}` })));
  const rows = await moveReserved(scope, { data });
  if (rows.length !== sums.length) throw conflict("stock.not_free");
}

/** Adds to the reservations of sources. */
export async function upsertReservations(scope: TenantScope, changes: readonly ReservationChange[]): Promise<void> {
  const sums = summedBySource(changes);
  if (sums.length === 0) return;
  const data = JSON.stringify(sums.map((sum) => ({ id: newId(), t: sum.source.type, s: sum.source.id, i: sum.itemId, w: sum.warehouseId, q: sum.quantity })));
  await addToReservations(scope, { data });
}

/**
 * Takes from the reservations of sources; the balance's sum is changed by the caller.
 * @throws NaruError conflict `stock.reservation_gone` when a source has less reserved than is taken.
 */
export async function takeFromReservations(scope: TenantScope, changes: readonly ReservationChange[]): Promise<void> {
  const sums = summedBySource(changes);
  if (sums.length === 0) return;
  const data = JSON.stringify(sums.map((sum) => ({ t: sum.source.type, s: sum.source.id, i: sum.itemId, w: sum.warehouseId, q: sum.quantity })));
  const rows = await takeReserved(scope, { data });
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
