import { sql, type SQL } from "drizzle-orm";
import type { TenantScope } from "@/server/platform/tenant-scope";
import { isFresh } from "./fresh-entries";

/**
 * Movements of all accounts as `account_id, entry_on, debit_minor, credit_minor`: the sums by day, and the lines of entries
 * that are not summed yet. True at every moment: sums, mark and lines are seen in one statement.
 */
export function accountMovements(scope: TenantScope): SQL {
  return sql`(
    select account_id, entry_on, debit_minor, credit_minor from account_days where tenant_id = ${scope.tenantId}
    union all select l.account_id, l.entry_on, l.debit_minor, l.credit_minor from journal_entries e
      join journal_lines l on l.tenant_id = e.tenant_id and l.entry_id = e.id
      where e.tenant_id = ${scope.tenantId} and l.tenant_id = ${scope.tenantId} and ${isFresh(scope, "account_days")}
  )`;
}
