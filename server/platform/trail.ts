import { sql } from "drizzle-orm";
import { auditEntries, outboxEvents } from "@/db/schema/platform";
import { insertRows } from "./insert-rows";
import { sqlStatement } from "./statement";
import type { TenantScope } from "./tenant-scope-type";

/** Channel on which the relay listens for new events; the payload is the tenant id. */
export const OUTBOX_CHANNEL = "naru_outbox";

const notify = sqlStatement([], (value) => sql`select pg_notify(${sql.raw(`'${OUTBOX_CHANNEL}'`)}, ${value("tenantId")}::text)`);

interface Trail {
  readonly audit: (typeof auditEntries.$inferInsert)[];
  readonly events: (typeof outboxEvents.$inferInsert)[];
  readonly last: (() => Promise<unknown>)[];
  wake: boolean;
}

const trails = new WeakMap<TenantScope, Trail>();

/**
 * What a transaction leaves behind it besides its documents: audit lines, events, the kept answer. It is collected while
 * the commands run and written at the end, all together and in one round trip, before the commit.
 */
export function trailOf(scope: TenantScope): Trail {
  const known = trails.get(scope);
  if (known) return known;
  const made: Trail = { audit: [], events: [], last: [], wake: false };
  trails.set(scope, made);
  return made;
}

/** Writes what the transaction collected. Called once, by whoever opened the scope. */
export async function writeTrail(scope: TenantScope): Promise<void> {
  const trail = trails.get(scope);
  if (!trail) return;
  trails.delete(scope);
  await Promise.all([
    insertRows(scope, auditEntries, trail.audit),
    insertRows(scope, outboxEvents, trail.events),
    ...trail.last.map((write) => write()),
    trail.wake ? notify(scope, {}) : undefined,
  ]);
}
