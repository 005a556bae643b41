import { sql, type SQL } from "drizzle-orm";
import type { TenantScope } from "@/server/platform/tenant-scope";
import { AUDITED, fieldName } from "../rules/audited-tables";
import { patternOf, type Needles } from "../rules/find-in-text";
import type { Erasure } from "../rules/table-entry";
import { entryOf } from "../rules/table-registry";

type Scope = Pick<TenantScope, "db" | "tenantId">;
type Place = { readonly table: string; readonly where: SQL };

const SEARCHED: readonly Erasure[] = ["name", "identifier", "line"];

/** What identifies the person in their rows now, and did before by the audit trail. */
export async function identifyingValues(scope: Scope, places: readonly Place[]): Promise<string[]> {
  const values: string[] = [];
  for (const { table, where } of places) {
    const { personal } = entryOf(table);
    const columns = Object.keys(personal).filter((column) => SEARCHED.includes(personal[column] ?? "detail"));
    for (const column of columns) {
      const rows = await scope.db.execute<{ value: string }>(sql`select distinct ${sql.identifier(column)} as value from ${sql.identifier(table)} where ${where} and ${sql.identifier(column)} is not null`);
      values.push(...rows.map((row) => row.value));
    }
    for (const column of Object.keys(personal).filter((name) => personal[name] === "address")) {
      const rows = await scope.db.execute<{ value: string }>(sql`
        select distinct f.value from ${sql.identifier(table)}, jsonb_each_text(case when jsonb_typeof(${sql.identifier(column)}) = 'object' then ${sql.identifier(column)} else '{}'::jsonb end) f
        where ${where} and f.key in ('name', 'taxNumber', 'recipient', 'line1') and f.value is not null`);
      values.push(...rows.map((row) => row.value));
    }
    const audited = AUDITED[table];
    if (!audited || columns.length === 0) continue;
    const former = await scope.db.execute<{ value: string }>(sql`
      select distinct v.value #>> '{}' as value from audit_entries a, jsonb_each(a.changes) c, jsonb_array_elements(case when jsonb_typeof(c.value) = 'array' then c.value else '[]'::jsonb end) v
      where a.tenant_id = ${scope.tenantId}::uuid and a.entity_type = ${audited.entityType} and a.entity_id in (select id from ${sql.identifier(table)} where ${where})
        and c.key in (select jsonb_array_elements_text(${JSON.stringify(columns.map(fieldName))}::jsonb)) and jsonb_typeof(v.value) = 'string'`);
    values.push(...former.map((row) => row.value));
  }
  return values;
}

/** Files of imports whose rows name the person or made their records, and whether one of those imports is under way. */
export async function filesNaming(scope: Scope, needles: Needles, entityIds: readonly string[]): Promise<{ fileIds: string[]; runIds: string[]; underWay: boolean }> {
  const words = patternOf(needles.words, true);
  const phrases = patternOf(needles.phrases, true);
  const named = [...(words ? [sql`w.record::text ~ ${words}`] : []), ...(phrases ? [sql`w.record::text ~* ${phrases}`] : [])];
  const made = sql`w.entity_id in (select jsonb_array_elements_text(${JSON.stringify(entityIds)}::jsonb)::uuid)`;
  const rows = await scope.db.execute<{ runId: string; fileId: string; second: string | null; status: string }>(sql`
    select r.id as "runId", r.file_id as "fileId", r.options ->> 'linesFileId' as second, r.status from import_runs r
    where r.tenant_id = ${scope.tenantId}::uuid and exists (select 1 from import_rows w where w.tenant_id = ${scope.tenantId}::uuid and w.run_id = r.id and (${sql.join([made, ...named], sql` or `)}))`);
  const fileIds = new Set(rows.flatMap((row) => [row.fileId, ...(row.second ? [row.second] : [])]));
  return { fileIds: [...fileIds], runIds: rows.map((row) => row.runId), underWay: rows.some((row) => row.status === "queued" || row.status === "running") };
}

export async function idsAt(scope: Scope, places: readonly Place[]): Promise<string[]> {
  const ids: string[] = [];
  for (const { table, where } of places) ids.push(...(await scope.db.execute<{ id: string }>(sql`select id from ${sql.identifier(table)} where ${where}`)).map((row) => row.id));
  return ids;
}

/** What of a customer is still open: it has to be finished before the customer can be forgotten. */
export async function openBusiness(scope: Scope, customerId: string): Promise<{ orders: number; receivables: number; credits: number }> {
  const mine = sql`tenant_id = ${scope.tenantId}::uuid and customer_id = ${customerId}::uuid`;
  const [row] = await scope.db.execute<{ orders: number; receivables: number; credits: number }>(sql`
    select (select count(*)::int from orders where ${mine} and status not in ('closed', 'cancelled')) as orders,
      (select count(*)::int from receivables where ${mine} and allocated_minor < amount_minor) as receivables,
      (select count(*)::int from customer_credits where ${mine} and allocated_minor + reversed_minor < amount_minor) as credits`);
  return row ?? { orders: 0, receivables: 0, credits: 0 };
}

export async function openReceipts(scope: Scope, supplierId: string): Promise<number> {
  const [row] = await scope.db.execute<{ count: number }>(sql`
    select count(*)::int as count from expected_receipts where tenant_id = ${scope.tenantId}::uuid and supplier_id = ${supplierId}::uuid and status = 'open'`);
  return row?.count ?? 0;
}

/** The customer of a contact; null when there is no such contact. */
export async function customerOfContact(scope: Scope, contactId: string): Promise<string | null> {
  const [row] = await scope.db.execute<{ id: string }>(sql`select customer_id as id from contacts where tenant_id = ${scope.tenantId}::uuid and id = ${contactId}::uuid for update`);
  return row?.id ?? null;
}

export async function lockPerson(scope: Scope, table: "customers" | "suppliers", id: string): Promise<boolean> {
  const rows = await scope.db.execute(sql`select 1 from ${sql.identifier(table)} where tenant_id = ${scope.tenantId}::uuid and id = ${id}::uuid for update`);
  return rows.length > 0;
}
