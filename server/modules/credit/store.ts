import { and, eq, sql } from "drizzle-orm";
import { creditAccounts, creditCommitments } from "@/db/schema/credit";
import { conflict } from "@/server/kernel/errors";
import { newId } from "@/server/platform/new-id";
import type { TenantScope } from "@/server/platform/tenant-scope";

/** Makes the customer's credit row if there is none yet. */
export function ensureAccount(scope: TenantScope, customerId: string) {
  return scope.db
    .insert(creditAccounts)
    .values({ tenantId: scope.tenantId, id: newId(), customerId, createdAt: scope.now, updatedAt: scope.now })
    .onConflictDoNothing({ target: [creditAccounts.tenantId, creditAccounts.customerId] });
}

/** Locks the customer's credit row; no row when there is none. The statement is sent when awaited, so it may follow `ensureAccount` in one go. */
export function selectAccountForUpdate(scope: TenantScope, customerId: string) {
  return scope.db
    .select({ limitMinor: creditAccounts.limitMinor, committedMinor: creditAccounts.committedMinor, held: creditAccounts.held, holdReason: creditAccounts.holdReason })
    .from(creditAccounts)
    .where(and(eq(creditAccounts.tenantId, scope.tenantId), eq(creditAccounts.customerId, customerId)))
    .for("update");
}

export async function updateAccount(
  scope: TenantScope,
  customerId: string,
  set: { limitMinor?: bigint | null; held?: boolean; holdReason?: string | null },
  onlyIfHeld?: boolean,
): Promise<void> {
  const rows = await scope.db
    .update(creditAccounts)
    .set({ ...set, version: sql`${creditAccounts.version} + 1`, updatedAt: scope.now })
    .where(
      and(
        eq(creditAccounts.tenantId, scope.tenantId),
        eq(creditAccounts.customerId, customerId),
        onlyIfHeld === undefined ? undefined : eq(creditAccounts.held, onlyIfHeld),
      ),
    )
    .returning({ id: creditAccounts.id });
  if (rows.length === 0) throw conflict(onlyIfHeld === false ? "credit.already_held" : "credit.not_held");
}

/** Replaces what a document commits and moves the customer's sum by the difference; the row is locked by the caller. */
export async function replaceCommitment(scope: TenantScope, customerId: string, source: { type: string; id: string }, amountMinor: bigint): Promise<{ committedMinor: bigint }> {
  const mine = sql`${creditCommitments.tenantId} = ${scope.tenantId} and ${creditCommitments.sourceType} = ${source.type} and ${creditCommitments.sourceId} = ${source.id}`;
  const [held] = await scope.db.select({ amountMinor: creditCommitments.amountMinor, customerId: creditCommitments.customerId }).from(creditCommitments).where(mine);
  if (held && held.customerId !== customerId) throw new Error(`the commitment of ${source.type} ${source.id} belongs to another customer`);
  const difference = amountMinor - (held?.amountMinor ?? 0n);
  const written =
    amountMinor === 0n
      ? scope.db.delete(creditCommitments).where(mine)
      : scope.db
          .insert(creditCommitments)
          .values({ tenantId: scope.tenantId, id: newId(), customerId, sourceType: source.type, sourceId: source.id, amountMinor, updatedAt: scope.now })
          .onConflictDoUpdate({
            target: [creditCommitments.tenantId, creditCommitments.sourceType, creditCommitments.sourceId],
            set: { amountMinor, updatedAt: scope.now },
          });
  const moved = scope.db
    .update(creditAccounts)
    .set({ committedMinor: sql`${creditAccounts.committedMinor} + ${difference}`, updatedAt: scope.now })
    .where(and(eq(creditAccounts.tenantId, scope.tenantId), eq(creditAccounts.customerId, customerId)))
    .returning({ committedMinor: creditAccounts.committedMinor });
  const [, [account]] = await Promise.all([written, moved]);
  if (!account) throw new Error(`the credit row of customer ${customerId} was not locked first`);
  return account;
}
