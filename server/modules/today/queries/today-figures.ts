import { sql } from "drizzle-orm";
import { z } from "zod";
import { addMonths, startOfMonth, type CalendarDate } from "@/server/kernel/calendar-date";
import { accountMovements } from "@/server/modules/ledger";
import { actorMay } from "@/server/platform/actor";
import { defineQuery } from "@/server/platform/command";
import type { TenantScope } from "@/server/platform/tenant-scope";

/** This month so far, and the same days a year before. Home currency, minor units. */
export interface Compared {
  readonly nowMinor: bigint;
  readonly beforeMinor: bigint;
}

const MONTHS = 12;

/**
 * How business goes against last year, from the general ledger: sales are revenue less returns, the margin is sales less the cost of the
 * goods sold. Bookings are the net value of orders by the day they were placed, without drafts and cancelled ones. Null for who sees own
 * customers only: the ledger knows none.
 */
export const todayFigures = defineQuery({
  name: "today.today-figures",
  permission: "costs.view",
  input: z.object({}),
  async run(scope) {
    if (scope.actor.kind === "user" && scope.actor.ownCustomersOnly) return null;
    const first = addMonths(startOfMonth(scope.today), 1 - 2 * MONTHS);
    const [ledger, bookings, cash] = await Promise.all([
      readLedger(scope, first),
      readBookings(scope),
      actorMay(scope.actor, "ledger.view") ? readCash(scope) : null,
    ]);
    const of = (month: string, part: "sales" | "cost", partial: boolean) =>
      ledger.filter((row) => row.month === month && row.part === part && (!partial || row.so_far)).reduce((sum, row) => sum + BigInt(row.minor), 0n);
    const monthAt = (index: number) => addMonths(first, index).slice(0, 7);
    const [now, before] = [monthAt(2 * MONTHS - 1), monthAt(MONTHS - 1)];
    const compared = (part: (month: string) => bigint): Compared => ({ nowMinor: part(now), beforeMinor: part(before) });
    return {
      bookings,
      sales: compared((month) => of(month, "sales", true)),
      margin: compared((month) => of(month, "sales", true) - of(month, "cost", true)),
      cashMinor: cash,
      months: Array.from({ length: MONTHS }, (_, index) => {
        const [month, year] = [monthAt(MONTHS + index), monthAt(index)];
        return {
          month,
          salesMinor: of(month, "sales", false),
          marginMinor: of(month, "sales", false) - of(month, "cost", false),
          salesBeforeMinor: of(year, "sales", false),
          marginBeforeMinor: of(year, "sales", false) - of(year, "cost", false),
        };
      }),
    };
  },
});

/** By month and account: the days of a month up to today's day apart from the rest. */
async function readLedger(scope: TenantScope, first: CalendarDate) {
  const day = Number(scope.today.slice(8));
  const rows = await scope.db.execute<{ month: string; part: "sales" | "cost"; so_far: boolean; minor: string }>(sql`
    select to_char(m.entry_on, 'YYYY-MM') as month, case when a.role = 'cost_of_goods_sold' then 'cost' else 'sales' end as part,
           extract(day from m.entry_on) <= ${day} as so_far,
           sum(case when a.role = 'cost_of_goods_sold' then m.debit_minor - m.credit_minor else m.credit_minor - m.debit_minor end)::text as minor
      from ${accountMovements(scope)} m
      join accounts a on a.tenant_id = ${scope.tenantId}::uuid and a.id = m.account_id
     where a.role in ('revenue', 'sales_returns', 'freight_revenue', 'cost_of_goods_sold') and m.entry_on >= ${first}
     group by 1, 2, 3`);
  return [...rows];
}

async function readBookings(scope: TenantScope): Promise<Compared> {
  const [today, before] = [scope.today, addMonths(scope.today, -12)];
  const inDays = (from: CalendarDate, to: CalendarDate) => sql`(select coalesce(sum(net_minor), 0)::text from orders
    where tenant_id = ${scope.tenantId}::uuid and ordered_on between ${from} and ${to} and status not in ('draft', 'cancelled'))`;
  const [row] = await scope.db.execute<{ now: string; before: string }>(sql`select ${inDays(startOfMonth(today), today)} as now, ${inDays(startOfMonth(before), before)} as before`);
  return { nowMinor: BigInt(row?.now ?? 0), beforeMinor: BigInt(row?.before ?? 0) };
}

async function readCash(scope: TenantScope): Promise<bigint> {
  const [row] = await scope.db.execute<{ minor: string }>(sql`
    select coalesce(sum(m.debit_minor - m.credit_minor), 0)::text as minor from ${accountMovements(scope)} m
      join accounts a on a.tenant_id = ${scope.tenantId}::uuid and a.id = m.account_id where a.role in ('bank', 'cash')`);
  return BigInt(row?.minor ?? 0);
}
