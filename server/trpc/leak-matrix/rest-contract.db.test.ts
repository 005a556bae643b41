import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { JsonSchema } from "@/app/api/v1/_contract/json-schema";
import { testDatabase, type TestDatabase } from "@/db/testing/test-database";
import { openTestWorkspace, type TestWorkspace } from "@/db/testing/workspace";
import { API_SCOPES } from "@/server/platform/api-scopes";
import type { Database } from "@/db/client";
import { ask, keyOf, setUpDoor, takenBack } from "./rest-door";
import { callOf, restCases, type RestCall } from "./rest-cases";
import { buildWorld, type World } from "./world";

let database: TestDatabase;
let ws: TestWorkspace;
let world: World;
let key: string;

beforeAll(async () => {
  setUpDoor();
  database = await testDatabase();
  ws = await openTestWorkspace(database);
  world = await buildWorld(database, ws);
  key = await keyOf(ws, "owner");
}, 180_000);
afterAll(() => database.drop());

const currency = () => ws.workspace.homeCurrency;
const bodySchemaOf = (one: (typeof restCases)[number]): JsonSchema | undefined => one.documented.requestBody?.content["application/json"].schema;
const withField = (call: RestCall, name: string, value: unknown): RestCall =>
  call.body === undefined
    ? { ...call, path: `${call.path}${call.path.includes("?") ? "&" : "?"}${name}=${encodeURIComponent(String(value))}` }
    : { ...call, body: { ...(call.body as object), [name]: value } };

function without(call: RestCall, name: string): RestCall {
  const { [name]: _left, ...rest } = call.body as Record<string, unknown>;
  return { ...call, body: rest };
}

const placesOf = (body: Record<string, unknown>) => (body["errors"] as { pointer?: string; parameter?: string }[]).map((one) => one.pointer ?? one.parameter);

describe("PLT-05 contract of the public API, from its document", () => {
  it.each(restCases)("$id has a case", (one) => {
    expect(one.inputs(world).length).toBeGreaterThan(0);
  });

  it.each(restCases)("$id answers a valid request with what the document declares", async (one) => {
    for (const input of one.inputs(world)) {
      await takenBack(ws.database, async (inside) => {
        const answer = await ask(inside, ws, key, callOf(one, input, currency()));
        expect(answer.status, answer.text).toBe(one.operation.status);
        const judged = one.operation.response.safeParse(answer.body);
        expect(judged.success ? "" : `${judged.error.message} in ${answer.text.slice(0, 2000)}`).toBe("");
        expect(answer.headers.get("x-request-id")).toBe("rest-matrix");
        expect(answer.headers.get("ratelimit-remaining")).toMatch(/^\d+$/);
      });
    }
  });

  it.each(restCases)("$id refuses what the document does not know, lacks or types otherwise, and says where", async (one) => {
    const [input] = one.inputs(world);
    const call = callOf(one, input!, currency());
    await takenBack(ws.database, async (inside) => {
      const unknown = await ask(inside, ws, key, withField(call, "colour", "red"));
      expect([unknown.status, unknown.headers.get("content-type")], unknown.text).toEqual([400, "application/problem+json"]);
      expect(placesOf(unknown.body)).toContain(call.body === undefined ? "colour" : "/colour");
      const schema = bodySchemaOf(one);
      for (const name of schema?.required ?? []) {
        const answer = await ask(inside, ws, key, without(call, name));
        expect(answer.status, `${name} left out: ${answer.text}`).toBe(400);
        expect(placesOf(answer.body)).toContain(`/${name}`);
      }
      for (const name of Object.keys(schema?.properties ?? {})) {
        const answer = await ask(inside, ws, key, withField(call, name, { no: "such shape" }));
        expect(answer.status, `${name} of another type: ${answer.text}`).toBe(400);
        expect(placesOf(answer.body).some((place) => place === `/${name}` || place?.startsWith(`/${name}/`)), answer.text).toBe(true);
      }
    });
  });

  it.each(restCases)("$id wants its scope, and the scope is enough", async (one) => {
    const [input] = one.inputs(world);
    const call = callOf(one, input!, currency());
    const [only, others] = [await keyOf(ws, "owner", [one.operation.scope]), await keyOf(ws, "owner", API_SCOPES.filter((scope) => scope !== one.operation.scope))];
    await takenBack(ws.database, async (inside) => {
      const refused = await ask(inside, ws, others, call);
      expect([refused.status, refused.body["code"]]).toEqual([403, "api.scope_missing"]);
      const allowed = await ask(inside, ws, only, call);
      expect(allowed.status, allowed.text).toBe(one.operation.status);
    });
  });

  const writes = restCases.filter((one) => one.operation.writes);
  it.each(writes)("$id wants an idempotency key, answers a repeated one alike and does nothing twice", async (one) => {
    for (const input of one.inputs(world)) {
      const call = callOf(one, input, currency());
      await takenBack(ws.database, async (inside) => {
        const keyless = await ask(inside, ws, key, call, { "idempotency-key": "" });
        expect([keyless.status, keyless.body["code"]]).toEqual([400, "api.idempotency_key_missing"]);
        const again = { "idempotency-key": randomUUID() };
        const first = await ask(inside, ws, key, call, again);
        const after = await footprint(inside);
        const second = await ask(inside, ws, key, call, again);
        expect([second.status, second.text]).toEqual([first.status, first.text]);
        expect(await footprint(inside)).toEqual(after);
      });
    }
  });

  it("refuses a key that was used for another request", async () => {
    await takenBack(ws.database, async (inside) => {
      const again = { "idempotency-key": randomUUID() };
      const item = (code: string) => ({ method: "PUT", path: `/items/by-code/${code}`, body: { name: "Repeated" } });
      expect((await ask(inside, ws, key, item("R-1"), again)).status).toBe(200);
      const other = await ask(inside, ws, key, item("R-2"), again);
      expect([other.status, other.body["code"]]).toEqual([409, "idempotency.key_reused"]);
    });
  });
});

/** How many things happened in the workspace: audit lines and events, which every command leaves. */
async function footprint(inside: Database): Promise<readonly unknown[]> {
  const counted = await inside.execute(`select (select count(*) from audit_entries where tenant_id = '${ws.workspace.tenantId}')::int as audit, (select count(*) from outbox_events where tenant_id = '${ws.workspace.tenantId}')::int as events`);
  return [...counted];
}
