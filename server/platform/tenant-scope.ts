import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Database, Transaction } from "@/db/client";
import { dateInZone, type CalendarDate } from "@/server/kernel/calendar-date";
import type { CurrencyCode } from "@/server/kernel/money";
import type { Actor, TenantId } from "./actor";
import type { Clock } from "./clock";
import type { IdentityScope } from "./identity";

/** What every rule of a workspace may need to know about it; read once when a request is authenticated. */
export interface Workspace {
  readonly tenantId: TenantId;
  readonly slug: string;
  readonly name: string;
  readonly country: string;
  readonly homeCurrency: CurrencyCode;
  readonly timeZone: string;
  readonly language: string;
  readonly settings: WorkspaceSettings;
}

/** Policies of a workspace. A missing key means its default. */
export const workspaceSettingsSchema = z.object({
  /** Sales representatives see only the customers they own. */
  repsSeeOwnCustomersOnly: z.boolean().default(false),
  /** When revenue is recognised (BIL-01). */
  revenueRecognition: z.enum(["dispatch", "delivery"]).default("dispatch"),
  /** What an order over the credit limit meets: a warning, or a hold until somebody with the right releases it. */
  creditPolicy: z.enum(["warn", "hold"]).default("hold"),
  /** Largest discount in percent a person without `prices.approve` may give by hand. */
  manualDiscountLimitPercent: z.string().default("10"),
  /** How long, in days, before its promised date an order counts as due. */
  dueSoonDays: z.number().int().min(0).max(60).default(3),
});
export type WorkspaceSettings = z.output<typeof workspaceSettingsSchema>;

/** Who asks, for which workspace, when and under which request. Made by a door (procedure, job, script). */
export interface TenantContext {
  readonly database: Database;
  readonly workspace: Workspace;
  readonly actor: Actor;
  readonly clock: Clock;
  readonly requestId: string;
}

declare const scopeBrand: unique symbol;

/**
 * A transaction bound to one workspace: the only handle on tenant tables. Only `withTenant` makes one.
 * Queries through `db` name `tenant_id` themselves as well: the policy is the lock, the predicate is the door.
 */
export interface TenantScope {
  readonly [scopeBrand]: true;
  readonly db: Transaction;
  readonly tenantId: TenantId;
  readonly workspace: Workspace;
  readonly actor: Actor;
  readonly requestId: string;
  /** The moment the transaction began, UTC. */
  readonly now: Date;
  /** That moment's day in the workspace's zone. */
  readonly today: CalendarDate;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** PostgreSQL asks for a fresh attempt: deadlock, serialization failure. */
const RETRYABLE = new Set(["40P01", "40001"]);

/**
 * Runs `fn` in one transaction that sees and writes only the workspace of `context`.
 * A deadlock or serialization failure is tried again, at most three times in all: nothing of the failed try remains.
 * @throws whatever `fn` throws; the transaction is then rolled back.
 */
export async function withTenant<T>(context: TenantContext, fn: (scope: TenantScope) => Promise<T>): Promise<T> {
  const { tenantId } = context.workspace;
  if (!UUID.test(tenantId)) throw new RangeError("tenant id is not a UUID");
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await context.database.transaction(async (db) => {
        // Sent without waiting: statements of one transaction are pipelined and arrive in order.
        const bound = db.execute(sql.raw(`set local app.tenant_id = '${tenantId}'`)).then(() => undefined);
        const { workspace, actor, requestId } = context;
        const scope = makeScope({ db, workspace, actor, requestId, now: context.clock.now() });
        const [result] = await Promise.all([fn(scope), bound]);
        return result;
      });
    } catch (error) {
      if (attempt < 3 && RETRYABLE.has(sqlState(error) ?? "")) continue;
      throw error;
    }
  }
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
  const result = await fn(makeScope({ ...entry, db: identity.db, requestId: identity.requestId, now: identity.now }));
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
