import { and, eq, inArray, sql } from "drizzle-orm";
import { items } from "@/db/schema/catalog";
import { locationBalances, locations, stockBalances, stockMoves } from "@/db/schema/stock";
import type { CalendarDate } from "@/server/kernel/calendar-date";
import { conflict } from "@/server/kernel/errors";
import { addQuantity, ZERO, type Quantity } from "@/server/kernel/quantity";
import { newId } from "@/server/platform/new-id";
import type { TenantScope } from "@/server/platform/tenant-scope";
import type { AtLocation, Balance } from "./rules/plan-issue";

export interface Place {
  readonly itemId: string;
  readonly warehouseId: string;
}
export type PlaceKey = `${string}:${string}`;
export const placeKey = (place: Place): PlaceKey => `${place.itemId}:${place.warehouseId}`;

export type MoveKind = "opening" | "receipt" | "issue" | "return" | "transfer_out" | "transfer_in" | "adjustment" | "count" | "scrap";
export interface MoveSource {
  readonly type: string;
  readonly id: string;
  readonly number: string | null;
}

function distinctPlaces(places: readonly Place[]): Place[] {
  const byKey = new Map(places.map((p) => [placeKey(p), { itemId: p.itemId, warehouseId: p.warehouseId }]));
  return [...byKey.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, place]) => place);
}

const placeValues = (places: readonly Place[]) => sql.join(places.map((p) => sql`(${p.itemId}::uuid, ${p.warehouseId}::uuid)`), sql`, `);

/** Locks balances sorted by item and warehouse; rows that do not exist yet are made, empty, and locked too. */
export async function selectBalancesForUpdate(scope: TenantScope, places: readonly Place[]): Promise<Map<PlaceKey, Balance>> {
  const wanted = distinctPlaces(places);
  if (wanted.length === 0) return new Map();
  const t = stockBalances;
  const made = scope.db.execute(sql`
    insert into ${t} (tenant_id, id, item_id, warehouse_id)
    select ${scope.tenantId}::uuid, v.id, v.item_id, v.warehouse_id
    from (values ${sql.join(wanted.map((p) => sql`(${newId()}::uuid, ${p.itemId}::uuid, ${p.warehouseId}::uuid)`), sql`, `)}) as v(id, item_id, warehouse_id)
    where not exists (select 1 from ${t} b where b.tenant_id = ${scope.tenantId}::uuid and b.item_id = v.item_id and b.warehouse_id = v.warehouse_id)
    order by v.item_id, v.warehouse_id
    on conflict (tenant_id, item_id, warehouse_id) do nothing`).then(() => undefined);
  const locked = scope.db
    .select({ itemId: t.itemId, warehouseId: t.warehouseId, onHand: t.onHand, reserved: t.reserved, valueMinor: t.valueMinor })
    .from(t)
    .where(and(eq(t.tenantId, scope.tenantId), sql`(${t.itemId}, ${t.warehouseId}) in (values ${placeValues(wanted)})`))
    .orderBy(t.itemId, t.warehouseId)
    .for("update");
  const [, rows] = await Promise.all([made, locked]);
  return new Map(rows.map((row) => [placeKey(row), { onHand: row.onHand, reserved: row.reserved, valueMinor: row.valueMinor }]));
}

/** What lies where, for balances that are locked. Only places with something on hand. */
export async function selectLocationBalances(scope: TenantScope, places: readonly Place[]): Promise<Map<PlaceKey, AtLocation[]>> {
  const wanted = distinctPlaces(places);
  const found = new Map<PlaceKey, AtLocation[]>(wanted.map((p) => [placeKey(p), []]));
  if (wanted.length === 0) return found;
  const t = locationBalances;
  const rows = await scope.db
    .select({ itemId: t.itemId, warehouseId: t.warehouseId, locationId: t.locationId, onHand: t.onHand })
    .from(t)
    .where(and(eq(t.tenantId, scope.tenantId), sql`(${t.itemId}, ${t.warehouseId}) in (values ${placeValues(wanted)})`, sql`${t.onHand} <> 0`));
  for (const row of rows) found.get(placeKey(row))?.push({ locationId: row.locationId, onHand: row.onHand });
  return found;
}

/** Default location of each warehouse. */
export async function selectDefaultLocations(scope: TenantScope, warehouseIds: readonly string[]): Promise<Map<string, string>> {
  const wanted = [...new Set(warehouseIds)];
  if (wanted.length === 0) return new Map();
  const rows = await scope.db
    .select({ id: locations.id, warehouseId: locations.warehouseId })
    .from(locations)
    .where(and(eq(locations.tenantId, scope.tenantId), inArray(locations.warehouseId, wanted), eq(locations.isDefault, true)));
  return new Map(rows.map((row) => [row.warehouseId, row.id]));
}

