import { and, eq } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { customers } from "@/db/schema/customers";
import { journalEntries, bankAccounts } from "@/db/schema/ledger";
import { allocations, customerCredits, receipts, receivables } from "@/db/schema/receivables";
import { customerVisible } from "@/server/modules/customers";
import { notFound } from "@/server/kernel/errors";
import { actorMay } from "@/server/platform/actor";
import { defineQuery } from "@/server/platform/command";
import type { TenantScope } from "@/server/platform/tenant-scope";
import { getReceiptInput } from "../inputs";

export type ReceiptAction = "allocate" | "collect_note" | "reverse";

/** One receipt: its fields, what it pays, what is left, its journal entries, and what the reader may do with it. */
export const getReceipt = defineQuery({
  name: "receivables.get-receipt",
  permission: "receivables.view",
  input: getReceiptInput,
  async run(scope, input) {
    const head = scope.db
      .select({ receipt: receipts, customerName: customers.name, customerCode: customers.code, bankAccountName: bankAccounts.name, credit: customerCredits })
      .from(receipts)
      .innerJoin(customers, and(eq(customers.tenantId, receipts.tenantId), eq(customers.id, receipts.customerId)))
      .innerJoin(customerCredits, and(eq(customerCredits.tenantId, receipts.tenantId), eq(customerCredits.sourceType, "receipt"), eq(customerCredits.sourceId, receipts.id)))
      .leftJoin(bankAccounts, and(eq(bankAccounts.tenantId, receipts.tenantId), eq(bankAccounts.id, receipts.bankAccountId)))
      .where(and(eq(receipts.tenantId, scope.tenantId), eq(receipts.id, input.receiptId), customerVisible(scope, receipts.customerId)));
    const entries = scope.db
      .select({ id: journalEntries.id, number: journalEntries.number, entryOn: journalEntries.entryOn, memo: journalEntries.memo, reversesId: journalEntries.reversesId })
      .from(journalEntries)
      .where(and(eq(journalEntries.tenantId, scope.tenantId), eq(journalEntries.sourceType, "receipt"), eq(journalEntries.sourceId, input.receiptId)))
      .orderBy(journalEntries.id);
    const [[found], posted] = await Promise.all([head, entries]);
    if (!found) throw notFound("receipt");
    const { receipt, credit } = found;
    const openMinor = credit.amountMinor - credit.allocatedMinor - credit.reversedMinor;
    const actions: ReceiptAction[] = [];
    if (receipt.status === "posted" && openMinor > 0n && actorMay(scope.actor, "receipts.record")) actions.push("allocate");
    if (receipt.status === "posted" && receipt.noteStatus === "received" && actorMay(scope.actor, "receipts.record")) actions.push("collect_note");
    if (receipt.status === "posted" && actorMay(scope.actor, "receipts.reverse")) actions.push("reverse");
    const { tenantId: _tenant, ...shown } = receipt;
    return {
      ...shown,
      customerName: found.customerName,
      customerCode: found.customerCode,
      bankAccountName: found.bankAccountName,
      creditId: credit.id,
      allocatedMinor: credit.allocatedMinor,
      openMinor,
      allocations: await readAllocations(scope, credit.id),
      journal: actorMay(scope.actor, "ledger.view") ? posted : [],
      mayUndo: receipt.status === "posted" && actorMay(scope.actor, "receipts.record"),
      availableActions: actions,
    };
  },
});

async function readAllocations(scope: TenantScope, creditId: string) {
  const undo = alias(allocations, "undo");
  return scope.db
    .select({
      id: allocations.id,
      receivableId: receivables.id,
      number: receivables.number,
      sourceType: receivables.sourceType,
      sourceId: receivables.sourceId,
      dueOn: receivables.dueOn,
      amountMinor: allocations.amountMinor,
      allocatedOn: allocations.allocatedOn,
      undoesId: allocations.undoesId,
      undoneOn: undo.allocatedOn,
    })
    .from(allocations)
    .innerJoin(receivables, and(eq(receivables.tenantId, allocations.tenantId), eq(receivables.id, allocations.receivableId)))
    .leftJoin(undo, and(eq(undo.tenantId, allocations.tenantId), eq(undo.undoesId, allocations.id)))
    .where(and(eq(allocations.tenantId, scope.tenantId), eq(allocations.creditId, creditId)))
    .orderBy(allocations.id);
}
