import { fault, invalid } from "@/server/kernel/errors";
import { sumMinor } from "@/server/kernel/money";
import { postJournal, requireOpenDate } from "@/server/modules/ledger";
import { loadGoods, lockBalances, receiveStock, valuesOfLines } from "@/server/modules/stock";
import { defineCommand, done } from "@/server/platform/command";
import { receiveExpectedInput } from "../inputs";
import { addReceived, anyLineWaits, cancelRest, lockOpenReceipt, updateReceiptStatus } from "../store";

/**
 * Announced goods arrived, whole or in part. Cost: as given, else as announced, else the standard cost.
 * Posts DR inventory, CR goods received clearing.
 * @throws NaruError conflict `supply.receipt_not_open`; fault `supply.line_unknown`; `stock.lines_faulty`; `books.*`; not_found
 */
export const receiveExpected = defineCommand({
  name: "supply.receive-expected",
  permission: "stock.move",
  input: receiveExpectedInput,
  async run(scope, input) {
    const on = input.on ?? scope.today;
    await requireOpenDate(scope, on);
    const { receipt, lines } = await lockOpenReceipt(scope, input.expectedReceiptId);
    const byNo = new Map(lines.map((line) => [line.lineNo, line]));
    const faults = input.lines.flatMap((line, i) => (byNo.has(line.lineNo) ? [] : [fault(`lines.${i}.lineNo`, "supply.line_unknown", { line: line.lineNo })]));
    if (faults.length > 0) throw invalid(faults);
    const arrived = input.lines.flatMap((line) => {
      const expected = byNo.get(line.lineNo);
      if (!expected) return [];
      return [{
        lineId: expected.id, sourceLineId: expected.id, itemId: expected.itemId, warehouseId: receipt.warehouseId, locationId: line.locationId ?? null,
        quantity: line.quantity, unitCost: line.unitCost ?? expected.unitCost,
      }];
    });
    const goods = await loadGoods(scope, { warehouseId: receipt.warehouseId, lines: arrived });
    const values = valuesOfLines(arrived, goods, scope.workspace.homeCurrency);
    const totalMinor = sumMinor(values);
    await lockBalances(scope, arrived);
    const source = { type: "expected_receipt", id: receipt.id, number: receipt.number };
    await Promise.all([
      addReceived(scope, arrived.map((line) => ({ id: line.lineId, quantity: line.quantity }))),
      receiveStock(scope, { on, kind: "receipt", source, reason: receipt.reference, lines: arrived.map((line, i) => ({ ...line, valueMinor: values[i] ?? 0n })) }),
      postJournal(scope, {
        on, memo: receipt.number, source,
        lines: [{ role: "inventory", debitMinor: totalMinor }, { role: "goods_received_clearing", creditMinor: totalMinor }],
      }),
    ]);
    if (input.closeRest) await cancelRest(scope, receipt.id);
    const status = (await anyLineWaits(scope, receipt.id)) ? "open" : "received";
    await updateReceiptStatus(scope, receipt.id, status);
    return done({ expectedReceiptId: receipt.id, status, totalMinor }, {
      audit: { entityType: "expected_receipt", entityId: receipt.id, entityLabel: receipt.number, changes: { received: [null, arrived.length], totalMinor: [null, totalMinor], status: ["open", status] } },
    });
  },
});
