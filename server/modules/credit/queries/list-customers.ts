import { and, eq, exists, gte, inArray, isNotNull, lte, not, type SQL } from "drizzle-orm";
import type { z } from "zod";
import { creditAccounts } from "@/db/schema/credit";
import { customers } from "@/db/schema/customers";
import { readCustomers } from "@/server/modules/customers";
import { actorMay, requirePermission } from "@/server/platform/actor";
import { defineQuery } from "@/server/platform/command";
import type { TenantScope } from "@/server/platform/tenant-scope";
import { listCustomersWithCreditInput } from "../inputs";

type Input = z.output<typeof listCustomersWithCreditInput>;
const c = creditAccounts;

/**
 * Customers with their credit limit in home currency, and filtered by it (CUS-01); null is no limit. Who may not see credit gets no
 * limits and may not filter by them.
 * @throws NaruError `permission.missing`
 */
export const listCustomersWithCredit = defineQuery({
  name: "credit.list-customers",
  permission: "customers.view",
  input: listCustomersWithCreditInput,
  async run(scope, input) {
    const also = ofCredit(scope, input);
    if (also) requirePermission(scope.actor, "credit.view");
    const page = await readCustomers(scope, input, also);
    const limits = await limitsOf(scope, page.rows.map((row) => row.id));
    return { ...page, rows: page.rows.map((row) => ({ ...row, limitMinor: limits.get(row.id) ?? null })) };
  },
});

function ofCredit(scope: TenantScope, { credit, limitFromMinor, limitToMinor }: Input): SQL | undefined {
  const account = (which: SQL | undefined) =>
    exists(scope.db.select({ id: c.id }).from(c).where(and(eq(c.tenantId, scope.tenantId), eq(c.customerId, customers.id), which)));
  return and(
    credit === "limited" ? account(isNotNull(c.limitMinor)) : credit === "unlimited" ? not(account(isNotNull(c.limitMinor))) : credit === "held" ? account(eq(c.held, true)) : undefined,
    limitFromMinor === undefined ? undefined : account(gte(c.limitMinor, limitFromMinor)),
    limitToMinor === undefined ? undefined : account(lte(c.limitMinor, limitToMinor)),
  );
}

async function limitsOf(scope: TenantScope, customerIds: readonly string[]): Promise<Map<string, bigint | null>> {
  if (customerIds.length === 0 || !actorMay(scope.actor, "credit.view")) return new Map();
  const rows = await scope.db
    .select({ customerId: c.customerId, limitMinor: c.limitMinor })
    .from(c)
    .where(and(eq(c.tenantId, scope.tenantId), inArray(c.customerId, [...customerIds])));
  return new Map(rows.map((row) => [row.customerId, row.limitMinor]));
}
