import type { CalendarDate } from "@/server/kernel/calendar-date";
import { notFound } from "@/server/kernel/errors";
import type { Quantity } from "@/server/kernel/quantity";
import { defineStep } from "@/server/platform/command";
import { newId } from "@/server/platform/new-id";
import { emit } from "@/server/platform/outbox";
import type { TenantScope } from "@/server/platform/tenant-scope";
import { stockIncreased } from "../events";
import {
  insertMoves, selectBalancesForUpdate, selectDefaultLocations, selectLocationWarehouses,
  type MoveKind, type MoveSource, type NewMove, type Place,
} from "../store";

export interface ReceiveLine extends Place {
  readonly sourceLineId: string | null;
  /** Default: the warehouse's default location. */
  readonly locationId?: string | null;
  /** Base units, above zero. */
  readonly quantity: Quantity;
  /** What the goods are worth, home currency minor units; goes into the moving average. */
  readonly valueMinor: bigint;
  readonly pairedMoveId?: string | null;
}

export interface Receive {
  readonly on: CalendarDate;
  readonly kind: Extract<MoveKind, "opening" | "receipt" | "return" | "transfer_in" | "adjustment" | "count">;
  readonly source: MoveSource;
  readonly lines: readonly ReceiveLine[];
  readonly reason?: string | null;
}

/**
 * Brings goods into stock at a given value and tells those who wait for them (`stock.increased`, one event a warehouse).
 * Posts no journal: the caller posts one for its document.
 * @throws NaruError not_found when a warehouse or location is not this workspace's, or the location lies elsewhere.
 */
export const receiveStock = defineStep("stock.receive-stock", async (scope, receive: Receive): Promise<{ sourceLineId: string | null; moveId: string }[]> => {
  if (receive.lines.length === 0) return [];
  const places = await resolveLocations(scope, receive.lines);
  await selectBalancesForUpdate(scope, receive.lines);
  const moves = receive.lines.map((line, i): NewMove => ({
    id: newId(), kind: receive.kind, itemId: line.itemId, warehouseId: line.warehouseId, locationId: places[i] ?? "",
    quantity: line.quantity, valueMinor: line.valueMinor, sourceLineId: line.sourceLineId,
    reason: receive.reason ?? null, pairedMoveId: line.pairedMoveId ?? null,
  }));
  await insertMoves(scope, { ...receive, moves });
  const warehouseIds = [...new Set(receive.lines.map((line) => line.warehouseId))];
  await emit(scope, ...warehouseIds.map((warehouseId) => stockIncreased({ warehouseId, itemIds: itemsOf(receive.lines, warehouseId) })));
  return moves.map((move) => ({ sourceLineId: move.sourceLineId, moveId: move.id }));
});

function itemsOf(lines: readonly ReceiveLine[], warehouseId: string): string[] {
  return [...new Set(lines.filter((line) => line.warehouseId === warehouseId).map((line) => line.itemId))];
}

/** The location of each line, checked to lie in its warehouse. */
async function resolveLocations(scope: TenantScope, lines: readonly ReceiveLine[]): Promise<string[]> {
  const [defaults, owners] = await Promise.all([
    selectDefaultLocations(scope, lines.map((line) => line.warehouseId)),
    selectLocationWarehouses(scope, lines.flatMap((line) => (line.locationId ? [line.locationId] : []))),
  ]);
  return lines.map((line) => {
    if (!line.locationId) {
      const location = defaults.get(line.warehouseId);
      if (!location) throw notFound("warehouse");
      return location;
    }
    if (owners.get(line.locationId) !== line.warehouseId) throw notFound("location");
    return line.locationId;
  });
}
