import { setTimeout as pause } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { dateInZone } from "@/server/kernel/calendar-date";
import type { Actor } from "./actor";
import type { IdentityScope } from "./identity";
import { isServerAway } from "./server-away";
import type { TenantContext, TenantScope, Workspace } from "./tenant-scope-type";
import { writeTrail } from "./trail";

export { workspaceSettingsSchema, type TenantContext, type TenantScope, type Workspace, type WorkspaceSettings } from "./tenant-scope-type";

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** PostgreSQL asks for a fresh attempt: deadlock, serialization failure. */
const RETRYABLE = new Set(["40P01", "40001"]);

/**
 * Runs `fn` in one transaction that sees and writes only the workspace of `context`.
 * A deadlock, a serialization failure or a server that went away before the commit is tried again, at most three times in
 * all: nothing of the failed try remains. A connection lost at the commit itself is left to the idempotency key.
 * @throws whatever `fn` throws; the transaction is then rolled back.
 */
export async function withTenant<T>(context: TenantContext, fn: (scope: TenantScope) => Promise<T>): Promise<T> {
  const { tenantId } = context.workspace;
  if (!UUID.test(tenantId)) throw new RangeError("tenant id is not a UUID");
  for (let attempt = 1; ; attempt += 1) {
    let committing = false;
    try {
      return await context.database.transaction(async (db) => {
        // Sent without waiting: statements of one transaction are pipelined and arrive in order.
        const bound = db.execute(sql.raw(`set local app.tenant_id = '${tenantId}'`)).then(() => undefined);
        const { workspace, actor, requestId } = context;
        const scope = makeScope({ db, workspace, actor, requestId, now: context.clock.now() });
        const [result] = await Promise.all([fn(scope), bound]);
        await writeTrail(scope);
        committing = true;
        return result;
      });
    } catch (error) {
      // Before COMMIT was sent, a lost server has taken everything of this try with it.
      const lost = !committing && isServerAway(error);
      if (attempt >= 3 || !(lost || RETRYABLE.has(sqlState(error) ?? ""))) throw error;
      if (lost) await pause(attempt * attempt * 200);
    }
  }
}

/** The same transaction, as somebody else (and for another request): what follows is noted in this actor's name, with what is noted already. */
export function actingAs(scope: TenantScope, actor: Actor, requestId: string = scope.requestId): TenantScope {
  return { ...scope, actor, requestId } as unknown as TenantScope;
}

function makeScope(parts: Pick<TenantScope, "db" | "workspace" | "actor" | "requestId" | "now">): TenantScope {
  const { tenantId, timeZone } = parts.workspace;
  return { ...parts, tenantId, today: dateInZone(parts.now, timeZone) } as unknown as TenantScope;
}

/**
 * Enters a workspace within an identity transaction: a workspace is opened, or a member joins, in the same transaction
 * as its users and memberships. On return the transaction belongs to no workspace again.
 */
export async function enterTenant<T>(
  identity: IdentityScope,
  entry: { workspace: Workspace; actor: Actor },
  fn: (scope: TenantScope) => Promise<T>,
): Promise<T> {
  const { tenantId } = entry.workspace;
  if (!UUID.test(tenantId)) throw new RangeError("tenant id is not a UUID");
  await identity.db.execute(sql.raw(`set local app.tenant_id = '${tenantId}'`));
  const scope = makeScope({ ...entry, db: identity.db, requestId: identity.requestId, now: identity.now });
  const result = await fn(scope);
  await writeTrail(scope);
  await identity.db.execute(sql.raw("set local app.tenant_id = ''"));
  return result;
}

/** The SQLSTATE of a database error, wherever the driver or the query builder wrapped it. */
export function sqlState(error: unknown): string | undefined {
  for (let e: unknown = error; e instanceof Error; e = e.cause) {
    const code: unknown = (e as { code?: unknown }).code;
    if (typeof code === "string" && /^[0-9A-Z]{5}$/.test(code)) return code;
  }
  return undefined;
}

/** The name of the constraint or unique index that a statement broke; undefined for every other error. */
export function brokenConstraint(error: unknown): string | undefined {
  for (let e: unknown = error; e instanceof Error; e = e.cause) {
    const { constraint_name: name } = e as { constraint_name?: unknown };
    if (typeof name === "string") return name;
  }
  return undefined;
}
