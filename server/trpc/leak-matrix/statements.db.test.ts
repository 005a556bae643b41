import { drizzle } from "drizzle-orm/postgres-js";
import postgres, { type Sql } from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { z } from "zod";
import type { Database } from "@/db/client";
import { statementFacts } from "@/db/checks/check-distribution";
import { checkStatements, type StatementFacts } from "@/db/checks/check-statements";
import { testDatabase, type TestDatabase } from "@/db/testing/test-database";
import { openTestWorkspace, type TestWorkspace } from "@/db/testing/workspace";
import { scheduledWork } from "@/jobs/schedules";
import { drainOutbox } from "@/server/flows/deliver-event";
import { withTenant, type TenantScope } from "@/server/platform/tenant-scope";
import { appRouter } from "../root";
import { fixtures } from "./fixtures";
import { buildWorld, type World } from "./world";

interface Definition {
  readonly input: z.ZodType;
  within(scope: TenantScope, input: unknown): Promise<unknown>;
}

const procedures = Object.entries(appRouter._def.procedures as unknown as Record<string, { _def: { meta?: { definition?: Definition } } }>);

let database: TestDatabase;
let owner: Sql;
let client: Sql;
let facts: StatementFacts;
let ws: TestWorkspace;
let world: World;
/** Every statement that the query builder sent, by its text. */
const sent = new Set<string>();

beforeAll(async () => {
  database = await testDatabase();
  owner = postgres(database.ownerUrl, { max: 1, onnotice: () => undefined });
  client = postgres(database.appUrl, { max: 4, onnotice: () => undefined });
  facts = await statementFacts(owner);
  const recording = drizzle(client, { logger: { logQuery: (text) => void sent.add(text) } }) as Database;
  ws = await openTestWorkspace(recording);
  world = await buildWorld(database, ws);
}, 180_000);
afterAll(async () => {
  await Promise.all([owner.end(), client.end()]);
  await database.drop();
});

class Undo extends Error {}

describe("PLT-15 every statement names the workspace it is about", () => {
  it("in every procedure, in every consequence of an event and in every schedule", async () => {
    for (const [procedure, { _def }] of procedures) {
      const definition = _def.meta?.definition;
      if (!definition) continue;
      const made = fixtures[procedure]?.(world);
      for (const input of (Array.isArray(made) ? made : [made]) as object[]) {
        await withTenant(ws.context("owner"), async (scope) => {
          await definition.within(scope, input);
          throw new Undo();
        }).catch((error: unknown) => {
          if (!(error instanceof Undo)) throw error;
        });
      }
    }
    await drainOutbox(ws.systemContext);
    for (const run of Object.values(scheduledWork)) await run(ws.systemContext);
    expect(sent.size).toBeGreaterThan(450);
    expect(checkStatements(sent, facts).map(({ rule, object }) => `${rule}: ${object}`)).toEqual([]);
  }, 300_000);

  it("would see each of them without its tenant_id: the check is awake", () => {
    const tenantOnly = facts.tenantTables.map((table) => new RegExp(`\\b(?:from|join|update|into)\\s+"?${table}\\b`, "i"));
    const named = [...sent].filter((text) => tenantOnly.some((table) => table.test(text)) && /\btenant_id"? = /.test(text) && !/^set /i.test(text));
    const blind = named.filter((text) => checkStatements([text.replace(/(?:"?[a-z_0-9]+"?\.)?"?tenant_id"? = (?:\$\d+|"?[a-z_0-9]+"?\."?tenant_id"?)/g, "true")], facts).length === 0);
    expect(named.length).toBeGreaterThan(300);
    expect(blind).toEqual([]);
  });

  it("sees a statement of a procedure that does not", async () => {
    const before = new Set(sent);
    await withTenant(ws.systemContext, async ({ db }) => db.execute("select number from orders where status = 'draft' limit 1"));
    const added = [...sent].filter((text) => !before.has(text));
    expect(checkStatements(added, facts).map(({ rule }) => rule)).toEqual(["statement_without_tenant: orders"]);
  });
});
