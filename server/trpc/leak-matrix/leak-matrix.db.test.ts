import superjson from "superjson";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { z } from "zod";
import { connectDatabase, type DatabaseConnection } from "@/db/client";
import { testDatabase, type TestDatabase } from "@/db/testing/test-database";
import { openTestWorkspace, type TestWorkspace } from "@/db/testing/workspace";
import { newId } from "@/server/platform/new-id";
import { ROLES, roleMay, type Permission, type Role } from "@/server/platform/permissions";
import { describeError } from "@/server/platform/describe-error";
import { withTenant, type TenantContext, type TenantScope } from "@/server/platform/tenant-scope";
import { appRouter } from "../root";
import { fixtures } from "./fixtures";
import { idPathsOfInput, idPathsOfSchema, valueAt, withValueAt, type IdPath } from "./id-paths";
import { buildWorld, type World } from "./world";

interface Definition {
  readonly name: string;
  readonly permission: Permission;
  readonly input: z.ZodType;
  within(scope: TenantScope, input: unknown): Promise<unknown>;
}

interface Case {
  readonly procedure: string;
  readonly definition: Definition;
  readonly paths: readonly IdPath[];
}

const procedures = Object.entries(appRouter._def.procedures as unknown as Record<string, { _def: { meta?: { definition?: Definition; identity?: unknown } } }>);
const cases: Case[] = procedures.flatMap(([procedure, { _def }]) =>
  _def.meta?.definition ? [{ procedure, definition: _def.meta.definition, paths: idPathsOfSchema(_def.meta.definition.input) }] : []);

/** Procedures that work for a person, not in a workspace: they take no id of a workspace's record. Each is tested beside its command. */
const OUTSIDE_WORKSPACES = ["account.", "workspaces.open"];

let database: TestDatabase;
let bypass: DatabaseConnection;
let ours: TestWorkspace;
let theirs: TestWorkspace;
let own: World;
let foreign: World;
let foreignIds: Set<string>;

beforeAll(async () => {
  database = await testDatabase();
  bypass = connectDatabase(database.bypassUrl, { role: null, applicationName: "naru-matrix" });
  [ours, theirs] = [await openTestWorkspace(database), await openTestWorkspace(database)];
  [own, foreign] = [await buildWorld(database, ours), await buildWorld(database, theirs)];
  foreignIds = await idsOf(theirs.workspace.tenantId);
}, 180_000);
afterAll(async () => {
  await bypass.close();
  await database.drop();
});

class RolledBack extends Error {
  constructor(readonly result: unknown) {
    super("rolled back");
  }
}

type Outcome = { ok: true; result: unknown } | { ok: false; error: unknown };

/** Runs a definition for real and takes everything back, so that each case meets the same world. */
async function attempt(context: TenantContext, definition: Definition, input: unknown): Promise<Outcome> {
  try {
    await withTenant(context, async (scope) => {
      throw new RolledBack(await definition.within(scope, input));
    });
  } catch (error) {
    return error instanceof RolledBack ? { ok: true, result: error.result } : { ok: false, error };
  }
  throw new Error("unreachable");
}

/** What a client learns, with the tried id taken out: two outcomes that read alike tell nothing apart. */
function reading(outcome: Outcome, triedId: string): string {
  const text = outcome.ok
    ? superjson.stringify({ result: outcome.result })
    : superjson.stringify({ error: { ...describeError(outcome.error), expected: undefined } });
  return text.replaceAll(triedId, "<tried>").replace(/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g, (id) => (foreignIds.has(id) ? `FOREIGN ${id}` : "<id>"));
}

function inputsOf(procedure: string, world: World): object[] {
  const made = fixtures[procedure]?.(world);
  return made === undefined ? [] : Array.isArray(made) ? (made as object[]) : [made];
}

/** The record of the other workspace that stands where `path` points in the same fixture made there. */
function foreignIdAt(procedure: string, index: number, path: string): string {
  return valueAt(inputsOf(procedure, foreign)[index], path) as string;
}

