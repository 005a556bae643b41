import { isPositive, subtractQuantity } from "@/server/kernel/quantity";
import { addDays, type CalendarDate } from "@/server/kernel/calendar-date";
import { cancelOrder, confirmOrder, createOrder, releaseCreditHold } from "@/server/modules/orders";
import { createShipment, deliverShipment, dispatchShipment, openLines, packShipment, releaseShipment } from "@/server/modules/shipments";
import { Agenda, onOrAfter } from "./calendar";
import type { Client, Good, MasterData } from "./master-data";
import { planMoney, type Money } from "./money";
import { seededRandom, type Random } from "./random";
import type { Stage } from "./stage";
import { CARRIERS } from "./vocabulary";
import type { Warehouse } from "./warehouse-work";

interface Placed {
  readonly orderId: string;
  readonly client: Client;
  /** Days left in which a stopped or short order is tried again. */
  readonly patience: number;
}

interface OnTheWay {
  readonly shipmentId: string;
  readonly orderId: string;
  readonly client: Client;
}

/** Selling and shipping of the demo company, day by day. */
export interface Trade {
  /** Orders taken, confirmed, released and cancelled that day. */
  sell(day: CalendarDate, count: number): Promise<void>;
  /** Shipments planned, dispatched and delivered that day. */
  ship(day: CalendarDate): Promise<void>;
  readonly money: Money;
}

