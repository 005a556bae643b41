import { sql, type Placeholder, type SQL } from "drizzle-orm";
import { isFresh } from "@/server/modules/ledger";
import type { TenantScope } from "@/server/platform/tenant-scope";

/** Invoices and credit notes (negative) by their first journal entry, which is the one that issued them; later ones only allocate. */
export function issuedBy(tenantId: string | Placeholder, which: SQL): SQL {
  return sql`select i.tenant_id, i.invoiced_on, case when i.kind = 'invoice' then i.net_minor else -i.net_minor end as net_minor
    from journal_entries e
    join invoices i on i.tenant_id = e.tenant_id and i.id = e.source_id
    where e.tenant_id = ${tenantId} and i.tenant_id = ${tenantId} and e.source_type in ('invoice', 'credit_note') and ${which}
      and not exists (select 1 from journal_entries earlier
        where earlier.tenant_id = ${tenantId} and earlier.source_type = e.source_type and earlier.source_id = e.source_id and earlier.id < e.id)`;
}

/** What was invoiced by day, as `invoiced_on, net_minor`: the kept sums, and the documents that are not summed yet. */
export function invoicedNet(scope: TenantScope): SQL {
  return sql`(
    select invoiced_on, net_minor from invoiced_days where tenant_id = ${scope.tenantId}
    union all select invoiced_on, net_minor from (${issuedBy(scope.tenantId, isFresh(scope, "invoiced_days"))}) fresh
  )`;
}
