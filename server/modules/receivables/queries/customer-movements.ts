import { sql, type Placeholder, type SQL } from "drizzle-orm";
import { isFresh } from "@/server/modules/ledger";
import type { TenantScope } from "@/server/platform/tenant-scope";

/**
 * What journal entries did to the customers' accounts, by customer: their balance is what receivables and advances hold. A
 * document bills its customer by its first entry; later ones (an allocation, taken back perhaps) only move between the two.
 * An opening receivable that is taken back was never billed.
 */
export function movedBy(tenantId: string | Placeholder, which: SQL): SQL {
  return sql`select l.tenant_id, l.customer_id, e.entry_on, ${billedMinor(tenantId)} as invoiced_minor, l.debit_minor - l.credit_minor as balance_minor
    from journal_entries e
    join journal_lines l on l.tenant_id = e.tenant_id and l.entry_id = e.id
    join accounts a on a.tenant_id = l.tenant_id and a.id = l.account_id
    where e.tenant_id = ${tenantId} and l.tenant_id = ${tenantId} and a.tenant_id = ${tenantId}
      and a.role in ('accounts_receivable', 'customer_advances') and l.customer_id is not null and ${which}`;
}

/** What line `l` of entry `e` on account `a` billed its customer. */
export function billedMinor(tenantId: string | Placeholder): SQL {
  return sql`case when a.role = 'accounts_receivable' and e.source_type in ('invoice', 'opening') and l.debit_minor > 0 and not exists (select 1 from journal_entries earlier
      where earlier.tenant_id = ${tenantId} and earlier.source_type = e.source_type and earlier.source_id = e.source_id and earlier.id < e.id)
      then l.debit_minor
      when a.role = 'accounts_receivable' and e.source_type = 'opening' and e.reverses_id is not null then -l.credit_minor else 0 end`;
}

/** Billed and owed now, as `customer_id, invoiced_minor, balance_minor`: the kept sums, and the entries that are not summed yet. */
export function customerMovements(scope: TenantScope): SQL {
  return sql`(
    select customer_id, invoiced_minor, balance_minor from customer_sums where tenant_id = ${scope.tenantId}
    union all select customer_id, invoiced_minor, balance_minor from (${movedBy(scope.tenantId, isFresh(scope, "customer_sums"))}) fresh
  )`;
}
