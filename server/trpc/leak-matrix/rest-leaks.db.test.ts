import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connectDatabase, type Database, type DatabaseConnection } from "@/db/client";
import { testDatabase, type TestDatabase } from "@/db/testing/test-database";
import { openTestWorkspace, type TestWorkspace } from "@/db/testing/workspace";
import { newId } from "@/server/platform/new-id";
import { ROLES, roleMay, type Role } from "@/server/platform/permissions";
import { idPathsOfInput, valueAt, withValueAt } from "./id-paths";
import { ask, keyOf, setUpDoor, takenBack, type RestAnswer } from "./rest-door";
import { callOf, restCases } from "./rest-cases";
import { buildWorld, type World } from "./world";

let database: TestDatabase;
let bypass: DatabaseConnection;
let [ours, theirs]: TestWorkspace[] = [];
let [own, foreign]: World[] = [];
const keys = new Map<Role, string>();

beforeAll(async () => {
  setUpDoor();
  database = await testDatabase();
  bypass = connectDatabase(database.bypassUrl, { role: null, applicationName: "naru-rest-matrix" });
  [ours, theirs] = [await openTestWorkspace(database), await openTestWorkspace(database)];
  [own, foreign] = [await buildWorld(database, ours), await buildWorld(database, theirs)];
  // A world takes one member out: keys of every role act for the owner who makes them.
  for (const role of ROLES) keys.set(role, await keyOf(ours, role));
}, 240_000);
afterAll(async () => {
  await bypass.close();
  await database.drop();
});

/** What a program learns, with the tried id and ids made on the way taken out: two answers that read alike tell nothing apart. */
const reading = (answer: RestAnswer, tried: string) => `${answer.status} ${answer.text.replaceAll(tried, "<tried>").replace(/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g, "<id>")}`;

describe.each([
  { label: "as the application's role", roles: ROLES, handle: (): Database => ours!.database },
  // The commands behind are tried for every role by the matrix of procedures.
  { label: "with row-level security bypassed: the predicates alone", roles: ["owner", "sales_rep"] as const, handle: (): Database => bypass.db },
])("PLT-01 leak matrix of the public API $label", ({ handle, roles }) => {
  it.each(restCases)("$id answers a foreign id like one that does not exist, to every role", async (one) => {
    const [mine, others] = [one.inputs(own!), one.inputs(foreign!)];
    expect(mine.length).toBeGreaterThan(0);
    const currency = ours!.workspace.homeCurrency;
    for (const [index, input] of mine.entries()) {
      await takenBack(handle(), async (inside) => {
        const success = await ask(inside, ours!, keys.get("owner")!, callOf(one, input, currency));
        expect(success.status, success.text).toBe(one.operation.status);
      });
      for (const { path } of idPathsOfInput(input, one.paths)) {
        const [foreignId, nobody] = [valueAt(others[index], path) as string, newId()];
        const tryId = async (role: Role, id: string): Promise<RestAnswer> => {
          let answer: RestAnswer | undefined;
          await takenBack(handle(), async (inside) => {
            answer = await ask(inside, ours!, keys.get(role)!, callOf(one, withValueAt(input, path, id) as object, currency));
          });
          return answer!;
        };
        for (const role of roles) {
          const tried = await tryId(role, foreignId);
          if (!roleMay(role, one.operation.definition.permission)) {
            expect(tried.body["code"], `${role} ${path}`).toBe("permission.missing");
            continue;
          }
          expect(reading(tried, foreignId), `${role} ${path}`).toBe(reading(await tryId(role, nobody), nobody));
          expect(tried.status, `${role} ${path}: ${tried.text}`).toBeLessThan(500);
        }
      }
    }
  }, 60_000);
});
