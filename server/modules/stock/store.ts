import { and, eq, inArray, sql } from "drizzle-orm";
import { items } from "@/db/schema/catalog";
import { locationBalances, locations, stockBalances, stockMoves } from "@/db/schema/stock";
import type { CalendarDate } from "@/server/kernel/calendar-date";
import { conflict } from "@/server/kernel/errors";
import { addQuantity, ZERO, type Quantity } from "@/server/kernel/quantity";
import { newId } from "@/server/platform/new-id";
import { insertRows } from "@/server/platform/insert-rows";
import { sqlStatement, statement } from "@/server/platform/statement";
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

/** Places as rows of a statement: the text stays the same however many there are. */
const placesJson = (places: readonly Place[]) => JSON.stringify(places.map((p) => ({ i: p.itemId, w: p.warehouseId })));

const lockBalanceRows = statement(["places"], (db, value) =>
  db
    .select({ itemId: stockBalances.itemId, warehouseId: stockBalances.warehouseId, onHand: stockBalances.onHand, reserved: stockBalances.reserved, valueMinor: stockBalances.valueMinor })
    .from(stockBalances)
    .where(and(eq(stockBalances.tenantId, value("tenantId")),
      sql`(${stockBalances.itemId}, ${stockBalances.warehouseId}) in (select i, w from json_to_recordset(${value("places")}::json) as p(i uuid, w uuid))`))
    .orderBy(stockBalances.itemId, stockBalances.warehouseId)
    .for("update"),
);

/** Locks balances sorted by item and warehouse; rows that do not exist yet are made, empty, and locked too. */
export async function selectBalancesForUpdate(scope: TenantScope, places: readonly Place[]): Promise<Map<PlaceKey, Balance>> {
  const wanted = distinctPlaces(places);
  if (wanted.length === 0) return new Map();
  const found = await selectExistingForUpdate(scope, wanted);
  if (found.size === wanted.length) return found;
  // A place without a row yet is rare: its row is made empty, and all are locked anew.
  await insertEmptyBalances(scope, wanted);
  return selectExistingForUpdate(scope, wanted);
}

/** Locks the balances that there are, sorted by item and warehouse. */
export async function selectExistingForUpdate(scope: TenantScope, places: readonly Place[]): Promise<Map<PlaceKey, Balance>> {
  const rows = await lockBalanceRows(scope, { places: placesJson(distinctPlaces(places)) });
  return new Map(rows.map((row) => [placeKey(row), { onHand: row.onHand, reserved: row.reserved, valueMinor: row.valueMinor }]));
}

async function insertEmptyBalances(scope: TenantScope, places: readonly Place[]): Promise<void> {
  const t = stockBalances;
  await scope.db.execute(sql`
    insert into ${t} (tenant_id, id, item_id, warehouse_id)
    select ${scope.tenantId}::uuid, v.id, v.item_id, v.warehouse_id
    from (values ${sql.join(places.map((p) => sql`(${newId()}::uuid, ${p.itemId}::uuid, ${p.warehouseId}::uuid)`), sql`, `)}) as v(id, item_id, warehouse_id)
    where not exists (select 1 from ${t} b where b.tenant_id = ${scope.tenantId}::uuid and b.item_id = v.item_id and b.warehouse_id = v.warehouse_id)
    order by v.item_id, v.warehouse_id
    on conflict (tenant_id, item_id, warehouse_id) do nothing`);
}

const selectLocationRows = statement(["places"], (db, value) =>
  db
    .select({ itemId: locationBalances.itemId, warehouseId: locationBalances.warehouseId, locationId: locationBalances.locationId, onHand: locationBalances.onHand })
    .from(locationBalances)
    .where(and(eq(locationBalances.tenantId, value("tenantId")), sql`${locationBalances.onHand} <> 0`,
      sql`(${locationBalances.itemId}, ${locationBalances.warehouseId}) in (select i, w from json_to_recordset(${value("places")}::json) as p(i uuid, w uuid))`)),
);

