import { sql, type SQL } from "drizzle-orm";
import type { TenantScope } from "@/server/platform/tenant-scope";
import { accountOf, bounded, bySource, type Check, compared, ledgerTotal, union } from "../facts";

/** What a balance is called in a finding: item code @ warehouse code. */
const place = sql`i.code || ' @ ' || w.code`;

const namedIn = (tenantId: string) => (alias: SQL) =>
  sql`join items i on i.tenant_id = ${tenantId} and i.id = ${alias}.item_id join warehouses w on w.tenant_id = ${tenantId} and w.id = ${alias}.warehouse_id`;

function balancesAndMoves(scope: TenantScope): SQL {
  return sql`select tenant_id, item_id, warehouse_id, sum(on_hand) as on_hand, sum(value_minor) as value, sum(moved) as moved, sum(moved_value) as moved_value, sum(placed) as placed from (
      select tenant_id, item_id, warehouse_id, on_hand, value_minor, 0::numeric as moved, 0::numeric as moved_value, 0::numeric as placed from stock_balances where tenant_id = ${scope.tenantId}
      union all select tenant_id, item_id, warehouse_id, 0, 0, quantity, value_minor, 0 from stock_moves where tenant_id = ${scope.tenantId}
      union all select tenant_id, item_id, warehouse_id, 0, 0, 0, 0, on_hand from location_balances where tenant_id = ${scope.tenantId}
    ) as parts group by tenant_id, item_id, warehouse_id`;
}

/** Stock = Σ moves, by item and warehouse and by location; never below zero. */
export const stockMoves: Check = {
  name: "stock-moves",
  facts: (scope) => {
    const t = scope.tenantId;
    const named = namedIn(t);
    return sql`with both_books as materialized (${balancesAndMoves(scope)}) ${union(
      sql`select ${compared({ document: place, detail: "stock_differs_from_moves", actual: sql`b.on_hand`, expected: sql`b.moved`, unit: "quantity" })} from both_books b ${named(sql`b`)}`,
      sql`select ${compared({ document: place, detail: "value_differs_from_moves", actual: sql`b.value`, expected: sql`b.moved_value`, unit: "amount" })} from both_books b ${named(sql`b`)}`,
      sql`select ${compared({ document: place, detail: "locations_differ_from_stock", actual: sql`b.placed`, expected: sql`b.on_hand`, unit: "quantity" })} from both_books b ${named(sql`b`)}`,
      sql`select ${compared({ document: sql`i.code || ' @ ' || w.code || ' / ' || o.code`, detail: "location_differs_from_moves", actual: sql`coalesce(x.on_hand, 0)`, expected: sql`coalesce(m.moved, 0)`, unit: "quantity" })}
        from (select * from location_balances where tenant_id = ${t}) as x
        full join (select tenant_id, item_id, warehouse_id, location_id, sum(quantity) as moved from stock_moves where tenant_id = ${t} group by 1, 2, 3, 4) as m
          on m.tenant_id = x.tenant_id and m.item_id = x.item_id and m.location_id = x.location_id
        join items i on i.tenant_id = ${t} and i.id = coalesce(x.item_id, m.item_id)
        join warehouses w on w.tenant_id = ${t} and w.id = coalesce(x.warehouse_id, m.warehouse_id)
        join locations o on o.tenant_id = ${t} and o.id = coalesce(x.location_id, m.location_id)`,
      sql`select ${compared({ document: place, detail: "stock_below_zero", actual: sql`least(b.on_hand, 0)`, expected: sql`0`, unit: "quantity" })} from stock_balances b ${named(sql`b`)} where b.tenant_id = ${t}`,
      sql`select ${compared({ document: place, detail: "value_without_stock", actual: sql`b.value_minor`, expected: sql`0`, unit: "amount" })} from stock_balances b ${named(sql`b`)} where b.tenant_id = ${t} and b.on_hand = 0`,
    )}`;
  },
};

/** The value of stock = the inventory account, document by document and in all. */
export const stockLedger: Check = {
  name: "stock-ledger",
  facts: (scope) => union(
    bySource(scope, {
      role: "inventory",
      detail: "moves_differ_from_ledger",
      book: sql`select source_type, source_id, max(source_number) as number, sum(value_minor) as amount from stock_moves where tenant_id = ${scope.tenantId} group by source_type, source_id`,
    }),
    sql`select ${compared({
      document: accountOf(scope, "inventory"),
      detail: "account_differs",
      actual: ledgerTotal(scope, "inventory"),
      expected: sql`(select coalesce(sum(value_minor), 0) from stock_balances where tenant_id = ${scope.tenantId})`,
      unit: "amount",
    })}`,
  ),
};

/** Reserved = Σ reservations = what order lines say is reserved, and no more than is on hand. */
export const reservedOnHand: Check = {
  name: "reserved-on-hand",
  facts: (scope) => {
    const t = scope.tenantId;
    const named = namedIn(t);
    return union(
      sql`select ${compared({ document: place, detail: "reserved_differs_from_reservations", actual: sql`b.reserved`, expected: sql`coalesce(r.quantity, 0)`, unit: "quantity" })}
        from stock_balances b left join (select item_id, warehouse_id, sum(quantity) as quantity from stock_reservations where tenant_id = ${t} group by item_id, warehouse_id) as r
          on r.item_id = b.item_id and r.warehouse_id = b.warehouse_id ${named(sql`b`)} where b.tenant_id = ${t}`,
      sql`select ${bounded({ document: place, detail: "reserved_exceeds_stock", actual: sql`b.reserved`, most: sql`greatest(b.on_hand, 0)`, unit: "quantity" })} from stock_balances b ${named(sql`b`)} where b.tenant_id = ${t}`,
      sql`select ${compared({
        document: sql`coalesce(d.source_number || ' / ' || d.line_no, r.source_id::text)`, detail: "reserved_of_order_line",
        actual: sql`coalesce(d.reserved, 0)`, expected: sql`coalesce(r.quantity, 0)`, unit: "quantity",
      })}
        from (select * from demand_lines where tenant_id = ${t}) as d
        full join (select source_id, sum(quantity) as quantity from stock_reservations where tenant_id = ${t} and source_type = 'demand_line' group by source_id) as r on r.source_id = d.id`,
    );
  },
};
