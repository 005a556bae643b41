import { createHash } from "node:crypto";
import { and, eq, sql } from "drizzle-orm";
import superjson from "superjson";
import { idempotencyRecords } from "@/db/schema/platform";
import { conflict } from "@/server/kernel/errors";
import { newId } from "./new-id";
import { sqlStatement } from "./statement";
import type { TenantScope } from "./tenant-scope";
import { trailOf } from "./trail";

/** SHA-256 of an input, the same for equal inputs whatever the order of their fields. */
export function inputHash(input: unknown): string {
  return createHash("sha256").update(stableText(input)).digest("hex");
}

function stableText(value: unknown): string {
  if (typeof value === "bigint") return `${value}n`;
  if (value instanceof Date) return `"${value.toISOString()}"`;
  if (Array.isArray(value)) return `[${value.map(stableText).join(",")}]`;
  if (value && typeof value === "object") {
    const entries = Object.entries(value).filter(([, v]) => v !== undefined).sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([k, v]) => `${JSON.stringify(k)}:${stableText(v)}`).join(",")}}`;
  }
  return JSON.stringify(value ?? null);
}

const claimKey = sqlStatement(["id", "key", "command", "hash"], (value) => sql`
  insert into idempotency_records (tenant_id, id, key, command, input_hash)
  values (${value("tenantId")}, ${value("id")}, ${value("key")}, ${value("command")}, ${value("hash")})
  on conflict (tenant_id, key) do nothing
  returning id`);

/**
 * Claims a key in the transaction of the effect. A second transaction with the same key waits for the first to end:
 * if that committed, its answer is returned; if it rolled back, the key is free again.
 * @throws NaruError `idempotency.key_reused` when the key was used for another command or input.
 */
export async function claimIdempotencyKey<Result>(
  scope: TenantScope,
  claim: { key: string; command: string; input: unknown },
): Promise<{ done: true; result: Result } | { done: false }> {
  const hash = inputHash(claim.input);
  const key = keyOfActor(scope, claim.key);
  const inserted = await claimKey(scope, { id: newId(), key, command: claim.command, hash });
  if (inserted.length === 1) return { done: false };
  const [kept] = await scope.db
    .select()
    .from(idempotencyRecords)
    .where(and(eq(idempotencyRecords.tenantId, scope.tenantId), eq(idempotencyRecords.key, key)));
  if (!kept || kept.command !== claim.command || kept.inputHash !== hash) {
    throw conflict("idempotency.key_reused", { command: claim.command });
  }
  return { done: true, result: kept.result === null ? (undefined as Result) : superjson.parse<Result>(kept.result) };
}

/** Keeps the answer beside the key, at the end of the transaction. */
export function keepResult(scope: TenantScope, key: string, result: unknown): void {
  trailOf(scope).kept = { key: keyOfActor(scope, key), result: superjson.stringify(result) };
}

/** Keys are an actor's own, so that nobody reads another's answer by repeating a key. */
function keyOfActor(scope: TenantScope, key: string): string {
  return scope.actor.kind === "user" ? `${scope.actor.userId}:${key}` : `${scope.actor.name}:${key}`;
}
