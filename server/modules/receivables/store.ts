import { and, eq, sql } from "drizzle-orm";
import { allocations, customerCredits, receipts, receivables } from "@/db/schema/receivables";
import type { CalendarDate } from "@/server/kernel/calendar-date";
import { conflict } from "@/server/kernel/errors";
import { newId } from "@/server/platform/new-id";
import { insertRows } from "@/server/platform/insert-rows";
import type { TenantScope } from "@/server/platform/tenant-scope";
import type { ReceiptFields, ReceiptMethod } from "./rules/receipt-fields";

export type ReceivableSource = { readonly type: "invoice" | "opening"; readonly id: string };
export type CreditSource = { readonly type: "receipt" | "credit_note" | "opening"; readonly id: string };

export async function insertReceivable(
  scope: TenantScope,
  row: { customerId: string; legalEntityId: string; source: ReceivableSource; number: string; amountMinor: bigint; postedOn: CalendarDate; dueOn: CalendarDate },
): Promise<string> {
  const id = newId();
  const { source, ...rest } = row;
  await insertRows(scope, receivables, [{
    tenantId: scope.tenantId, id, ...rest, sourceType: source.type, sourceId: source.id, currency: scope.workspace.homeCurrency, createdAt: scope.now, updatedAt: scope.now,
  }]);
  return id;
}

export async function insertCredit(
  scope: TenantScope,
  row: { customerId: string; source: CreditSource; number: string; amountMinor: bigint; postedOn: CalendarDate },
): Promise<string> {
  const id = newId();
  const { source, ...rest } = row;
  await insertRows(scope, customerCredits, [{
    tenantId: scope.tenantId, id, ...rest, sourceType: source.type, sourceId: source.id, currency: scope.workspace.homeCurrency, createdAt: scope.now, updatedAt: scope.now,
  }]);
  return id;
}

/** One part of a credit put against a receivable; negative with `undoesId` when it takes one back. */
export interface AllocationRow {
  readonly id: string;
  readonly creditId: string;
  readonly receivableId: string;
  readonly customerId: string;
  readonly amountMinor: bigint;
  readonly undoesId: string | null;
}

/**
 * Writes allocations and moves `allocated` on both sides by their sums. Conditional: a side that has not enough left
 * (or, for undoing, not enough allocated) is somebody else's doing in the meantime.
 * @throws NaruError `receivables.allocated_meanwhile`
 */
export async function writeAllocations(scope: TenantScope, on: CalendarDate, rows: readonly AllocationRow[]): Promise<void> {
  if (rows.length === 0) return;
  const written = insertRows(scope, allocations, rows.map((row) => ({ tenantId: scope.tenantId, ...row, allocatedOn: on, createdAt: scope.now })));
  const byCredit = sums(rows.map((r) => [r.creditId, r.amountMinor]));
  const byReceivable = sums(rows.map((r) => [r.receivableId, r.amountMinor]));
  const credits = scope.db
    .update(customerCredits)
    .set({ allocatedMinor: sql`${customerCredits.allocatedMinor} + part.amount`, updatedAt: scope.now })
    .from(sql`jsonb_to_recordset(${byCredit.json}::jsonb) as part(id uuid, amount bigint)`)
    .where(
      and(
        eq(customerCredits.tenantId, scope.tenantId),
        sql`${customerCredits.id} = part.id`,
        sql`${customerCredits.allocatedMinor} + part.amount between 0 and ${customerCredits.amountMinor} - ${customerCredits.reversedMinor}`,
      ),
    )
    .returning({ id: customerCredits.id });
  const debts = scope.db
    .update(receivables)
    .set({ allocatedMinor: sql`${receivables.allocatedMinor} + part.amount`, updatedAt: scope.now })
    .from(sql`jsonb_to_recordset(${byReceivable.json}::jsonb) as part(id uuid, amount bigint)`)
    .where(
      and(
        eq(receivables.tenantId, scope.tenantId),
        sql`${receivables.id} = part.id`,
        sql`${receivables.allocatedMinor} + part.amount between 0 and ${receivables.amountMinor}`,
      ),
    )
    .returning({ id: receivables.id });
  const [, movedCredits, movedDebts] = await Promise.all([written, credits, debts]);
  if (movedCredits.length !== byCredit.count || movedDebts.length !== byReceivable.count) throw conflict("receivables.allocated_meanwhile");
}

/** Amounts added up by id, as JSON that PostgreSQL reads as rows. */
function sums(pairs: readonly (readonly [string, bigint])[]): { json: string; count: number } {
  const totals = new Map<string, bigint>();
  for (const [id, amount] of pairs) totals.set(id, (totals.get(id) ?? 0n) + amount);
  return { json: JSON.stringify([...totals].map(([id, amount]) => ({ id, amount: amount.toString() }))), count: totals.size };
}

export async function insertReceipt(
  scope: TenantScope,
  row: ReceiptFields & { id: string; number: string; customerId: string; method: ReceiptMethod; amountMinor: bigint; receivedOn: CalendarDate; memo: string | null },
): Promise<void> {
  await scope.db.insert(receipts).values({
    tenantId: scope.tenantId,
    ...row,
    currency: scope.workspace.homeCurrency,
    createdBy: scope.actor.kind === "user" ? scope.actor.userId : null,
    postedAt: scope.now,
    createdAt: scope.now,
    updatedAt: scope.now,
  });
}

/**
 * Marks a posted receipt as reversed and its credit as gone.
 * @throws NaruError `receivables.receipt_reversed` when it no longer is posted, `receivables.allocated_meanwhile`
 */
export async function markReversed(scope: TenantScope, receipt: { id: string; creditId: string; reversedOn: CalendarDate; reason: string; isNote: boolean }): Promise<void> {
  const marked = scope.db
    .update(receipts)
    .set({
      status: "reversed", reversedOn: receipt.reversedOn, reversalReason: receipt.reason, updatedAt: scope.now, version: sql`${receipts.version} + 1`,
      ...(receipt.isNote ? { noteStatus: "returned" } : {}),
    })
    .where(and(eq(receipts.tenantId, scope.tenantId), eq(receipts.id, receipt.id), eq(receipts.status, "posted")))
    .returning({ id: receipts.id });
  const emptied = scope.db
    .update(customerCredits)
    .set({ reversedMinor: sql`${customerCredits.amountMinor}`, updatedAt: scope.now })
    .where(and(eq(customerCredits.tenantId, scope.tenantId), eq(customerCredits.id, receipt.creditId), eq(customerCredits.allocatedMinor, 0n), eq(customerCredits.reversedMinor, 0n)))
    .returning({ id: customerCredits.id });
  const [one, other] = await Promise.all([marked, emptied]);
  if (one.length === 0) throw conflict("receivables.receipt_reversed");
  if (other.length === 0) throw conflict("receivables.allocated_meanwhile");
}

/** @throws NaruError `receivables.note_not_in_hand` */
export async function markNoteCollected(scope: TenantScope, receiptId: string, bankAccountId: string): Promise<void> {
  const rows = await scope.db
    .update(receipts)
    .set({ noteStatus: "collected", bankAccountId, updatedAt: scope.now, version: sql`${receipts.version} + 1` })
    .where(and(eq(receipts.tenantId, scope.tenantId), eq(receipts.id, receiptId), eq(receipts.status, "posted"), eq(receipts.noteStatus, "received")))
    .returning({ id: receipts.id });
  if (rows.length === 0) throw conflict("receivables.note_not_in_hand");
}
