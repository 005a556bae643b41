import { and, eq, sql } from "drizzle-orm";
import { creditAccounts } from "@/db/schema/credit";
import { conflict } from "@/server/kernel/errors";
import { newId } from "@/server/platform/new-id";
import { sqlStatement } from "@/server/platform/statement";
import type { TenantScope } from "@/server/platform/tenant-scope";

interface LockedAccount {
  limit_minor: string | null;
  committed_minor: string;
  held: boolean;
  hold_reason: string | null;
}

/** The row is either there or made: both in one statement, and both wait for whoever has it. */
const lockAccount = sqlStatement<"id" | "customerId", LockedAccount>(["id", "customerId"], (value) => sql`
  with there as (
    select a.limit_minor, a.committed_minor, a.held, a.hold_reason from credit_accounts a
    where a.tenant_id = ${value("tenantId")} and a.customer_id = ${value("customerId")} for update
  ), made as (
    insert into credit_accounts as a (tenant_id, id, customer_id, created_at, updated_at)
    select ${value("tenantId")}::uuid, ${value("id")}::uuid, ${value("customerId")}::uuid, ${value("now")}::timestamptz, ${value("now")}::timestamptz
    where not exists (select from there)
    on conflict (tenant_id, customer_id) do update set updated_at = excluded.updated_at
    returning a.limit_minor, a.committed_minor, a.held, a.hold_reason
  )
  select * from there union all select * from made`);

/**
 * Locks the customer's credit row; a customer without one gets it at once. Were it made only after others had been asked for
 * (stock, demand), a new customer's first orders would lock each other out.
 */
export async function selectAccountForUpdate(scope: TenantScope, customerId: string) {
  const [row] = await lockAccount(scope, { id: newId(), customerId });
  if (!row) throw new Error(`no credit row for customer ${customerId}`);
  const { limit_minor: limit, committed_minor: committed, held, hold_reason: holdReason } = row;
  return { limitMinor: limit === null ? null : BigInt(limit), committedMinor: BigInt(committed), held, holdReason };
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

const replace = sqlStatement<"id" | "customerId" | "type" | "source" | "amount", { committed_minor: bigint }>(["id", "customerId", "type", "source", "amount"], (value) => sql`
  with old as (
    select c.amount_minor, c.customer_id from credit_commitments c
    where c.tenant_id = ${value("tenantId")} and c.source_type = ${value("type")} and c.source_id = ${value("source")}
  ), gone as (
    delete from credit_commitments c
    where c.tenant_id = ${value("tenantId")} and c.source_type = ${value("type")} and c.source_id = ${value("source")} and ${value("amount")}::bigint = 0
  ), put as (
    insert into credit_commitments (tenant_id, id, customer_id, source_type, source_id, amount_minor, updated_at)
    select ${value("tenantId")}::uuid, ${value("id")}::uuid, ${value("customerId")}::uuid, ${value("type")}, ${value("source")}::uuid, ${value("amount")}::bigint, ${value("now")}::timestamptz
    where ${value("amount")}::bigint <> 0
    on conflict (tenant_id, source_type, source_id) do update set amount_minor = excluded.amount_minor, updated_at = excluded.updated_at
  )
  update credit_accounts a
  set committed_minor = a.committed_minor + ${value("amount")}::bigint - coalesce((select amount_minor from old), 0), updated_at = ${value("now")}::timestamptz
  where a.tenant_id = ${value("tenantId")} and a.customer_id = ${value("customerId")} and not exists (select from old where customer_id <> ${value("customerId")}::uuid)
  returning a.committed_minor`);

/** Replaces what a document commits and moves the customer's sum by the difference; the row is locked by the caller. */
export async function replaceCommitment(scope: TenantScope, customerId: string, source: { type: string; id: string }, amountMinor: bigint): Promise<{ committedMinor: bigint }> {
  const [account] = await replace(scope, { id: newId(), customerId, type: source.type, source: source.id, amount: amountMinor.toString() });
  if (!account) throw new Error(`the credit row of customer ${customerId} was not locked first, or the commitment of ${source.type} ${source.id} is another customer's`);
  return { committedMinor: BigInt(account.committed_minor) };
}
