import { and, eq, inArray, sql } from "drizzle-orm";
import { searchDocuments, searchProgress } from "@/db/schema/search";
import { newId } from "@/server/platform/new-id";
import { sqlStatement } from "@/server/platform/statement";
import type { TenantScope } from "@/server/platform/tenant-scope";
import type { SearchableRecord } from "./queries/read-records";
import { gramsOfText } from "./rules/grams";
import { SEARCH_KINDS, type SearchKind } from "./rules/search-kinds";

/** Documents in one list of a piece: few enough that adding to the last list stays cheap. */
const BLOCK = 1024;

export type Progress = typeof searchProgress.$inferSelect;

/** The workspace's progress, locked; null when another worker has it. */
export async function lockProgress(scope: TenantScope, startAt: string): Promise<Progress | null> {
  await scope.db
    .insert(searchProgress)
    .values({ tenantId: scope.tenantId, id: newId(), phase: SEARCH_KINDS[0], seenAuditId: startAt, sweptAt: scope.now })
    .onConflictDoNothing({ target: [searchProgress.tenantId] });
  const [row] = await scope.db.select().from(searchProgress).where(eq(searchProgress.tenantId, scope.tenantId)).for("update", { skipLocked: true });
  return row ?? null;
}

/** `active` says that there was something to do; the quiet after it is counted from here. */
export async function saveProgress(scope: TenantScope, progress: Progress, active: boolean): Promise<void> {
  const { phase, cursor, seenAuditId, nextDocNo } = progress;
  await scope.db
    .update(searchProgress)
    .set({ phase, cursor, seenAuditId, nextDocNo, sweptAt: sql`now()`, ...(active ? { updatedAt: sql`now()` } : {}) })
    .where(eq(searchProgress.tenantId, scope.tenantId));
}

/** Records that are gone leave the index; their pieces stay in the lists and lead nowhere. */
export async function dropDocuments(scope: TenantScope, kind: SearchKind, recordIds: readonly string[]): Promise<void> {
  if (recordIds.length === 0) return;
  await scope.db.delete(searchDocuments).where(and(eq(searchDocuments.tenantId, scope.tenantId), eq(searchDocuments.kind, kind), inArray(searchDocuments.recordId, [...recordIds])));
}

const writeDocuments = sqlStatement(["data"], (value) => sql`
  insert into search_documents as d (tenant_id, id, kind, record_id, doc_no, customer_id, label, fields, happened_on, audit_id, updated_at)
  select ${value("tenantId")}::uuid, id, kind, record_id, doc_no, customer_id, label, fields, happened_on, audit_id, ${value("now")}::timestamptz
    from json_to_recordset(${value("data")}::json)
      as r(id uuid, kind text, record_id uuid, doc_no integer, customer_id uuid, label text, fields jsonb, happened_on date, audit_id uuid)
  on conflict (tenant_id, kind, record_id) do update set customer_id = excluded.customer_id, label = excluded.label, fields = excluded.fields,
    happened_on = excluded.happened_on, audit_id = coalesce(excluded.audit_id, d.audit_id), updated_at = excluded.updated_at`);

const writeGrams = sqlStatement(["data"], (value) => sql`
  insert into search_grams as g (tenant_id, id, gram, block, docs, size)
  select ${value("tenantId")}::uuid, id, gram, block, docs, cardinality(docs)
    from json_to_recordset(${value("data")}::json) as r(id uuid, gram text, block integer, docs integer[])
  on conflict (tenant_id, gram, block) do update set docs = g.docs || excluded.docs, size = g.size + excluded.size`);

/**
 * Takes records into the index, at most a few hundred at once: two writes whatever their number. Only pieces that a record did not
 * have before are added. @returns the next free document number
 */
export async function writeIndex(
  scope: TenantScope,
  kind: SearchKind,
  records: readonly (SearchableRecord & { readonly auditId?: string })[],
  nextDocNo: number,
): Promise<number> {
  if (records.length === 0) return nextDocNo;
  const known = await scope.db
    .select({ recordId: searchDocuments.recordId, docNo: searchDocuments.docNo, fields: searchDocuments.fields })
    .from(searchDocuments)
    .where(and(eq(searchDocuments.tenantId, scope.tenantId), eq(searchDocuments.kind, kind), inArray(searchDocuments.recordId, records.map((record) => record.id))));
  const before = new Map(known.map((row) => [row.recordId, row]));
  let next = nextDocNo;
  const lists = new Map<string, { gram: string; block: number; docs: number[] }>();
  const documents = records.map((record) => {
    const old = before.get(record.id);
    const docNo = old?.docNo ?? next++;
    const had = gramsOfFields(old?.fields ?? []);
    for (const gram of gramsOfFields(record.fields)) {
      if (had.has(gram)) continue;
      const block = Math.floor(docNo / BLOCK);
      const key = `${block} ${gram}`;
      const list = lists.get(key) ?? { gram, block, docs: [] };
      lists.set(key, list);
      list.docs.push(docNo);
    }
    return {
      id: newId(), kind, record_id: record.id, doc_no: docNo, customer_id: record.customerId, label: record.label,
      fields: record.fields, happened_on: record.happenedOn, audit_id: record.auditId ?? null,
    };
  });
  await writeDocuments(scope, { data: JSON.stringify(documents) });
  if (lists.size > 0) await writeGrams(scope, { data: JSON.stringify([...lists.values()].map((list) => ({ id: newId(), ...list }))) });
  return next;
}

function gramsOfFields(fields: readonly [string, string][]): Set<string> {
  return new Set(fields.flatMap(([, text]) => [...gramsOfText(text)]));
}
