import { and, eq, gte, sql, type SQL } from "drizzle-orm";
import { invoices } from "@/db/schema/invoicing";
import { addMonths, startOfMonth, type CalendarDate } from "@/server/kernel/calendar-date";
import { customerVisible } from "@/server/modules/customers";
import { defineQuery } from "@/server/platform/command";
import type { TenantScope } from "@/server/platform/tenant-scope";
import { netByMonthInput } from "../inputs";
import { invoicedNet } from "./invoiced-net";

/** What was invoiced in each of the last months, this one included: net of tax, credit notes taken off, in minor units; a month without any is zero. */
export const netByMonth = defineQuery({
  name: "invoicing.net-by-month",
  permission: "invoices.view",
  input: netByMonthInput,
  async run(scope, { months }) {
    const first = addMonths(startOfMonth(scope.today), 1 - months);
    const visible = customerVisible(scope, invoices.customerId);
    const found = visible ? await ofOwnCustomers(scope, first, visible) : await ofAll(scope, first);
    const netOf = new Map(found.map((row) => [row.month, BigInt(row.netMinor)]));
    const rows = Array.from({ length: months }, (_, index) => addMonths(first, index).slice(0, 7));
    return { rows: rows.map((name) => ({ month: name, netMinor: netOf.get(name) ?? 0n })) };
  },
});

/** Sums of days are kept; whole months are made of them. */
function ofAll(scope: TenantScope, first: CalendarDate) {
  return scope.db.execute<{ month: string; netMinor: string }>(sql`
    select to_char(invoiced_on, 'YYYY-MM') as month, sum(net_minor) as "netMinor" from ${invoicedNet(scope)} as issued where invoiced_on >= ${first} group by 1`);
}

function ofOwnCustomers(scope: TenantScope, first: CalendarDate, visible: SQL) {
  const month = sql<string>`to_char(${invoices.invoicedOn}, 'YYYY-MM')`;
  return scope.db
    .select({ month, netMinor: sql<string>`sum(case when ${invoices.kind} = 'invoice' then ${invoices.netMinor} else -${invoices.netMinor} end)` })
    .from(invoices)
    .where(and(eq(invoices.tenantId, scope.tenantId), visible, gte(invoices.invoicedOn, first)))
    .groupBy(month);
}
