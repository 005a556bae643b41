import { fault, notFound, refused, type Fault } from "@/server/kernel/errors";
import { decimalText, sumMinor } from "@/server/kernel/money";
import { compareQuantity, subtractQuantity } from "@/server/kernel/quantity";
import { postJournal, requireOpenDate } from "@/server/modules/ledger";
import { defineCommand, done } from "@/server/platform/command";
import { newId } from "@/server/platform/new-id";
import { takeNumber } from "@/server/platform/numbering";
import { reverseOpeningStockInput } from "../inputs";
import { loadGoods } from "../queries/load-goods";
import { insertMoves, type NewMove } from "../store";
import { insertDocument, itemsMovedAfter, selectOpeningDocument, selectOpeningMoves } from "../store-documents";
import { lockBalances } from "./reserve-stock";

/**
 * Takes opening stock back, as if it had never been entered: the same quantities at the same value leave again, by a
 * document of their own. Only goods that did not move since and are not put aside; a place of which nothing else is known
 * afterwards is empty and worth nothing. Posts DR opening balance, CR inventory.
 * @throws NaruError `stock.lines_faulty` with `stock.opening_moved_since` or `stock.opening_reserved` per item; `books.*`; not_found
 */
export const reverseOpeningStock = defineCommand({
  name: "stock.reverse-opening-stock",
  permission: "stock.adjust",
  input: reverseOpeningStockInput,
  async run(scope, input) {
    const on = input.on ?? scope.today;
    const opening = await selectOpeningDocument(scope, input.documentId);
    if (!opening) throw notFound("stock_document");
    const { warehouseId } = opening;
    await requireOpenDate(scope, on);
    const balances = await lockBalances(scope, input.itemIds.map((itemId) => ({ itemId, warehouseId })));
    const moves = await selectOpeningMoves(scope, opening.id, input.itemIds);
    const last = new Map(moves.map((move) => [move.itemId, move.id]));
    const [goods, moved] = await Promise.all([loadGoods(scope, { warehouseId, lines: moves }), itemsMovedAfter(scope, warehouseId, last)]);
    const left = new Map(moves.map((move) => [move.itemId, balances.get(`${move.itemId}:${warehouseId}`)]));
    const faults = moves.flatMap((move, i): Fault[] => {
      const [item, balance] = [goods.get(move.itemId)?.code ?? "", left.get(move.itemId)];
      if (moved.has(move.itemId)) return [fault(`lines.${i}.itemId`, "stock.opening_moved_since", { item })];
      const free = balance ? subtractQuantity(balance.onHand, balance.reserved) : "0";
      return compareQuantity(move.quantity, free) > 0 ? [fault(`lines.${i}.itemId`, "stock.opening_reserved", { item })] : [];
    });
    if (faults.length > 0) throw refused("stock.lines_faulty", { count: faults.length }, faults);
    if (moves.length === 0) throw notFound("stock_document");
    const [documentId, number] = [newId(), await takeNumber(scope, "stock_adjustment", on)];
    const source = { type: "stock_document", id: documentId, number };
    const back = moves.map((move): NewMove => ({
      id: newId(), kind: "opening", itemId: move.itemId, warehouseId, locationId: move.locationId,
      quantity: decimalText(`-${move.quantity}`), valueMinor: -move.valueMinor, sourceLineId: null, reason: input.reason,
    }));
    const totalMinor = sumMinor(moves.map((move) => move.valueMinor));
    await insertDocument(scope, { id: documentId, number, kind: "opening", warehouseId, movedOn: on, reason: input.reason });
    await insertMoves(scope, { on, source, moves: back });
    await postJournal(scope, { on, memo: input.reason, source, lines: [{ role: "opening_balance", debitMinor: totalMinor }, { role: "inventory", creditMinor: totalMinor }] });
    return done({ documentId, number }, {
      audit: { entityType: "stock_document", entityId: documentId, entityLabel: number, changes: { reverses: [null, opening.number], totalMinor: [null, -totalMinor] }, note: input.reason },
    });
  },
});
