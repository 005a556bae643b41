import { sql, type SQL } from "drizzle-orm";
import { customerVisible } from "@/server/modules/customers";
import { defineQuery } from "@/server/platform/command";
import { orders } from "@/db/schema/orders";
import { summariseOrdersInput } from "../inputs";

const GROUPS: Record<string, { key: SQL; label: SQL; join: (tenantId: string) => SQL }> = {
  customer: { key: sql`orders.customer_id::text`, label: sql`c.code || ' ' || c.name`, join: () => sql`` },
  item: { key: sql`l.item_id::text`, label: sql`i.code || ' ' || i.name`, join: () => sql`` },
  supplier: {
    key: sql`s.id::text`,
    label: sql`s.name`,
    join: (tenantId) => sql`left join lateral (
      select si.supplier_id from supplier_items si where si.tenant_id = ${tenantId} and si.item_id = l.item_id order by si.id limit 1
    ) one on true
    left join suppliers s on s.tenant_id = ${tenantId} and s.id = one.supplier_id`,
  },
  sales_user: { key: sql`u.id::text`, label: sql`u.name`, join: () => sql`left join users u on u.id = orders.sales_user_id` },
  month: { key: sql`to_char(orders.ordered_on, 'YYYY-MM')`, label: sql`to_char(orders.ordered_on, 'YYYY-MM')`, join: () => sql`` },
  status: { key: sql`orders.status`, label: sql`orders.status`, join: () => sql`` },
};

/** ORD-23: live order lines summed by a dimension; drafts and cancelled orders stay out. Net amounts, minor units. */
export const summariseOrders = defineQuery({
  name: "orders.summarise-orders",
  permission: "orders.view",
  input: summariseOrdersInput,
  async run(scope, input) {
    const group = GROUPS[input.by];
    if (!group) throw new Error(`no grouping ${input.by}`);
    const visible = customerVisible(scope, orders.customerId);
    const rows = await scope.db.execute<{ key: string | null; label: string | null; orders: string; lines: string; quantity: string; net_minor: string }>(sql`
      select ${group.key} as key, ${group.label} as label, count(distinct orders.id) as orders, count(*) as lines,
        sum(l.quantity) as quantity, sum(l.net_minor) as net_minor
      from orders
      join order_lines l on l.tenant_id = orders.tenant_id and l.order_id = orders.id and l.cancelled_at is null
      join customers c on c.tenant_id = orders.tenant_id and c.id = orders.customer_id
      join items i on i.tenant_id = l.tenant_id and i.id = l.item_id
      ${group.join(scope.tenantId)}
      where orders.tenant_id = ${scope.tenantId}
        and orders.status in ('credit_hold', 'confirmed', 'closed')
        ${visible ? sql`and ${visible}` : sql``}
        ${input.from ? sql`and orders.ordered_on >= ${input.from}` : sql``}
        ${input.to ? sql`and orders.ordered_on <= ${input.to}` : sql``}
      group by 1, 2 order by sum(l.net_minor) desc nulls last limit ${input.limit}`);
    return {
      currency: scope.workspace.homeCurrency,
      rows: rows.map((r) => ({
        key: r.key,
        label: r.label,
        orders: Number(r.orders),
        lines: Number(r.lines),
        quantity: r.quantity,
        netMinor: BigInt(r.net_minor),
      })),
    };
  },
});
