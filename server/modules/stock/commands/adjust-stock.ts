import { fault, refused } from "@/server/kernel/errors";
import { decimal, decimalText, sumMinor } from "@/server/kernel/money";
import { isPositive } from "@/server/kernel/quantity";
import { postJournal, requireOpenDate } from "@/server/modules/ledger";
import { defineCommand, done } from "@/server/platform/command";
import { newId } from "@/server/platform/new-id";
import { takeNumber } from "@/server/platform/numbering";
import { adjustStockInput, scrapStockInput } from "../inputs";
import { lastUnitCosts, loadGoods } from "../queries/load-goods";
import { valueOfGoods } from "../rules/value-goods";
import { insertDocument } from "../store-documents";
import { issueStock } from "./issue-stock";
import { receiveStock } from "./receive-stock";
import { lockBalances } from "./reserve-stock";

/**
 * Corrects stock by signed quantities with a reason. More comes in at the given cost, else the average, the standard or the last
 * cost; less goes out at the average. Never below what is reserved. Posts the difference against inventory adjustment.
 * @throws NaruError `stock.short`, `stock.short_at_location`, `stock.lines_faulty` (`stock.cost_missing`); `books.*`; not_found
 */
export const adjustStock = defineCommand({
  name: "stock.adjust-stock",
  permission: "stock.adjust",
  input: adjustStockInput,
  async run(scope, input) {
    const on = input.on ?? scope.today;
    const positive = input.lines.map((line) => ({ ...line, quantity: decimalText(decimal(line.quantity).abs()) }));
    const [goods, last] = await Promise.all([
      loadGoods(scope, { ...input, lines: positive }), lastUnitCosts(scope, input.lines.map((line) => line.itemId)), requireOpenDate(scope, on),
    ]);
    const balances = await lockBalances(scope, input.lines.map((line) => ({ itemId: line.itemId, warehouseId: input.warehouseId })));
    const lines = input.lines.map((line, i) => {
      const facts = {
        currency: scope.workspace.homeCurrency, unitCost: line.unitCost, balance: balances.get(`${line.itemId}:${input.warehouseId}`),
        standardCost: goods.get(line.itemId)?.standardCost, lastUnitCostMinor: last.get(line.itemId),
      };
      const more = isPositive(line.quantity);
      return { ...line, i, more, warehouseId: input.warehouseId, sourceLineId: null, quantity: positive[i]?.quantity ?? "0", valueMinor: more ? valueOfGoods(line.quantity, facts) : 0n };
    });
    const faults = lines.flatMap((line) => (line.valueMinor === null ? [fault(`lines.${line.i}.unitCost`, "stock.cost_missing", { item: goods.get(line.itemId)?.code ?? "" })] : []));
    if (faults.length > 0) throw refused("stock.lines_faulty", { count: faults.length }, faults);
    const [documentId, number] = [newId(), await takeNumber(scope, "stock_adjustment", on)];
    const source = { type: "stock_document", id: documentId, number };
    await insertDocument(scope, { id: documentId, number, kind: "adjustment", warehouseId: input.warehouseId, movedOn: on, reason: input.reason });
    const incoming = lines.filter((line) => line.more).map((line) => ({ ...line, valueMinor: line.valueMinor ?? 0n }));
    await receiveStock(scope, { on, kind: "adjustment", source, reason: input.reason, lines: incoming });
    const issued = await issueStock(scope, { on, kind: "adjustment", source, reason: input.reason, lines: lines.filter((line) => !line.more) });
    const [moreMinor, lessMinor] = [sumMinor(incoming.map((line) => line.valueMinor)), sumMinor(issued.map((line) => line.costMinor))];
    await postJournal(scope, {
      on, memo: number, source,
      lines: [
        { role: "inventory", debitMinor: moreMinor, memo: input.reason }, { role: "inventory_adjustment", creditMinor: moreMinor },
        { role: "inventory", creditMinor: lessMinor, memo: input.reason }, { role: "inventory_adjustment", debitMinor: lessMinor },
      ],
    });
    return done({ documentId, number, differenceMinor: moreMinor - lessMinor }, {
      audit: { entityType: "stock_document", entityId: documentId, entityLabel: number, changes: { differenceMinor: [null, moreMinor - lessMinor] }, note: input.reason },
    });
  },
});

/**
 * Writes unusable goods off at their average cost: DR inventory adjustment, CR inventory.
 * @throws NaruError `stock.short`, `stock.short_at_location`; `books.*`; not_found
 */
export const scrapStock = defineCommand({
  name: "stock.scrap-stock",
  permission: "stock.adjust",
  input: scrapStockInput,
  async run(scope, input) {
    const on = input.on ?? scope.today;
    await Promise.all([loadGoods(scope, input), requireOpenDate(scope, on)]);
    const lines = input.lines.map((line) => ({ ...line, warehouseId: input.warehouseId, sourceLineId: null }));
    await lockBalances(scope, lines);
    const [documentId, number] = [newId(), await takeNumber(scope, "stock_adjustment", on)];
    const source = { type: "stock_document", id: documentId, number };
    await insertDocument(scope, { id: documentId, number, kind: "scrap", warehouseId: input.warehouseId, movedOn: on, reason: input.reason });
    const issued = await issueStock(scope, { on, kind: "scrap", source, reason: input.reason, lines });
    const costMinor = sumMinor(issued.map((line) => line.costMinor));
    await postJournal(scope, { on, memo: number, source, lines: [{ role: "inventory_adjustment", debitMinor: costMinor }, { role: "inventory", creditMinor: costMinor }] });
    return done({ documentId, number, costMinor }, {
      audit: { entityType: "stock_document", entityId: documentId, entityLabel: number, changes: { costMinor: [null, costMinor] }, note: input.reason },
    });
  },
});
