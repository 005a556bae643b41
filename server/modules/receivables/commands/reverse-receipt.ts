import { conflict, notFound, refused } from "@/server/kernel/errors";
import { defineCommand, done } from "@/server/platform/command";
import { newId } from "@/server/platform/new-id";
import { requireVisibleCustomer } from "@/server/modules/customers";
import { requireOpenDate, reverseJournal } from "@/server/modules/ledger";
import { allocationChanged, receiptReversed } from "../events";
import { reverseReceiptInput } from "../inputs";
import { liveAllocations } from "../queries/allocation-facts";
import { lockCredit, lockReceipt, lockReceivables } from "../queries/lock-rows";
import { markReversed, writeAllocations } from "../store";

/**
 * The money did not come, or was entered wrongly: its allocations are undone, what it paid is owed again, and every entry
 * of the receipt is taken back by a linked one (FIN-03).
 * @throws NaruError `receivables.receipt_reversed`, `receivables.before_document` {on}, `receivables.before_allocation` {on}
 */
export const reverseReceipt = defineCommand({
  name: "receivables.reverse-receipt",
  permission: "receipts.reverse",
  input: reverseReceiptInput,
  async run(scope, input) {
    const on = input.on ?? scope.today;
    const [, receipt] = await Promise.all([requireOpenDate(scope, on), lockReceipt(scope, input.receiptId)]);
    if (!receipt) throw notFound("receipt");
    const { customerId, number } = receipt;
    await requireVisibleCustomer(scope, customerId);
    if (receipt.status !== "posted") throw conflict("receivables.receipt_reversed");
    if (on < receipt.receivedOn) throw refused("receivables.before_document", { number, on: receipt.receivedOn });
    await lockCredit(scope, receipt.creditId);
    const live = await liveAllocations(scope, receipt.creditId);
    const latest = live.map((a) => a.allocatedOn).sort().at(-1);
    if (latest && on < latest) throw refused("receivables.before_allocation", { on: latest });
    const receivables = await lockReceivables(scope, live.map((a) => a.receivableId));
    await writeAllocations(scope, on, live.map((a) => ({ id: newId(), creditId: receipt.creditId, receivableId: a.receivableId, customerId, amountMinor: -a.amountMinor, undoesId: a.id })));
    await markReversed(scope, { id: receipt.id, creditId: receipt.creditId, reversedOn: on, reason: input.reason, isNote: receipt.method === "note" });
    await reverseJournal(scope, { source: { type: "receipt", id: receipt.id }, on, memo: `Receipt ${number} reversed` });
    const sources = [...receivables.values()].map((r) => ({ type: r.sourceType, id: r.sourceId }));
    return done(
      { receiptId: receipt.id },
      {
        audit: { entityType: "receipt", entityId: receipt.id, entityLabel: number, note: input.reason, changes: { status: ["posted", "reversed"] } },
        events: [receiptReversed({ receiptId: receipt.id, customerId }), ...(sources.length > 0 ? [allocationChanged({ customerId, sources })] : [])],
      },
    );
  },
});
