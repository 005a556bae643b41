import { and, eq, gte, sql } from "drizzle-orm";
import { invoices } from "@/db/schema/invoicing";
import { addMonths, startOfMonth } from "@/server/kernel/calendar-date";
import { sumMinor } from "@/server/kernel/money";
import { requireVisibleCustomer } from "@/server/modules/customers";
import { defineQuery } from "@/server/platform/command";
import { customerRevenueInput } from "../inputs";

/**
 * What one customer was invoiced in each of the last months, this one included, and in the same month of the year before: net of tax,
 * credit notes taken off, minor units of the home currency. `entities` is the same span by legal entity; both add up to `netMinor` (CUS-03).
 * @throws NaruError `record.not_found`
 */
export const customerRevenue = defineQuery({
  name: "invoicing.customer-revenue",
  permission: "invoices.view",
  input: customerRevenueInput,
  async run(scope, { customerId, months }) {
    const first = addMonths(startOfMonth(scope.today), 1 - months);
    const month = sql<string>`to_char(${invoices.invoicedOn}, 'YYYY-MM')`;
    const net = sql`sum(case when ${invoices.kind} = 'invoice' then ${invoices.netMinor} else -${invoices.netMinor} end)`.mapWith(BigInt);
    const [, found] = await Promise.all([
      requireVisibleCustomer(scope, customerId),
      scope.db
        .select({ month, legalEntityId: invoices.legalEntityId, netMinor: net })
        .from(invoices)
        .where(and(eq(invoices.tenantId, scope.tenantId), eq(invoices.customerId, customerId), gte(invoices.invoicedOn, addMonths(first, -12))))
        .groupBy(month, invoices.legalEntityId),
    ]);
    const netOf = (name: string) => sumMinor(found.filter((row) => row.month === name).map((row) => row.netMinor));
    const rows = Array.from({ length: months }, (_, index) => {
      const day = addMonths(first, index);
      return { month: day.slice(0, 7), netMinor: netOf(day.slice(0, 7)), beforeMinor: netOf(addMonths(day, -12).slice(0, 7)) };
    });
    const shown = found.filter((row) => row.month >= first.slice(0, 7));
    return {
      from: first,
      rows,
      netMinor: sumMinor(rows.map((row) => row.netMinor)),
      beforeMinor: sumMinor(rows.map((row) => row.beforeMinor)),
      entities: [...new Set(shown.map((row) => row.legalEntityId))].map((legalEntityId) => ({
        legalEntityId,
        netMinor: sumMinor(shown.filter((row) => row.legalEntityId === legalEntityId).map((row) => row.netMinor)),
      })),
    };
  },
});