/** The warehouse each location belongs to. */
export async function selectLocationWarehouses(scope: TenantScope, ids: readonly string[]): Promise<Map<string, string>> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return new Map();
  const rows = await scope.db
    .select({ id: locations.id, warehouseId: locations.warehouseId })
    .from(locations)
    .where(and(eq(locations.tenantId, scope.tenantId), inArray(locations.id, wanted)));
  return new Map(rows.map((row) => [row.id, row.warehouseId]));
}

/** Codes of items, for what errors say. */
export async function selectItemCode(scope: TenantScope, itemId: string): Promise<string> {
  const [row] = await scope.db.select({ code: items.code }).from(items).where(and(eq(items.tenantId, scope.tenantId), eq(items.id, itemId)));
  return row?.code ?? itemId;
}

export interface NewMove extends Place {
  readonly id: string;
  readonly kind: MoveKind;
  readonly locationId: string;
  /** Signed. */
  readonly quantity: Quantity;
  readonly valueMinor: bigint;
  readonly sourceLineId: string | null;
  readonly reason?: string | null;
  readonly pairedMoveId?: string | null;
}

interface Sums {
  quantity: Quantity;
  valueMinor: bigint;
}

/**
 * Writes moves and brings balances and locations to their sums: three statements whatever the number of moves.
 * `consumed` is what left the reservations of each place with them.
 * @throws NaruError conflict `stock.changed_meanwhile` when a place would fall below what is reserved there.
 */
export async function insertMoves(
  scope: TenantScope,
  posting: { on: CalendarDate; source: MoveSource; moves: readonly NewMove[]; consumed?: ReadonlyMap<PlaceKey, Quantity> },
): Promise<void> {
  if (posting.moves.length === 0) return;
  const { on, source, moves, consumed = new Map<PlaceKey, Quantity>() } = posting;
  const written = scope.db.insert(stockMoves).values(
    moves.map((move) => ({
      ...move, tenantId: scope.tenantId, movedOn: on, postedAt: scope.now,
      sourceType: source.type, sourceId: source.id, sourceNumber: source.number,
    })),
  );
  await Promise.all([updateBalances(scope, moves, consumed), upsertLocationBalances(scope, moves), written.then(() => undefined)]);
}

async function updateBalances(scope: TenantScope, moves: readonly NewMove[], consumed: ReadonlyMap<PlaceKey, Quantity>): Promise<void> {
  const sums = new Map<PlaceKey, Place & Sums>();
  for (const move of moves) {
    const was = sums.get(placeKey(move)) ?? { itemId: move.itemId, warehouseId: move.warehouseId, quantity: ZERO, valueMinor: 0n };
    sums.set(placeKey(move), { ...was, quantity: addQuantity(was.quantity, move.quantity), valueMinor: was.valueMinor + move.valueMinor });
  }
  const t = stockBalances;
  const values = [...sums].map(([key, s]) =>
    sql`(${s.itemId}::uuid, ${s.warehouseId}::uuid, ${s.quantity}::numeric, ${s.valueMinor.toString()}::bigint, ${consumed.get(key) ?? ZERO}::numeric)`);
  const rows = await scope.db
    .update(t)
    .set({ onHand: sql`${t.onHand} + v.quantity`, valueMinor: sql`${t.valueMinor} + v.value_minor`, reserved: sql`${t.reserved} - v.consumed`, updatedAt: scope.now })
    .from(sql`(values ${sql.join(values, sql`, `)}) as v(item_id, warehouse_id, quantity, value_minor, consumed)`)
    .where(and(eq(t.tenantId, scope.tenantId), sql`${t.itemId} = v.item_id`, sql`${t.warehouseId} = v.warehouse_id`,
      sql`${t.reserved} - v.consumed between 0 and ${t.onHand} + v.quantity`))
    .returning({ itemId: t.itemId });
  if (rows.length !== sums.size) throw conflict("stock.changed_meanwhile");
}

async function upsertLocationBalances(scope: TenantScope, moves: readonly NewMove[]): Promise<void> {
  const sums = new Map<string, NewMove & Sums>();
  for (const move of moves) {
    const key = `${move.itemId}:${move.locationId}`;
    const was = sums.get(key);
    sums.set(key, was ? { ...was, quantity: addQuantity(was.quantity, move.quantity) } : move);
  }
  const t = locationBalances;
  const rows = await scope.db
    .insert(t)
    .values([...sums.values()].map((s) => ({
      tenantId: scope.tenantId, id: newId(), itemId: s.itemId, warehouseId: s.warehouseId, locationId: s.locationId, onHand: s.quantity, updatedAt: scope.now,
    })))
    .onConflictDoUpdate({
      target: [t.tenantId, t.itemId, t.locationId],
      set: { onHand: sql`${t.onHand} + excluded.on_hand`, updatedAt: scope.now },
    })
    .returning({ onHand: t.onHand });
  if (rows.some((row) => row.onHand.startsWith("-"))) throw conflict("stock.changed_meanwhile");
}
