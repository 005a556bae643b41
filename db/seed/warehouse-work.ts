import { addDays, type CalendarDate } from "@/server/kernel/calendar-date";
import { announceReceipt, getExpected, receiveExpected } from "@/server/modules/supply";
import { Agenda, onOrAfter } from "./calendar";
import type { MasterData } from "./master-data";
import type { Stage } from "./stage";

/** Replenishment of the demo company: what sold well is ordered again and arrives some weeks later, sometimes late. */
export interface Warehouse {
  noteDemand(lines: readonly { itemId: string; quantity: number }[], warehouseId: string): void;
  /** Announces what has sold since the last time. */
  replenish(day: CalendarDate): Promise<void>;
  /** Receives what arrives that day. */
  receive(day: CalendarDate): Promise<void>;
}

const LINES_A_RECEIPT = 25;

export function openWarehouse(stage: Stage, data: MasterData): Warehouse {
  const { random } = stage;
  const sold = new Map<string, Map<string, number>>();
  const arriving = new Agenda<string>();
  const keeper = stage.player("warehouse");
  const costOf = new Map(data.goods.map((g) => [g.itemId, g.cost]));
  const placeOf = new Map(data.goods.map((g, place) => [g.itemId, place]));
  return {
    noteDemand(lines, warehouseId) {
      const here = sold.get(warehouseId) ?? new Map<string, number>();
      for (const line of lines) here.set(line.itemId, (here.get(line.itemId) ?? 0) + line.quantity);
      sold.set(warehouseId, here);
    },
    async replenish(day) {
      for (const [warehouseId, items] of sold) {
        const wanted = [...items].filter(([, quantity]) => quantity >= 15).sort(([a], [b]) => (placeOf.get(a) ?? 0) - (placeOf.get(b) ?? 0));
        for (let at = 0; at < wanted.length; at += LINES_A_RECEIPT) {
          const batch = wanted.slice(at, at + LINES_A_RECEIPT);
          const dueOn = onOrAfter(addDays(day, random.int(9, 24)));
          const { expectedReceiptId } = await stage.as(keeper, day, (scope) =>
            announceReceipt.within(scope, {
              supplierId: random.pick(data.supplierIds) as never,
              warehouseId: warehouseId as never,
              dueOn,
              reference: `P-${day.replaceAll("-", "")}-${at / LINES_A_RECEIPT + 1}`,
              lines: batch.map(([itemId, quantity]) => ({ itemId: itemId as never, quantity: String(Math.ceil(quantity * (0.95 + random.next() * 0.2))), unitCost: String(Math.round((costOf.get(itemId) ?? 1_000) * (0.94 + random.next() * 0.12))) })),
            }));
          for (const [itemId] of batch) items.delete(itemId);
          arriving.add(onOrAfter(addDays(dueOn, random.chance(0.8) ? 0 : random.int(2, 12))), expectedReceiptId);
        }
      }
    },
    async receive(day) {
      for (const expectedReceiptId of arriving.take(day)) {
        await stage.as(keeper, day, async (scope) => {
          const expected = await getExpected.within(scope, { expectedReceiptId: expectedReceiptId as never });
          await receiveExpected.within(scope, { expectedReceiptId: expectedReceiptId as never, lines: expected.lines.map((l) => ({ lineNo: l.lineNo, quantity: l.expected })) });
        });
      }
    },
  };
}
