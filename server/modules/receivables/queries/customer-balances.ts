import { and, eq, ilike, isNotNull, lte, sql, type SQL } from "drizzle-orm";
import { customers } from "@/db/schema/customers";
import { customerCredits, receipts, receivables } from "@/db/schema/receivables";
import { customerVisible } from "@/server/modules/customers";
import type { CalendarDate } from "@/server/kernel/calendar-date";
import { defineQuery } from "@/server/platform/command";
import type { TenantScope } from "@/server/platform/tenant-scope";
import { customerBalancesInput } from "../inputs";
import { customerMovements } from "./customer-movements";

/**
 * Movements that make a customer's balance, each with its day: invoices up; receipts and credit notes down; a reversed
 * receipt up again on the day of its reversal. Allocations move nothing between a customer and us.
 */
export function balanceMovements(scope: TenantScope, until: CalendarDate): SQL {
  return sql`(
    select ${receivables.customerId} as customer_id, ${receivables.postedOn} as moved_on, ${receivables.amountMinor} as amount_minor, 'up' as side
      from ${receivables} where ${and(eq(receivables.tenantId, scope.tenantId), lte(receivables.postedOn, until))}
    union all
    select ${customerCredits.customerId}, ${customerCredits.postedOn}, -${customerCredits.amountMinor}, 'down'
      from ${customerCredits} where ${and(eq(customerCredits.tenantId, scope.tenantId), lte(customerCredits.postedOn, until))}
    union all
    select ${receipts.customerId}, ${receipts.reversedOn}, ${receipts.amountMinor}, 'back'
      from ${receipts} where ${and(eq(receipts.tenantId, scope.tenantId), isNotNull(receipts.reversedOn), lte(receipts.reversedOn, until))}
  )`;
}

/** What each customer owes at the end of a day, largest first: invoices − receipts − credits (COL-01). */
export const customerBalances = defineQuery({
  name: "receivables.customer-balances",
  permission: "receivables.view",
  input: customerBalancesInput,
  async run(scope, input) {
    const asOf = input.asOf ?? scope.today;
    const like = input.q ? `%${input.q.toLowerCase().replace(/[\\%_]/g, "\\$&")}%` : undefined;
    const summed = (asOf < scope.today ? sumsOf(scope, asOf, like) : sumsNow(scope, like)).as("summed");
    const cursor = input.cursor;
    const page = scope.db
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
      .limit(input.limit + 1);
    const total = scope.db
      .select({ balanceMinor: sql`coalesce(sum(${summed.balanceMinor}), 0)`.mapWith(BigInt), customers: sql`count(*)`.mapWith(Number) })
      .from(summed);
    const [lines, [totals]] = await Promise.all([page, total]);
    const rows = lines.slice(0, input.limit);
    const last = rows.at(-1);
    return {
      asOf,
      rows,
      nextCursor: lines.length > input.limit && last ? { balanceMinor: last.balanceMinor, customerId: last.customerId } : null,
      totals: { balanceMinor: totals?.balanceMinor ?? 0n, customers: totals?.customers ?? 0 },
    };
  },
});

interface Sums {
  readonly moves: SQL;
  readonly invoiced: SQL;
  readonly balance: SQL;
}

function grouped(scope: TenantScope, like: string | undefined, { moves, invoiced, balance }: Sums) {
  return scope.db
    .select({
      customerId: customers.id,
      code: customers.code,
      name: customers.name,
      invoicedMinor: invoiced.as("invoiced_minor"),
      receivedMinor: sql`(${invoiced} - ${balance})`.as("received_minor"),
      balanceMinor: balance.as("balance_minor"),
    })
    .from(customers)
    .innerJoin(sql`${moves} as moves`, sql`moves.customer_id = ${customers.id}`)
    .where(and(eq(customers.tenantId, scope.tenantId), customerVisible(scope, customers.id), like ? ilike(customers.searchText, like) : undefined))
    .groupBy(customers.id, customers.code, customers.name);
}

/** At the end of an earlier day: every movement until then is read. */
function sumsOf(scope: TenantScope, asOf: CalendarDate, like: string | undefined) {
  return grouped(scope, like, {
    moves: balanceMovements(scope, asOf),
    invoiced: sql`coalesce(sum(amount_minor) filter (where side = 'up'), 0)::bigint`,
    balance: sql`coalesce(sum(amount_minor), 0)::bigint`,
  });
}

/** Now: sums are kept, since nothing can be posted for a day to come. */
function sumsNow(scope: TenantScope, like: string | undefined) {
  return grouped(scope, like, { moves: customerMovements(scope), invoiced: sql`sum(moves.invoiced_minor)::bigint`, balance: sql`sum(moves.balance_minor)::bigint` });
}
