import { and, eq, sql } from "drizzle-orm";
import { customerCredits, receivables } from "@/db/schema/receivables";
import type { TenantScope } from "@/server/platform/tenant-scope";

export interface CustomerBalance {
  /** What the customer owes by open documents. */
  readonly receivableMinor: bigint;
  /** What we owe the customer: advances and credit not put against a document. */
  readonly advanceMinor: bigint;
  /** receivable − advance. */
  readonly balanceMinor: bigint;
}

/** What a customer owes at this moment, home currency. */
export async function customerBalance(scope: TenantScope, customerId: string): Promise<CustomerBalance> {
  const owed = scope.db
    .select({ total: sql`coalesce(sum(${receivables.amountMinor} - ${receivables.allocatedMinor}), 0)`.mapWith(BigInt) })
    .from(receivables)
    .where(and(eq(receivables.tenantId, scope.tenantId), eq(receivables.customerId, customerId)));
  const held = scope.db
    .select({ total: sql`coalesce(sum(${customerCredits.amountMinor} - ${customerCredits.allocatedMinor} - ${customerCredits.reversedMinor}), 0)`.mapWith(BigInt) })
    .from(customerCredits)
    .where(and(eq(customerCredits.tenantId, scope.tenantId), eq(customerCredits.customerId, customerId)));
  const [[receivable], [advance]] = await Promise.all([owed, held]);
  const [receivableMinor, advanceMinor] = [receivable?.total ?? 0n, advance?.total ?? 0n];
  return { receivableMinor, advanceMinor, balanceMinor: receivableMinor - advanceMinor };
}
