import { and, eq } from "drizzle-orm";
import { creditAccounts } from "@/db/schema/credit";
import { requireVisibleCustomer } from "@/server/modules/customers";
import { customerBalance } from "@/server/modules/receivables";
import { actorMay } from "@/server/platform/actor";
import { defineQuery } from "@/server/platform/command";
import { statement } from "@/server/platform/statement";
import type { TenantScope } from "@/server/platform/tenant-scope";
import { creditOfCustomerInput } from "../inputs";

export interface CreditExposure {
  readonly limitMinor: bigint | null;
  readonly receivableMinor: bigint;
  readonly advanceMinor: bigint;
  readonly committedMinor: bigint;
  /** receivables − advances + commitments. */
  readonly exposureMinor: bigint;
  readonly overMinor: bigint;
  readonly held: boolean;
  readonly holdReason: string | null;
}

const selectAccount = statement(["customerId"], (db, value) =>
  db
    .select({ limitMinor: creditAccounts.limitMinor, committedMinor: creditAccounts.committedMinor, held: creditAccounts.held, holdReason: creditAccounts.holdReason })
    .from(creditAccounts)
    .where(and(eq(creditAccounts.tenantId, value("tenantId")), eq(creditAccounts.customerId, value("customerId")))),
);

/** What a customer owes and has ordered, against the limit; home currency. Locks nothing. */
export async function creditExposure(scope: TenantScope, customerId: string): Promise<CreditExposure> {
  const [[row], balance] = await Promise.all([selectAccount(scope, { customerId }), customerBalance(scope, customerId)]);
  const committedMinor = row?.committedMinor ?? 0n;
  const limitMinor = row?.limitMinor ?? null;
  const exposureMinor = balance.receivableMinor - balance.advanceMinor + committedMinor;
  return {
    limitMinor,
    receivableMinor: balance.receivableMinor,
    advanceMinor: balance.advanceMinor,
    committedMinor,
    exposureMinor,
    overMinor: limitMinor !== null && exposureMinor > limitMinor ? exposureMinor - limitMinor : 0n,
    held: row?.held ?? false,
    holdReason: row?.holdReason ?? null,
  };
}

export type CreditAction = "set_limit" | "hold" | "release";

/** The credit of one customer, for their page. */
export const creditOfCustomer = defineQuery({
  name: "credit.credit-of-customer",
  permission: "credit.view",
  input: creditOfCustomerInput,
  async run(scope, input) {
    const [, exposure] = await Promise.all([requireVisibleCustomer(scope, input.customerId), creditExposure(scope, input.customerId)]);
    const availableActions: CreditAction[] = [
      ...(actorMay(scope.actor, "credit.set_limit") ? (["set_limit"] as const) : []),
      ...(actorMay(scope.actor, "credit.release") ? ([exposure.held ? "release" : "hold"] as const) : []),
    ];
    return { ...exposure, availableActions };
  },
});
