import { and, eq, sql } from "drizzle-orm";
import { customerCredits, receivables } from "@/db/schema/receivables";
import { statement } from "@/server/platform/statement";
import type { TenantScope } from "@/server/platform/tenant-scope";

export interface CustomerBalance {
  /** What the customer owes by open documents. */
  readonly receivableMinor: bigint;
  /** What we owe the customer: advances and credit not put against a document. */
  readonly advanceMinor: bigint;
  /** receivable − advance. */
  readonly balanceMinor: bigint;
}

// Only what is open is read: the sum of a customer of ten years costs no more than that of a new one.
const selectOwed = statement(["customerId"], (db, value) =>
  db
    .select({ total: sql`coalesce(sum(${receivables.amountMinor} - ${receivables.allocatedMinor}), 0)`.mapWith(BigInt) })
    .from(receivables)
    .where(and(eq(receivables.tenantId, value("tenantId")), eq(receivables.customerId, value("customerId")), sql`allocated_minor < amount_minor`)),
);
const selectHeld = statement(["customerId"], (db, value) =>
  db
    .select({ total: sql`coalesce(sum(${customerCredits.amountMinor} - ${customerCredits.allocatedMinor} - ${customerCredits.reversedMinor}), 0)`.mapWith(BigInt) })
    .from(customerCredits)
    .where(and(eq(customerCredits.tenantId, value("tenantId")), eq(customerCredits.customerId, value("customerId")), sql`allocated_minor + reversed_minor < amount_minor`)),
);

/** What a customer owes at this moment, home currency. */
export async function customerBalance(scope: TenantScope, customerId: string): Promise<CustomerBalance> {
  const [[receivable], [advance]] = await Promise.all([selectOwed(scope, { customerId }), selectHeld(scope, { customerId })]);
  const [receivableMinor, advanceMinor] = [receivable?.total ?? 0n, advance?.total ?? 0n];
  return { receivableMinor, advanceMinor, balanceMinor: receivableMinor - advanceMinor };
}
