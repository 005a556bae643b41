import { fault, refused } from "@/server/kernel/errors";
import { sumMinor } from "@/server/kernel/money";
import { compareQuantity } from "@/server/kernel/quantity";
import { postJournal, requireOpenDate } from "@/server/modules/ledger";
import { defineCommand, done, type Done } from "@/server/platform/command";
import { newId } from "@/server/platform/new-id";
import { takeNumber } from "@/server/platform/numbering";
import { openingStockInput } from "../inputs";
import { loadGoods } from "../queries/load-goods";
import { valuesOfLines } from "../rules/value-lines";
import { selectDefaultLocations } from "../store";
import { insertDocument, selectOpeningQuantities } from "../store-documents";
import { receiveStock } from "./receive-stock";
import { lockBalances } from "./reserve-stock";

export interface OpeningResult {
  /** Null when every line was there already. */
  readonly documentId: string | null;
  readonly number: string | null;
  readonly added: number;
  readonly present: number;
}

/**
 * What was in stock when the books began, once per item and location: a line that is already in adds nothing.
 * Posts DR inventory, CR opening balance.
 * @throws NaruError `stock.lines_faulty` with `stock.opening_differs` (already in with another quantity), `stock.opening_twice`
 * (twice in this input) or `stock.cost_missing` per line; `books.*`; not_found
 */
export const upsertOpeningStock = defineCommand({
  name: "stock.upsert-opening-stock",
  permission: "stock.adjust",
  input: openingStockInput,
  async run(scope, input): Promise<Done<OpeningResult>> {
    const on = input.on ?? scope.today;
    const [goods, defaults] = await Promise.all([
      loadGoods(scope, input), selectDefaultLocations(scope, [input.warehouseId]), requireOpenDate(scope, on),
    ]);
    await lockBalances(scope, input.lines.map((line) => ({ itemId: line.itemId, warehouseId: input.warehouseId })));
    const present = await selectOpeningQuantities(scope, input.warehouseId, input.lines.map((line) => line.itemId));
    const keyOf = (line: (typeof input.lines)[number]) => `${line.itemId}:${line.locationId ?? defaults.get(input.warehouseId) ?? ""}`;
    const seen = new Set<string>();
    const faults = input.lines.flatMap((line, i) => {
      const [key, item] = [keyOf(line), goods.get(line.itemId)?.code ?? ""];
      const was = present.get(key);
      if (seen.has(key)) return [fault(`lines.${i}.itemId`, "stock.opening_twice", { item })];
      seen.add(key);
      return was !== undefined && compareQuantity(was, line.quantity) !== 0 ? [fault(`lines.${i}.quantity`, "stock.opening_differs", { item, quantity: was })] : [];
    });
    if (faults.length > 0) throw refused("stock.lines_faulty", { count: faults.length }, faults);
    const added = input.lines.filter((line) => !present.has(keyOf(line)));
    if (added.length === 0) return done({ documentId: null, number: null, added: 0, present: input.lines.length }, { audit: [] });
    const values = valuesOfLines(added, goods, scope.workspace.homeCurrency);
    const totalMinor = sumMinor(values);
    const [documentId, number] = [newId(), await takeNumber(scope, "stock_receipt", on)];
    const source = { type: "stock_document", id: documentId, number };
    await Promise.all([
      insertDocument(scope, { id: documentId, number, kind: "opening", warehouseId: input.warehouseId, movedOn: on, reason: null }),
      receiveStock(scope, {
        on, kind: "opening", source,
        lines: added.map((line, i) => ({ ...line, warehouseId: input.warehouseId, sourceLineId: null, valueMinor: values[i] ?? 0n })),
      }),
      postJournal(scope, { on, memo: number, source, lines: [{ role: "inventory", debitMinor: totalMinor }, { role: "opening_balance", creditMinor: totalMinor }] }),
    ]);
    return done({ documentId, number, added: added.length, present: input.lines.length - added.length }, {
      audit: { entityType: "stock_document", entityId: documentId, entityLabel: number, changes: { lines: [null, added.length], totalMinor: [null, totalMinor] } },
    });
  },
});
