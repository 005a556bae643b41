import { and, eq, gte, sql } from "drizzle-orm";
import { invoices } from "@/db/schema/invoicing";
import { addMonths, startOfMonth } from "@/server/kernel/calendar-date";
import { customerVisible } from "@/server/modules/customers";
import { defineQuery } from "@/server/platform/command";
import { netByMonthInput } from "../inputs";

/** What was invoiced in each of the last months, this one included: net of tax, credit notes taken off, in minor units; a month without any is zero. */
export const netByMonth = defineQuery({
  name: "invoicing.net-by-month",
  permission: "invoices.view",
  input: netByMonthInput,
  async run(scope, { months }) {
    const first = addMonths(startOfMonth(scope.today), 1 - months);
    const month = sql<string>`to_char(${invoices.invoicedOn}, 'YYYY-MM')`;
    const found = await scope.db
      .select({ month, netMinor: sql<string>`sum(case when ${invoices.kind} = 'invoice' then ${invoices.netMinor} else -${invoices.netMinor} end)` })
      .from(invoices)
      .where(and(eq(invoices.tenantId, scope.tenantId), customerVisible(scope, invoices.customerId), gte(invoices.invoicedOn, first)))
      .groupBy(month);
    const netOf = new Map(found.map((row) => [row.month, BigInt(row.netMinor)]));
    const rows = Array.from({ length: months }, (_, index) => addMonths(first, index).slice(0, 7));
    return { rows: rows.map((name) => ({ month: name, netMinor: netOf.get(name) ?? 0n })) };
  },
});
