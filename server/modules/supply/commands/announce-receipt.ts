import { conflict, notFound } from "@/server/kernel/errors";
import { isPositive } from "@/server/kernel/quantity";
import { loadGoods } from "@/server/modules/stock";
import { defineCommand, done } from "@/server/platform/command";
import { recordChanged } from "@/server/platform/record-changed";
import { newId } from "@/server/platform/new-id";
import { takeNumber } from "@/server/platform/numbering";
import { announceReceiptInput, expectedReceiptInput, postponeReceiptInput } from "../inputs";
import { cancelRest, insertExpectedReceipt, lockOpenReceipt, selectSupplier, updateDueOn, updateReceiptStatus } from "../store";

/**
 * Goods are announced for a day; from then on promising counts on them.
 * @throws NaruError `input.invalid` (`stock.item_without_stock`, `stock.too_many_decimals`); not_found
 */
export const announceReceipt = defineCommand({
  name: "supply.announce-receipt",
  permission: "inbound.edit",
  input: announceReceiptInput,
  async run(scope, input) {
    const [supplier] = await Promise.all([input.supplierId ? selectSupplier(scope, { id: input.supplierId }) : null, loadGoods(scope, input)]);
    if (input.supplierId && !supplier) throw notFound("supplier");
    const [expectedReceiptId, number] = [newId(), await takeNumber(scope, "expected_receipt", scope.today)];
    await insertExpectedReceipt(
      scope,
      { id: expectedReceiptId, number, supplierId: input.supplierId ?? null, warehouseId: input.warehouseId, dueOn: input.dueOn, reference: input.reference },
      input.lines.map((line, i) => ({ lineNo: i + 1, itemId: line.itemId, dueOn: line.dueOn ?? input.dueOn, expected: line.quantity, unitCost: line.unitCost ?? null })),
    );
    return done({ expectedReceiptId, number }, {
      audit: { entityType: "expected_receipt", entityId: expectedReceiptId, entityLabel: number, changes: { dueOn: [null, input.dueOn], lines: [null, input.lines.length] } },
    });
  },
});

/** The goods come on another day. @throws NaruError conflict `record.changed`, `supply.receipt_not_open`; not_found */
export const postponeReceipt = defineCommand({
  name: "supply.postpone-receipt",
  permission: "inbound.edit",
  input: postponeReceiptInput,
  async run(scope, { expectedReceiptId, version, dueOn, reference }) {
    const { receipt } = await lockOpenReceipt(scope, expectedReceiptId);
    if (receipt.version !== version) throw await recordChanged(scope, { entityType: "expected_receipt", entityId: receipt.id, current: receipt, wanted: { dueOn, reference } });
    await updateDueOn(scope, expectedReceiptId, { dueOn, reference });
    return done({ expectedReceiptId }, {
      audit: { entityType: "expected_receipt", entityId: expectedReceiptId, entityLabel: receipt.number, changes: { dueOn: [receipt.dueOn, dueOn], reference: [receipt.reference, reference] } },
    });
  },
});

/** What still waits will not come. @throws NaruError conflict `supply.receipt_changed`, `supply.receipt_not_open`; not_found */
export const cancelExpected = defineCommand({
  name: "supply.cancel-expected",
  permission: "inbound.edit",
  input: expectedReceiptInput,
  async run(scope, { expectedReceiptId, version }) {
    const { receipt, lines } = await lockOpenReceipt(scope, expectedReceiptId);
    if (receipt.version !== version) throw conflict("supply.receipt_changed", { number: receipt.number });
    const status = lines.some((line) => isPositive(line.received)) ? "received" : "cancelled";
    await cancelRest(scope, expectedReceiptId);
    await updateReceiptStatus(scope, expectedReceiptId, status);
    return done({ expectedReceiptId, status }, {
      audit: { entityType: "expected_receipt", entityId: expectedReceiptId, entityLabel: receipt.number, changes: { status: ["open", status] } },
    });
  },
});
