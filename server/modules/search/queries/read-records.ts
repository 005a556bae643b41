import { sql, type SQL } from "drizzle-orm";
import type { CalendarDate } from "@/server/kernel/calendar-date";
import type { TenantScope } from "@/server/platform/tenant-scope";
import type { SearchKind } from "../rules/search-kinds";

/** A record with everything that it may be found by. */
export interface SearchableRecord {
  readonly id: string;
  readonly customerId: string | null;
  readonly label: string;
  readonly happenedOn: CalendarDate | null;
  /** `[field, text]`, in the order in which they matter. */
  readonly fields: [string, string][];
}

interface Row extends Record<string, unknown> {
  id: string;
  customer_id: string | null;
  label: string;
  happened_on: CalendarDate | null;
  fields: [string, string | null][];
}

/** Which records: those of the ids, or the next ones after an id. */
export type Chosen = { readonly ids: readonly string[] } | { readonly after: string | null; readonly limit: number };

/** Records of one kind as the index wants them, by id. */
export async function readRecords(scope: TenantScope, kind: SearchKind, chosen: Chosen): Promise<SearchableRecord[]> {
  const tenant = sql`${scope.tenantId}::uuid`;
  const which = "ids" in chosen
    ? sql`r.tenant_id = ${tenant} and r.id = any(${`{${chosen.ids.join(",")}}`}::uuid[])`
    : sql`r.tenant_id = ${tenant}${chosen.after ? sql` and r.id > ${chosen.after}::uuid` : sql``}`;
  const limit = "limit" in chosen ? sql`limit ${chosen.limit}` : sql``;
  const rows = await scope.db.execute<Row>(sql`${READERS[kind](tenant)} where ${which} order by r.id ${limit}`);
  return rows.map((row) => ({
    id: row.id,
    customerId: row.customer_id,
    label: row.label,
    happenedOn: row.happened_on,
    fields: row.fields.flatMap(([name, text]): [string, string][] => (text ? [[name, text]] : [])),
  }));
}

const digits = (column: SQL) => sql`nullif(regexp_replace(coalesce(${column}, ''), '[^0-9]', '', 'g'), '')`;

const READERS: Readonly<Record<SearchKind, (tenant: SQL) => SQL>> = {
  customer: (tenant) => sql`select r.id, r.id as customer_id, r.name as label, null as happened_on,
    (jsonb_build_array(jsonb_build_array('name', r.name), jsonb_build_array('code', r.code))
     || coalesce((select jsonb_agg(jsonb_build_array('entity', e.name) order by e.id) || jsonb_agg(jsonb_build_array('taxNumber', e.tax_number) order by e.id)
                    from legal_entities e where e.tenant_id = ${tenant} and e.customer_id = r.id), '[]')
     || coalesce((select jsonb_agg(jsonb_build_array('contact', k.name) order by k.id) || jsonb_agg(jsonb_build_array('phone', ${digits(sql`k.phone`)}) order by k.id)
                         || jsonb_agg(jsonb_build_array('email', k.email) order by k.id)
                    from contacts k where k.tenant_id = ${tenant} and k.customer_id = r.id and not k.archived), '[]')
     || jsonb_build_array(jsonb_build_array('phone', ${digits(sql`r.phone`)}), jsonb_build_array('email', r.email))) as fields
    from customers r`,
  item: () => sql`select r.id, null as customer_id, r.name as label, null as happened_on,
    jsonb_build_array(jsonb_build_array('name', r.name), jsonb_build_array('code', r.code), jsonb_build_array('barcode', r.barcode)) as fields from items r`,
  order: () => sql`select r.id, r.customer_id, r.number as label, r.ordered_on::text as happened_on,
    jsonb_build_array(jsonb_build_array('number', r.number), jsonb_build_array('reference', r.customer_reference), jsonb_build_array('externalKey', r.external_key)) as fields from orders r`,
  shipment: () => sql`select r.id, r.customer_id, r.number as label, r.planned_on::text as happened_on,
    jsonb_build_array(jsonb_build_array('number', r.number), jsonb_build_array('tracking', r.tracking_number)) as fields from shipments r`,
  invoice: () => sql`select r.id, r.customer_id, r.number as label, r.invoiced_on::text as happened_on,
    jsonb_build_array(jsonb_build_array('number', r.number), jsonb_build_array('reference', r.customer_reference)) as fields from invoices r`,
  receipt: () => sql`select r.id, r.customer_id, r.number as label, r.received_on::text as happened_on,
    jsonb_build_array(jsonb_build_array('number', r.number), jsonb_build_array('payer', r.payer_name), jsonb_build_array('reference', r.bank_reference)) as fields from receipts r`,
  return_receipt: () => sql`select r.id, r.customer_id, r.number as label, r.received_on::text as happened_on,
    jsonb_build_array(jsonb_build_array('number', r.number)) as fields from return_receipts r`,
  supplier: () => sql`select r.id, null as customer_id, r.name as label, null as happened_on,
    jsonb_build_array(jsonb_build_array('name', r.name), jsonb_build_array('code', r.code), jsonb_build_array('contact', r.contact_name), jsonb_build_array('phone', ${digits(sql`r.phone`)})) as fields
    from suppliers r`,
  expected_receipt: () => sql`select r.id, null as customer_id, r.number as label, r.due_on::text as happened_on,
    jsonb_build_array(jsonb_build_array('number', r.number), jsonb_build_array('reference', r.reference)) as fields from expected_receipts r`,
};