export function openTrade(stage: Stage, data: MasterData, warehouse: Warehouse, last: CalendarDate, seed: number): Trade {
  // Selling and shipping run side by side: each draws from a stream of its own and keeps its own agenda of what to plan, or
  // the company would depend on who comes first.
  const random = seededRandom(seed);
  const atDock = seededRandom(seed + 1);
  const reps = stage.players.filter((p) => p.role === "sales_rep");
  const toConfirm = new Agenda<Placed>();
  const toRelease = new Agenda<Placed>();
  const toPlan = new Agenda<Placed>();
  const toPlanAgain = new Agenda<Placed>();
  const toDispatch = new Agenda<OnTheWay>();
  const toDeliver = new Agenda<OnTheWay>();
  const money = planMoney(stage, seed + 2);
  const byWeight = weighted(data.goods, (g) => g.weight);
  const bySize = weighted(data.clients, (c) => c.size);
  const soon = (day: CalendarDate, low: number, high: number, from = random) => onOrAfter(addDays(day, from.int(low, high)));
  const manager = stage.player("sales_manager");
  const keeper = stage.player("warehouse");

  const settle = (day: CalendarDate, placed: Placed, outcome: string | undefined) => {
    if (outcome === "confirmed") toPlan.add(soon(day, 1, 3), placed);
    else if (outcome === "held" && random.chance(0.75)) toRelease.add(soon(day, 1, 4), placed);
    else if (outcome === "stopped" && placed.patience > 0) toConfirm.add(soon(day, 3, 6), { ...placed, patience: placed.patience - 1 });
  };

  async function take(day: CalendarDate): Promise<void> {
    const client = bySize(random.next());
    const rep = random.pick(reps);
    const lines = chosenGoods(random, byWeight).map((good) => ({ itemId: good.itemId as never, quantity: String(quantityOf(random, client)) }));
    const draftOnly = random.chance(0.02);
    const warehouseId = random.chance(0.82) ? undefined : random.pick(data.warehouseIds);
    const made = await stage.as(rep, day, (scope) =>
      createOrder.within(scope, {
        customerId: client.customerId as never,
        channel: random.pick(["direct", "direct", "phone", "web"] as const),
        customerReference: random.chance(0.4) ? `${client.input.code}-${day.slice(2, 7).replace("-", "")}-${random.int(100, 999)}` : null,
        requiredOn: soon(day, 3, 14),
        warehouseId: warehouseId as never,
        allowBackOrder: random.chance(0.7),
        confirm: !draftOnly,
        lines,
        charges: random.chance(0.25) ? [{ kind: "freight", description: "Freight", amountMinor: BigInt(random.int(3, 40) * 1_000) }] : [],
      }));
    warehouse.noteDemand(lines.map((l) => ({ itemId: l.itemId, quantity: Number(l.quantity) })), warehouseId ?? data.warehouseIds[0] ?? "");
    settle(day, { orderId: made.orderId, client, patience: 3 }, made.confirmation?.outcome);
  }

  return {
    money,
    async sell(day, count) {
      for (const placed of toRelease.take(day)) {
        const { outcome } = await stage.as(manager, day, (scope) => releaseCreditHold.within(scope, { orderId: placed.orderId as never, note: "Payment promised by phone" }));
        settle(day, placed, outcome);
      }
      for (const placed of toConfirm.take(day)) {
        if (placed.patience === 0 && random.chance(0.5)) {
          await stage.as(manager, day, (scope) => cancelOrder.within(scope, { orderId: placed.orderId as never, reason: "Customer could not wait" }));
        } else {
          const { outcome } = await stage.as(manager, day, (scope) => confirmOrder.within(scope, { orderId: placed.orderId as never, allowBackOrder: true }));
          settle(day, placed, outcome);
        }
      }
      for (let i = 0; i < count; i += 1) await take(day);
    },
    async ship(day) {
      for (const placed of [...toPlan.take(day), ...toPlanAgain.take(day)]) await plan(day, placed);
      for (const going of toDispatch.take(day)) {
        await stage.as(keeper, day, async (scope) => {
          if (atDock.chance(0.3)) await packShipment.within(scope, { shipmentId: going.shipmentId as never, packages: atDock.int(1, 4) });
          return dispatchShipment.within(scope, { shipmentId: going.shipmentId as never, carrier: atDock.pick(CARRIERS) });
        });
        money.noteDispatched(day, going);
        toDeliver.add(soon(day, 1, 3, atDock), going);
      }
      for (const arrived of toDeliver.take(day)) {
        await stage.as(keeper, day, (scope) => deliverShipment.within(scope, { shipmentId: arrived.shipmentId as never }));
        money.noteDelivered(day, arrived);
      }
    },
  };

  async function plan(day: CalendarDate, placed: Placed): Promise<void> {
    // What is reserved goes now; what waits for supply goes with a later shipment (SHP-15).
    const open = await stage.as("system", day, (scope) => openLines.within(scope, { orderId: placed.orderId as never }));
    // A shipment that has not left yet still has its goods reserved.
    const ready = open.lines
      .map((l) => ({ demandLineId: l.demandLineId as never, quantity: subtractQuantity(l.reserved, l.scheduled) }))
      .filter((l) => isPositive(l.quantity));
    const waits = open.lines.some((l) => Number(l.reserved) < Number(l.ordered) - Number(l.cancelled) - Number(l.shipped));
    if (ready.length > 0) {
      const forgotten = day > addDays(last, -40) && atDock.chance(0.04);
      const { shipments } = await stage.as(keeper, day, (scope) => createShipment.within(scope, { lines: ready }));
      for (const { shipmentId } of shipments) {
        if (forgotten) continue; // Stays planned: somebody has to notice it on the list of late shipments.
        await stage.as(keeper, day, (scope) => releaseShipment.within(scope, { shipmentId: shipmentId as never }));
        toDispatch.add(soon(day, 0, 2, atDock) > day ? soon(day, 1, 2, atDock) : onOrAfter(addDays(day, 1)), { shipmentId, orderId: placed.orderId, client: placed.client });
      }
    }
    if (waits) toPlanAgain.add(soon(day, 4, 8, atDock), placed);
  }
}

function weighted<T>(things: readonly T[], weightOf: (thing: T) => number): (at: number) => T {
  const sums: number[] = [];
  let total = 0;
  for (const thing of things) sums.push((total += weightOf(thing)));
  return (at) => {
    const wanted = at * total;
    let [low, high] = [0, sums.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] ?? 0) > wanted) high = middle;
      else low = middle + 1;
    }
    const found = things[low];
    if (found === undefined) throw new RangeError("weighted: nothing to choose from");
    return found;
  };
}

function chosenGoods(random: Random, byWeight: (at: number) => Good): Good[] {
  const wanted = random.pick([1, 1, 2, 2, 3, 4, 5]);
  const chosen = new Map<string, Good>();
  for (let i = 0; i < wanted; i += 1) {
    const good = byWeight(random.next());
    chosen.set(good.itemId, good);
  }
  return [...chosen.values()];
}

function quantityOf(random: Random, client: Client): number {
  const base = random.pick([1, 2, 4, 5, 6, 10, 12, 20, 24]);
  return client.size > 3 ? base * 2 : base;
}
