import { sql } from "drizzle-orm";
import { z } from "zod";
import { addDays, type CalendarDate } from "@/server/kernel/calendar-date";
import { customers } from "@/db/schema/customers";
import { customerVisible } from "@/server/modules/customers";
import { defineQuery } from "@/server/platform/command";

/** Who ordered before and has been silent for so long is worth a call. */
const SILENT_DAYS = 60;
const MOST = 6;

/** Active customers whose last order is longer ago than that, those who fell silent last first. */
export const silentCustomers = defineQuery({
  name: "today.silent-customers",
  permission: "orders.view",
  input: z.object({}),
  async run(scope) {
    const visible = customerVisible(scope, customers.id);
    const rows = await scope.db.execute<{ id: string; name: string; lastOrderedOn: CalendarDate; orderId: string; number: string }>(sql`
      select ${customers.id} as id, ${customers.name} as name, last.ordered_on::text as "lastOrderedOn", last.id as "orderId", last.number as number
        from ${customers}
        cross join lateral (select o.id, o.number, o.ordered_on from orders o
          where o.tenant_id = ${scope.tenantId}::uuid and o.customer_id = ${customers.id} order by o.ordered_on desc, o.id desc limit 1) last
       where ${customers.tenantId} = ${scope.tenantId}::uuid and ${customers.status} = 'active' ${visible ? sql`and ${visible}` : sql``}
         and last.ordered_on < ${addDays(scope.today, -SILENT_DAYS)}
       order by last.ordered_on desc, last.id desc limit ${MOST}`);
    return { days: SILENT_DAYS, rows: [...rows] };
  },
});
