import { sql } from "drizzle-orm";
import type { auditEntries, outboxEvents } from "@/db/schema/platform";
import { sqlStatement } from "./statement";
import type { TenantScope } from "./tenant-scope-type";

/** Channel on which the relay listens for new events; the payload is the tenant id. */
export const OUTBOX_CHANNEL = "naru_outbox";

type AuditRow = Required<typeof auditEntries.$inferInsert>;
type EventRow = Omit<Required<typeof outboxEvents.$inferInsert>, "handledAt" | "attempts" | "nextAttemptAt" | "deadAt" | "lastError">;

interface Trail {
  readonly audit: AuditRow[];
  readonly events: EventRow[];
  /** The answer that is kept beside its idempotency key. */
  kept: { readonly key: string; readonly result: string } | null;
  wake: boolean;
}

/**
 * All of it in one statement: every command ends with it, and each statement costs the server as much as a row or two. An
 * empty list writes nothing, a missing key finds nothing, and nobody is woken whose id is null. On a distributed PostgreSQL rows
 * without RETURNING would travel by COPY, which row-level security refuses, and without a catalogue to read the wake-up would be
 * called out on a machine where nobody listens.
 */
const write = sqlStatement(["audit", "events", "key", "result", "wake"], (value) => sql`
  with audited as (
    insert into audit_entries (tenant_id, id, actor_kind, actor_user_id, actor_name, action, entity_type, entity_id, entity_label, changes, note, request_id, at)
    select ${value("tenantId")}, id, actor_kind, actor_user_id, actor_name, action, entity_type, entity_id, entity_label, changes, note, request_id, at
    from json_to_recordset(${value("audit")}::json) as a(
      id uuid, actor_kind text, actor_user_id uuid, actor_name text, action text, entity_type text, entity_id uuid, entity_label text, changes jsonb, note text, request_id text, at timestamptz)
    returning id
  ), told as (
    insert into outbox_events (tenant_id, id, type, payload, occurred_at, request_id)
    select ${value("tenantId")}, id, type, payload, occurred_at, request_id
    from json_to_recordset(${value("events")}::json) as e(id uuid, type text, payload jsonb, occurred_at timestamptz, request_id text)
    returning id
  ), kept as (
    update idempotency_records set result = ${value("result")} where tenant_id = ${value("tenantId")} and key = ${value("key")}
  )
  select case when ${value("wake")}::boolean then pg_notify(${sql.raw(`'${OUTBOX_CHANNEL}'`)}, ${value("tenantId")}::text) end as id
  from pg_catalog.pg_am where amname = 'heap'`);

/** By transaction: a scope that acts for somebody else within it leaves the same trail. */
const trails = new WeakMap<TenantScope["db"], Trail>();

/**
 * What a transaction leaves behind it besides its documents: audit lines, events, the kept answer. It is collected while
 * the commands run and written at the end, all together and in one round trip, before the commit.
 */
export function trailOf(scope: TenantScope): Trail {
  const known = trails.get(scope.db);
  if (known) return known;
  const made: Trail = { audit: [], events: [], kept: null, wake: false };
  trails.set(scope.db, made);
  return made;
}

/** Writes what the transaction collected. Called once, by whoever opened the scope. */
export async function writeTrail(scope: TenantScope): Promise<void> {
  const trail = trails.get(scope.db);
  if (!trail) return;
  trails.delete(scope.db);
  const { audit, events, kept, wake } = trail;
  if (audit.length === 0 && events.length === 0 && !kept && !wake) return;
  await write(scope, {
    audit: JSON.stringify(audit.map((a) => ({
      id: a.id, actor_kind: a.actorKind, actor_user_id: a.actorUserId, actor_name: a.actorName, action: a.action, entity_type: a.entityType, entity_id: a.entityId,
      entity_label: a.entityLabel, changes: a.changes, note: a.note, request_id: a.requestId, at: a.at,
    }))),
    events: JSON.stringify(events.map((e) => ({ id: e.id, type: e.type, payload: e.payload, occurred_at: e.occurredAt, request_id: e.requestId }))),
    key: kept?.key ?? null,
    result: kept?.result ?? null,
    wake,
  });
}
