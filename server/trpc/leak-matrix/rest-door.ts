import { randomUUID } from "node:crypto";
import { handleRequest } from "@/app/api/v1/_request/handle-request";
import type { Database } from "@/db/client";
import type { TestWorkspace } from "@/db/testing/workspace";
import { apiKeyText, createApiKey } from "@/server/modules/workspaces";
import type { ApiScope } from "@/server/platform/api-scopes";
import { execute } from "@/server/platform/command";
import type { Role } from "@/server/platform/permissions";
import type { RestCall } from "./rest-cases";

export interface RestAnswer {
  readonly status: number;
  readonly text: string;
  readonly body: Record<string, unknown>;
  readonly headers: Headers;
}

/** Asks the public API itself, on a database handle of the caller's choice. */
export async function ask(database: Database, ws: TestWorkspace, key: string, call: RestCall, headers: Record<string, string> = {}): Promise<RestAnswer> {
  const sent = new Headers({ authorization: `Bearer ${key}`, "content-type": "application/json", "idempotency-key": randomUUID(), "x-request-id": "rest-matrix", ...headers });
  const request = new Request(`http://naru.test/api/v1${call.path}`, { method: call.method, headers: sent, body: call.body === undefined ? undefined : JSON.stringify(call.body) });
  const response = await handleRequest(request, () => ({ database, clock: ws.clock }));
  const text = await response.text();
  return { status: response.status, text, body: JSON.parse(text) as Record<string, unknown>, headers: response.headers };
}

class TakenBack extends Error {}

/** Everything asked inside `fn` happens for real and is taken back at its end, so that each case meets the same world. */
export async function takenBack(database: Database, fn: (inside: Database) => Promise<void>): Promise<void> {
  try {
    await database.transaction(async (tx) => {
      await fn(tx as unknown as Database);
      throw new TakenBack();
    });
  } catch (error) {
    if (!(error instanceof TakenBack)) throw error;
  }
}

/** A key of a workspace's member with this role. */
export async function keyOf(ws: TestWorkspace, role: Role, scopes: readonly ApiScope[] | null = null): Promise<string> {
  const { apiKeyId } = await execute(ws.context("owner"), createApiKey, { name: `${role} ${scopes?.join(" ") ?? ""}`.trim().slice(0, 80), role, scopes: scopes && [...scopes] }, randomUUID());
  return apiKeyText(apiKeyId);
}

/** What the door needs of its environment; limits are out of the way. */
export function setUpDoor(): void {
  process.env["DATABASE_URL"] ??= "postgres://unused:unused@127.0.0.1:1/unused";
  process.env["NEXTAUTH_URL"] ??= "http://127.0.0.1:3000";
  process.env["API_REQUESTS_PER_MINUTE"] ??= "10000000";
  process.env["REDIS_URL"] = "";
}
