import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connectDatabase, type DatabaseConnection } from "@/db/client";
import { testDatabase, type TestDatabase } from "@/db/testing/test-database";
import { openTestWorkspace, type TestWorkspace } from "@/db/testing/workspace";
import { createSupplier, listSuppliers } from "@/server/modules/supply";
import { execute, read } from "@/server/platform/command";
import { describeError } from "@/server/platform/describe-error";
import { withTenant, type TenantContext } from "@/server/platform/tenant-scope";
import { startCuttingProxy, type CuttingProxy } from "./cutting-proxy";

const CLIENTS = 50;

let database: TestDatabase;
let ws: TestWorkspace;
let proxy: CuttingProxy;
let connection: DatabaseConnection;
let owner: DatabaseConnection;
let context: TenantContext;
beforeAll(async () => {
  database = await testDatabase();
  ws = await openTestWorkspace(database);
  const url = new URL(database.appUrl);
  proxy = await startCuttingProxy(() => Number(new URL(database.appUrl).port));
  url.port = String(proxy.port);
  connection = connectDatabase(url.href, { role: null, max: CLIENTS, applicationName: "cut" });
  owner = connectDatabase(database.ownerUrl, { role: null, max: 1 });
  context = { ...ws.context("owner"), database: connection.db };
});
afterAll(async () => {
  await Promise.all([connection.close(), owner.close()]);
  await proxy.close();
  await database.drop();
});

describe("PLT-17 the connection is cut right after COMMIT", () => {
  it("nobody hears that it was done; asked again with the same key, everybody gets the answer, and it was done once", async () => {
    const create = (n: number) => execute(context, createSupplier, { code: `S-${n}`, name: `Supplier ${n}` }, `key-${n}`);
    const all = Array.from({ length: CLIENTS }, (_, n) => n);
    // Everybody is connected before the scissors open.
    await Promise.all(all.map(() => connection.sql`select pg_sleep(0.2)`));
    proxy.cutAfterCommits(CLIENTS);
    const first = await Promise.allSettled(all.map(create));
    expect(proxy.cutsLeft).toBe(0);
    const errors = first.flatMap((one) => (one.status === "rejected" ? [describeError(one.reason as unknown)] : []));
    expect(errors.map((error) => `${error.status} ${error.code}`)).toEqual(all.map(() => "503 service.unavailable"));

    const again = await Promise.all(all.map(create));
    const { rows } = await read(context, listSuppliers, { limit: 200 });
    expect(rows).toHaveLength(CLIENTS);
    expect(new Set(again.map((answer) => answer.supplierId))).toEqual(new Set(rows.map((row) => row.id)));
  }, 60_000);

  it("what loses its server before the commit is tried again by itself, three times at most", async () => {
    const endItself = async (times: number) => {
      let runs = 0;
      const outcome = await withTenant(context, async (scope) => {
        runs += 1;
        if (runs <= times) {
          const [own] = await scope.db.execute<{ pid: number }>("select pg_backend_pid() as pid");
          await owner.sql`select pg_terminate_backend(${own?.pid ?? 0})`;
        }
        await scope.db.execute("select 1");
        return "done";
      }).catch((error: unknown) => describeError(error).code);
      return { runs, outcome };
    };
    expect(await endItself(2)).toEqual({ runs: 3, outcome: "done" });
    expect(await endItself(3)).toEqual({ runs: 3, outcome: "service.unavailable" });
  }, 60_000);
});
