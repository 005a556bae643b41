import { sql } from "drizzle-orm";
import { minorDigits } from "@/server/kernel/money";
import { type Check, compared, union } from "../facts";

/**
 * Credit commitments = what open orders are worth: confirmed lines net(open) + tax, open = ordered − cancelled − returned
 * before invoicing − invoiced, plus confirmed charges not invoiced + tax; and each customer's sum. PostgreSQL rounds
 * numerics half away from zero, as the product does.
 */
export const creditCommitments: Check = {
  name: "credit-commitments",
  facts: (scope) => {
    const t = scope.tenantId;
    const scale = 10 ** minorDigits(scope.workspace.homeCurrency);
    return union(
      sql`select ${compared({ document: sql`coalesce(o.number, c.source_id::text)`, detail: "commitment_differs_from_order", actual: sql`coalesce(c.amount_minor, 0)`, expected: sql`coalesce(o.amount, 0)`, unit: "amount" })}
        from (select * from credit_commitments where tenant_id = ${t}) as c
        full join (
          select source_type, source_id, max(number) as number, sum(net + round(net * tax_percent / 100)) as amount from (
            select source_type, source_id, source_number as number, expected_tax_percent as tax_percent,
              round(unit_price * greatest(ordered - cancelled - returned_unbilled - invoiced, 0) * (100 - discount_percent) / 100 * ${scale}::numeric) as net
            from demand_lines where tenant_id = ${t} and confirmed
            union all
            select source_type, source_id, source_number, expected_tax_percent, amount_minor - invoiced_minor from demand_charges where tenant_id = ${t} and confirmed and not cancelled
          ) as parts group by source_type, source_id
        ) as o on o.source_type = c.source_type and o.source_id = c.source_id`,
      sql`select ${compared({ document: sql`k.code || ' ' || k.name`, detail: "committed_of_customer", actual: sql`coalesce(a.committed_minor, 0)`, expected: sql`coalesce(c.amount, 0)`, unit: "amount" })}
        from (select * from credit_accounts where tenant_id = ${t}) as a
        full join (select customer_id, sum(amount_minor) as amount from credit_commitments where tenant_id = ${t} group by customer_id) as c on c.customer_id = a.customer_id
        join customers k on k.tenant_id = ${t} and k.id = coalesce(a.customer_id, c.customer_id)`,
    );
  },
};
