import { sql } from "drizzle-orm";
import { sqlStatement } from "@/server/platform/statement";
import { issuedBy } from "./queries/invoiced-net";

/** Adds the documents whose first journal entry lies in a span of the chain to their day. */
export const addToInvoicedDays = sqlStatement(["after", "to"], (value) => sql`
  insert into invoiced_days as days (tenant_id, id, invoiced_on, net_minor)
  select issued.tenant_id, gen_random_uuid(), issued.invoiced_on, sum(issued.net_minor)
  from (${issuedBy(value("tenantId"), sql`e.sealed_sequence > ${value("after")} and e.sealed_sequence <= ${value("to")}`)}) issued
  group by issued.tenant_id, issued.invoiced_on
  on conflict (tenant_id, invoiced_on) do update set net_minor = days.net_minor + excluded.net_minor`);
