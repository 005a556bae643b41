import { postCount } from "@/server/flows/stock-take";
import { adjustStock, cancelCount, enterCount, openCount, receiveGoods, scrapStock, transferStock } from "@/server/modules/stock";
import { announceReceipt, cancelExpected, receiveExpected } from "@/server/modules/supply";
import type { Move, Step } from "./step";

const place = (step: Step) => ({ itemId: step.pick.from(step.side.itemIds), warehouseId: step.pick.oneIn(4) ? step.side.warehouseIds[1]! : step.side.warehouseIds[0]! });
const aCount = (step: Step) => step.one<{ id: string; version: number }>("select id, version from stock_counts where tenant_id = $1 and status = 'open' order by id desc limit 4");
const anExpected = (step: Step) => step.one<{ id: string; version: number; warehouse_id: string }>("select id, version, warehouse_id from expected_receipts where tenant_id = $1 and status = 'open' order by id desc limit 5");

/** Goods that come, move, go missing and are counted. */
export const stockMoves: readonly Move[] = [
  {
    name: "receive goods", weight: 9,
    async run(step) {
      const { itemId, warehouseId } = place(step);
      const quantity = 1 + step.pick.below(12);
      const { documentId } = await step.act(receiveGoods, { warehouseId, lines: [{ itemId, quantity: String(quantity), unitCost: String(10 + step.pick.below(600)) }] });
      step.side.expected.note("stockDocument", documentId);
      step.side.expected.move(itemId, warehouseId, quantity);
    },
  },
  {
    name: "adjust stock", weight: 2,
    async run(step) {
      const { itemId, warehouseId } = place(step);
      const quantity = step.pick.below(7) - 3 || 1;
      const { documentId } = await step.act(adjustStock, { warehouseId, reason: "found", lines: [{ itemId, quantity: String(quantity), unitCost: quantity > 0 ? "20" : null }] });
      step.side.expected.note("stockDocument", documentId);
      step.side.expected.move(itemId, warehouseId, quantity);
    },
  },
  {
    name: "scrap stock", weight: 1,
    async run(step) {
      const { itemId, warehouseId } = place(step);
      const quantity = 1 + step.pick.below(2);
      const { documentId } = await step.act(scrapStock, { warehouseId, reason: "broken", lines: [{ itemId, quantity: String(quantity) }] });
      step.side.expected.note("stockDocument", documentId);
      step.side.expected.move(itemId, warehouseId, -quantity);
    },
  },
  {
    name: "transfer stock", weight: 3,
    async run(step) {
      const itemId = step.pick.from(step.side.itemIds);
      const [from, to] = step.pick.oneIn(2) ? step.side.warehouseIds : [...step.side.warehouseIds].reverse();
      const quantity = 1 + step.pick.below(3);
      const { documentId } = await step.act(transferStock, { warehouseId: from!, toWarehouseId: to!, lines: [{ itemId, quantity: String(quantity) }] });
      step.side.expected.note("stockDocument", documentId);
      step.side.expected.move(itemId, from!, -quantity);
      step.side.expected.move(itemId, to!, quantity);
    },
  },
  {
    name: "announce receipt", weight: 3,
    async run(step) {
      const { itemId, warehouseId } = place(step);
      const line = { itemId, quantity: String(2 + step.pick.below(10)), unitCost: "15" };
      const { expectedReceiptId } = await step.act(announceReceipt, { warehouseId, dueOn: "2026-03-20", lines: [line] });
      step.side.expected.note("expectedReceipt", expectedReceiptId);
    },
  },
  {
    name: "receive expected", weight: 3,
    async run(step) {
      const expected = await anExpected(step);
      const [line] = await step.rows<{ item_id: string }>("select item_id from expected_receipt_lines where tenant_id = $1 and receipt_id = $2 and line_no = 1", [expected.id]);
      const quantity = 1 + step.pick.below(4);
      await step.act(receiveExpected, { expectedReceiptId: expected.id, closeRest: step.pick.oneIn(4), lines: [{ lineNo: 1, quantity: String(quantity) }] });
      step.side.expected.move(line!.item_id, expected.warehouse_id, quantity);
    },
  },
  {
    name: "cancel expected", weight: 1,
    async run(step) {
      const { id, version } = await anExpected(step);
      await step.act(cancelExpected, { expectedReceiptId: id, version });
    },
  },
  {
    name: "open count", weight: 2,
    async run(step) {
      const { countId } = await step.act(openCount, { warehouseId: place(step).warehouseId });
      step.side.expected.note("count", countId);
    },
  },
  {
    name: "enter count", weight: 4,
    async run(step) {
      const { id } = await aCount(step);
      const line = await step.one<{ item_id: string; location_id: string; book_quantity: string; counted_quantity: string | null }>(
        "select item_id, location_id, book_quantity, counted_quantity from stock_count_lines where tenant_id = $1 and count_id = $2 order by id", [id]);
      const counted = Math.max(0, Number(line.book_quantity) + step.pick.below(5) - 2);
      const was = line.counted_quantity === null ? null : String(Number(line.counted_quantity));
      await step.act(enterCount, { countId: id, lines: [{ itemId: line.item_id, locationId: line.location_id, was, counted: String(counted) }] });
    },
  },
  {
    name: "post count", weight: 3,
    async run(step) {
      const { id, version } = await aCount(step);
      await step.act(postCount, { countId: id, version });
      step.side.expected.note("postedCount", id);
    },
  },
  {
    name: "cancel count", weight: 1,
    async run(step) {
      const { id, version } = await aCount(step);
      await step.act(cancelCount, { countId: id, version });
    },
  },
];
