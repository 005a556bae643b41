import { and, eq, ilike, sql } from "drizzle-orm";
import { customers } from "@/db/schema/customers";
import { customerVisible } from "@/server/modules/customers";
import { defineQuery } from "@/server/platform/command";
import type { TenantScope } from "@/server/platform/tenant-scope";
import { customerBalancesInput } from "../inputs";
import { balancesOfDay, type DayBalance } from "./balances-of-day";
import { customerMovements } from "./customer-movements";

/** What each customer owes at the end of a day, largest first: invoices − receipts − credits (COL-01). */
export const customerBalances = defineQuery({
  name: "receivables.customer-balances",
  permission: "receivables.view",
  input: customerBalancesInput,
  async run(scope, input) {
    const asOf = input.asOf ?? scope.today;
    const like = input.q ? `%${input.q.toLowerCase().replace(/[\\%_]/g, "\\$&")}%` : undefined;
    const which = and(eq(customers.tenantId, scope.tenantId), customerVisible(scope, customers.id), like ? ilike(customers.searchText, like) : undefined) ?? sql`true`;
    const asked = { which, cursor: input.cursor, limit: input.limit + 1 };
    const found = await (asOf < scope.today ? balancesOfDay(scope, { ...asked, asOf }) : balancesNow(scope, asked));
    const rows = found.rows.slice(0, input.limit);
    const last = rows.at(-1);
    return {
      asOf,
      rows,
      nextCursor: found.rows.length > input.limit && last ? { balanceMinor: last.balanceMinor, customerId: last.customerId } : null,
      totals: { balanceMinor: found.balanceMinor, customers: found.customers },
    };
  },
});

/** Now: sums are kept, since nothing can be posted for a day to come. */
async function balancesNow(scope: TenantScope, { which, cursor, limit }: Omit<Parameters<typeof balancesOfDay>[1], "asOf">): ReturnType<typeof balancesOfDay> {
  const [invoiced, balance] = [sql`sum(moves.invoiced_minor)::bigint`, sql`sum(moves.balance_minor)::bigint`];
  const summed = scope.db
    .select({
      customerId: customers.id,
      code: customers.code,
      name: customers.name,
      invoicedMinor: invoiced.as("invoiced_minor"),
      receivedMinor: sql`(${invoiced} - ${balance})`.as("received_minor"),
      balanceMinor: balance.as("balance_minor"),
    })
    .from(customers)
    .innerJoin(sql`${customerMovements(scope)} as moves`, sql`moves.customer_id = ${customers.id}`)
    .where(which)
    .groupBy(customers.id, customers.code, customers.name)
    .as("summed");
  const [rows, [totals]]: [DayBalance[], { balanceMinor: bigint; customers: number }[]] = await Promise.all([
    scope.db
      .select({
        customerId: summed.customerId,
        code: summed.code,
        name: summed.name,
        invoicedMinor: sql`${summed.invoicedMinor}`.mapWith(BigInt),
        receivedMinor: sql`${summed.receivedMinor}`.mapWith(BigInt),
        balanceMinor: sql`${summed.balanceMinor}`.mapWith(BigInt),
      })
      .from(summed)
      .where(cursor ? sql`(${summed.balanceMinor}, ${summed.customerId}) < (${cursor.balanceMinor}::bigint, ${cursor.customerId}::uuid)` : undefined)
      .orderBy(sql`${summed.balanceMinor} desc, ${summed.customerId} desc`)
      .limit(limit),
    scope.db.select({ balanceMinor: sql`coalesce(sum(${summed.balanceMinor}), 0)`.mapWith(BigInt), customers: sql`count(*)`.mapWith(Number) }).from(summed),
  ]);
  return { rows, balanceMinor: totals?.balanceMinor ?? 0n, customers: totals?.customers ?? 0 };
}
