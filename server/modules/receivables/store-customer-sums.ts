import { sql } from "drizzle-orm";
import { sqlStatement } from "@/server/platform/statement";
import { movedBy } from "./queries/customer-movements";

/** Adds a span of the chain to what its customers were billed and owe. */
export const addToCustomerSums = sqlStatement(["after", "to"], (value) => sql`
  insert into customer_sums as sums (tenant_id, id, customer_id, invoiced_minor, balance_minor)
  select moved.tenant_id, gen_random_uuid(), moved.customer_id, sum(moved.invoiced_minor), sum(moved.balance_minor)
  from (${movedBy(value("tenantId"), sql`e.sealed_sequence > ${value("after")} and e.sealed_sequence <= ${value("to")}`)}) moved
  group by moved.tenant_id, moved.customer_id
  on conflict (tenant_id, customer_id) do update set invoiced_minor = sums.invoiced_minor + excluded.invoiced_minor, balance_minor = sums.balance_minor + excluded.balance_minor`);

/** The same by month and by year of the entry. */
export const addToCustomerPeriods = sqlStatement(["after", "to"], (value) => sql`
  insert into customer_periods as sums (tenant_id, id, months, starts_on, customer_id, invoiced_minor, balance_minor)
  select moved.tenant_id, gen_random_uuid(), span.months, date_trunc(span.unit, moved.entry_on::timestamp)::date, moved.customer_id, sum(moved.invoiced_minor), sum(moved.balance_minor)
  from (${movedBy(value("tenantId"), sql`e.sealed_sequence > ${value("after")} and e.sealed_sequence <= ${value("to")}`)}) moved
  cross join (values (1, 'month'), (12, 'year')) span (months, unit)
  group by moved.tenant_id, span.months, date_trunc(span.unit, moved.entry_on::timestamp)::date, moved.customer_id
  on conflict (tenant_id, months, starts_on, customer_id) do update set invoiced_minor = sums.invoiced_minor + excluded.invoiced_minor, balance_minor = sums.balance_minor + excluded.balance_minor`);