describe("PLT-01 leak matrix: every procedure is in it", () => {
  it("has a fixture for each procedure of a workspace, and no fixture without one", () => {
    const known = new Set(cases.map((c) => c.procedure));
    expect(cases.filter((c) => !fixtures[c.procedure]).map((c) => c.procedure)).toEqual([]);
    expect(Object.keys(fixtures).filter((procedure) => !known.has(procedure))).toEqual([]);
  });
  it("knows every procedure that works outside a workspace", () => {
    const outside = procedures.filter(([, { _def }]) => !_def.meta?.definition).map(([name]) => name);
    expect(outside.filter((name) => !OUTSIDE_WORKSPACES.some((prefix) => name.startsWith(prefix)))).toEqual([]);
  });
  it("fills every id field of every input", () => {
    const unfilled = cases.flatMap(({ procedure, paths }) => {
      const filled = inputsOf(procedure, own).flatMap((input) => paths.filter((p) => idPathsOfInput(input, [p]).length > 0).map((p) => p.path));
      return paths.filter((p) => !filled.includes(p.path) && !UNFILLABLE.has(`${procedure} ${p.path}`)).map((p) => `${procedure} ${p.path}`);
    });
    expect(unfilled).toEqual([]);
  });
});

/** Id fields that no valid input can fill together with its other fields; the value is the reason. */
const UNFILLABLE = new Map<string, string>([
  ["catalog.createItem units.*.unitId", "needs a second unit; covered by catalog's own tests"],
  ["catalog.updateItem units.*.unitId", "needs a second unit; covered by catalog's own tests"],
  ["pricing.createRule categoryId", "a rule names an item or a category"],
  ["pricing.updateRule categoryId", "a rule names an item or a category"],
]);

const roles: { label: string; context: (role: Role) => TenantContext }[] = [
  { label: "as the application's role", context: (role) => ours.context(role) },
  { label: "with row-level security bypassed: the predicates alone", context: (role) => ({ ...ours.context(role), database: bypass.db }) },
];

describe.each(roles)("PLT-01 leak matrix $label", ({ context }) => {
  it.each(cases)("$procedure succeeds with own records and answers a foreign id like one that does not exist", async ({ procedure, definition, paths }) => {
    const inputs = inputsOf(procedure, own);
    expect(inputs.length).toBeGreaterThan(0);
    for (const [index, input] of inputs.entries()) {
      const success = await attempt(context("owner"), definition, input);
      expect(success.ok ? "" : String((success as { error: unknown }).error), `${procedure} with own records`).toBe("");
      expect(reading(success, "-")).not.toContain("FOREIGN");
      for (const { path } of idPathsOfInput(input, paths)) {
        const [foreignId, nobody] = [foreignIdAt(procedure, index, path), newId()];
        for (const role of ROLES) {
          const member = context(role);
          if (!roleMay(role, definition.permission)) {
            const refused = await attempt(member, definition, withValueAt(input, path, foreignId));
            expect(refused.ok ? "ok" : describeError(refused.error).code, `${role} ${procedure}`).toBe("permission.missing");
            continue;
          }
          const tried = await attempt(member, definition, withValueAt(input, path, foreignId));
          const unknown = await attempt(member, definition, withValueAt(input, path, nobody));
          expect(reading(tried, foreignId), `${role} ${procedure} ${path}`).toBe(reading(unknown, nobody));
          expect(reading(tried, foreignId), `${role} ${procedure} ${path}`).not.toContain("FOREIGN");
          expect(tried.ok ? 200 : describeError(tried.error).status, `${role} ${procedure} ${path}: ${tried.ok ? "" : String(tried.error)}`).toBeLessThan(500);
        }
      }
    }
  }, 60_000);
});

/** Ids of all records of a workspace, so that one showing up anywhere is noticed. */
async function idsOf(tenantId: string): Promise<Set<string>> {
  const sql = postgres(database.ownerUrl, { max: 1, onnotice: () => undefined });
  const tables = await sql<{ name: string }[]>`
    select c.table_name as name from information_schema.columns c join information_schema.columns i on i.table_name = c.table_name and i.table_schema = c.table_schema and i.column_name = 'id'
    where c.table_schema = 'public' and c.column_name = 'tenant_id'`;
  const ids = new Set<string>();
  for (const { name } of tables) {
    for (const row of await sql<{ id: string }[]>`select id from ${sql(name)} where tenant_id = ${tenantId}`) ids.add(row.id);
  }
  await sql.end({ timeout: 5 });
  return ids;
}
