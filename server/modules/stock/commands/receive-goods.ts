import { sumMinor } from "@/server/kernel/money";
import { postJournal, requireOpenDate } from "@/server/modules/ledger";
import { defineCommand, done } from "@/server/platform/command";
import { newId } from "@/server/platform/new-id";
import { takeNumber } from "@/server/platform/numbering";
import { receiveGoodsInput } from "../inputs";
import { loadGoods } from "../queries/load-goods";
import { valuesOfLines } from "../rules/value-lines";
import { insertDocument } from "../store-documents";
import { receiveStock } from "./receive-stock";
import { lockBalances } from "./reserve-stock";

/**
 * Goods arrived that nobody announced. A line without a cost takes the item's standard cost.
 * Posts DR inventory, CR goods received clearing.
 * @throws NaruError `stock.lines_faulty` with a fault `stock.cost_missing` per line nobody can value; `books.*`; not_found
 */
export const receiveGoods = defineCommand({
  name: "stock.receive-goods",
  permission: "stock.move",
  input: receiveGoodsInput,
  async run(scope, input) {
    const on = input.on ?? scope.today;
    const [goods] = await Promise.all([loadGoods(scope, input), requireOpenDate(scope, on)]);
    const values = valuesOfLines(input.lines, goods, scope.workspace.homeCurrency);
    await lockBalances(scope, input.lines.map((line) => ({ itemId: line.itemId, warehouseId: input.warehouseId })));
    const [documentId, number] = [newId(), await takeNumber(scope, "stock_receipt", on)];
    const source = { type: "stock_document", id: documentId, number };
    const totalMinor = sumMinor(values);
    await Promise.all([
      insertDocument(scope, { id: documentId, number, kind: "receipt", warehouseId: input.warehouseId, movedOn: on, reason: input.reference }),
      receiveStock(scope, {
        on, kind: "receipt", source, reason: input.reference,
        lines: input.lines.map((line, i) => ({ ...line, warehouseId: input.warehouseId, sourceLineId: null, valueMinor: values[i] ?? 0n })),
      }),
      postJournal(scope, {
        on, memo: number, source,
        lines: [{ role: "inventory", debitMinor: totalMinor }, { role: "goods_received_clearing", creditMinor: totalMinor }],
      }),
    ]);
    return done({ documentId, number, totalMinor }, {
      audit: { entityType: "stock_document", entityId: documentId, entityLabel: number, changes: { lines: [null, input.lines.length], totalMinor: [null, totalMinor] } },
    });
  },
});
