import { sql, type SQL } from "drizzle-orm";
import { startOfMonth, yearOf, type CalendarDate } from "@/server/kernel/calendar-date";
import { isFresh } from "@/server/modules/ledger";
import type { TenantScope } from "@/server/platform/tenant-scope";
import { billedMinor, movedBy } from "./customer-movements";

export interface DayBalance {
  readonly customerId: string;
  readonly code: string;
  readonly name: string;
  readonly invoicedMinor: bigint;
  readonly receivedMinor: bigint;
  readonly balanceMinor: bigint;
}

interface Asked {
  readonly asOf: CalendarDate;
  /** Which of `customers` are wanted. */
  readonly which: SQL;
  readonly cursor: { readonly balanceMinor: bigint; readonly customerId: string } | null | undefined;
  readonly limit: number;
}

interface Line extends Record<string, unknown> {
  total: string;
  customers: number;
  customer_id: string | null;
  code: string;
  name: string;
  invoiced_minor: string;
  balance_minor: string;
}

/**
 * Balances at the end of an earlier day, largest first, with the sum of all: the kept sums of the years and months before it,
 * what has not come into them yet, and the lines of its own month. Who billed what is looked up for the rows of the page alone.
 */
export async function balancesOfDay(scope: TenantScope, { asOf, which, cursor, limit }: Asked): Promise<{ rows: DayBalance[]; balanceMinor: bigint; customers: number }> {
  const { tenantId } = scope;
  const [year, month] = [`${yearOf(asOf)}-01-01`, startOfMonth(asOf)];
  const after = cursor ? sql`where (balance_minor, customer_id) < (${cursor.balanceMinor}::bigint, ${cursor.customerId}::uuid)` : sql``;
  const onPage = sql`customer_id = any(array(select customer_id from page))`;
  const lines = await scope.db.execute<Line>(sql`
    with earlier as materialized (
      select customer_id, invoiced_minor, balance_minor from customer_periods where tenant_id = ${tenantId} and months = 12 and starts_on < ${year}
      union all select customer_id, invoiced_minor, balance_minor from customer_periods where tenant_id = ${tenantId} and months = 1 and starts_on >= ${year} and starts_on < ${month}
      union all select customer_id, invoiced_minor, balance_minor from (${movedBy(tenantId, isFresh(scope, "customer_periods"))}) fresh where entry_on < ${month}
    ), month as materialized (
      select entry_id, account_id, customer_id, debit_minor, credit_minor from journal_lines
      where tenant_id = ${tenantId} and customer_id is not null and entry_on >= ${month} and entry_on <= ${asOf}
        and account_id = any(array(select id from accounts where tenant_id = ${tenantId} and role in ('accounts_receivable', 'customer_advances')))
    ), summed as materialized (
      select customers.id as customer_id, customers.code, customers.name, moves.balance_minor
      from (
        select customer_id, sum(balance_minor)::bigint as balance_minor
        from (select customer_id, balance_minor from earlier union all select customer_id, debit_minor - credit_minor from month) all_moves group by customer_id
      ) moves join customers on customers.id = moves.customer_id
      where ${which}
    ), page as materialized (
      select * from summed ${after} order by balance_minor desc, customer_id desc limit ${limit}
    ), invoiced as (
      select customer_id, sum(invoiced_minor) as invoiced_minor from (
        select customer_id, invoiced_minor from earlier where ${onPage}
        union all select l.customer_id, ${billedMinor(tenantId)} from month l
          join journal_entries e on e.id = l.entry_id join accounts a on a.id = l.account_id
          where e.tenant_id = ${tenantId} and a.tenant_id = ${tenantId} and l.${onPage}
      ) billed group by customer_id
    )
    select totals.total, totals.customers, page.*, coalesce(invoiced.invoiced_minor, 0) as invoiced_minor
    from (select coalesce(sum(balance_minor), 0) as total, count(*)::int as customers from summed) totals
    left join page on true left join invoiced on invoiced.customer_id = page.customer_id
    order by page.balance_minor desc, page.customer_id desc`);
  return {
    rows: lines.flatMap((line) => {
      if (line.customer_id === null) return [];
      const [invoicedMinor, balanceMinor] = [BigInt(line.invoiced_minor), BigInt(line.balance_minor)];
      return [{ customerId: line.customer_id, code: line.code, name: line.name, invoicedMinor, receivedMinor: invoicedMinor - balanceMinor, balanceMinor }];
    }),
    balanceMinor: BigInt(lines[0]?.total ?? "0"),
    customers: lines[0]?.customers ?? 0,
  };
}
