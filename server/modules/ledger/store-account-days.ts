import { sql } from "drizzle-orm";
import { sqlStatement } from "@/server/platform/statement";

/** Adds the lines of a span of the chain to their account and day. */
export const addToAccountDays = sqlStatement(["after", "to"], (value) => sql`
  insert into account_days as days (tenant_id, id, account_id, entry_on, debit_minor, credit_minor)
  select l.tenant_id, gen_random_uuid(), l.account_id, l.entry_on, sum(l.debit_minor), sum(l.credit_minor)
  from journal_entries e
  join journal_lines l on l.tenant_id = e.tenant_id and l.entry_id = e.id
  where e.tenant_id = ${value("tenantId")} and l.tenant_id = ${value("tenantId")} and e.sealed_sequence > ${value("after")} and e.sealed_sequence <= ${value("to")}
  group by l.tenant_id, l.account_id, l.entry_on
  on conflict (tenant_id, account_id, entry_on) do update set debit_minor = days.debit_minor + excluded.debit_minor, credit_minor = days.credit_minor + excluded.credit_minor`);