/** What lies where, for balances that are locked. Only places with something on hand. */
export async function selectLocationBalances(scope: TenantScope, places: readonly Place[]): Promise<Map<PlaceKey, AtLocation[]>> {
  const wanted = distinctPlaces(places);
  const found = new Map<PlaceKey, AtLocation[]>(wanted.map((p) => [placeKey(p), []]));
  if (wanted.length === 0) return found;
  const rows = await selectLocationRows(scope, { places: placesJson(wanted) });
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
  const rows = moves.map((move) => ({
    ...move, reason: move.reason ?? null, pairedMoveId: move.pairedMoveId ?? null, tenantId: scope.tenantId, movedOn: on, postedAt: scope.now,
    sourceType: source.type, sourceId: source.id, sourceNumber: source.number,
  }));
  await Promise.all([updateBalances(scope, moves, consumed), upsertLocationBalances(scope, moves), insertRows(scope, stockMoves, rows)]);
}

const moveBalances = sqlStatement(["data"], (value) => sql`
  update stock_balances b set on_hand = b.on_hand + v.q, value_minor = b.value_minor + v.v, reserved = b.reserved - v.c, updated_at = ${value("now")}
  from json_to_recordset(${value("data")}::json) as v(i uuid, w uuid, q numeric, v bigint, c numeric)
  where b.tenant_id = ${value("tenantId")} and b.item_id = v.i and b.warehouse_id = v.w and b.reserved - v.c between 0 and b.on_hand + v.q
  returning b.id`);

async function updateBalances(scope: TenantScope, moves: readonly NewMove[], consumed: ReadonlyMap<PlaceKey, Quantity>): Promise<void> {
  const sums = new Map<PlaceKey, Place & Sums>();
  for (const move of moves) {
    const was = sums.get(placeKey(move)) ?? { itemId: move.itemId, warehouseId: move.warehouseId, quantity: ZERO, valueMinor: 0n };
    sums.set(placeKey(move), { ...was, quantity: addQuantity(was.quantity, move.quantity), valueMinor: was.valueMinor + move.valueMinor });
  }
  const data = JSON.stringify([...sums].map(([key, sum]) => ({ i: sum.itemId, w: sum.warehouseId, q: sum.quantity, v: sum.valueMinor.toString(), c: consumed.get(key) ?? ZERO })));
  const rows = await moveBalances(scope, { data });
  if (rows.length !== sums.size) throw conflict("stock.changed_meanwhile");
}

const moveLocations = sqlStatement<"data", { on_hand: string }>(["data"], (value) => sql`
  insert into location_balances as b (tenant_id, id, item_id, warehouse_id, location_id, on_hand, updated_at)
  select ${value("tenantId")}::uuid, v.id, v.i, v.w, v.l, v.q, ${value("now")}::timestamptz from json_to_recordset(${value("data")}::json) as v(id uuid, i uuid, w uuid, l uuid, q numeric)
  on conflict (tenant_id, item_id, location_id) do update set on_hand = b.on_hand + excluded.on_hand, updated_at = excluded.updated_at
  returning b.on_hand`);

async function upsertLocationBalances(scope: TenantScope, moves: readonly NewMove[]): Promise<void> {
  const sums = new Map<string, NewMove & Sums>();
  for (const move of moves) {
    const key = `${move.itemId}:${move.locationId}`;
    const was = sums.get(key);
    sums.set(key, was ? { ...was, quantity: addQuantity(was.quantity, move.quantity) } : move);
  }
  const data = JSON.stringify([...sums.values()].map((sum) => ({ id: newId(), i: sum.itemId, w: sum.warehouseId, l: sum.locationId, q: sum.quantity })));
  const rows = await moveLocations(scope, { data });
  if (rows.some((row) => row.on_hand.startsWith("-"))) throw conflict("stock.changed_meanwhile");
}
