import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { connectDatabase, type DatabaseConnection } from "@/db/client";
import { testDatabase, type TestDatabase } from "@/db/testing/test-database";
import { openTestWorkspace, type TestWorkspace } from "@/db/testing/workspace";
import { defineJob, type AnyJob, type JobServices } from "./define-job";
import { until } from "./queue/queue-suite";
import type { Queues } from "./queue/open-queues";
import { startRelay, type Relay } from "./relay";
import { HASTY } from "./testing/bells";

/** A queue that only remembers what was put into it. */
function keptQueue(): { queues: Queues; ids: string[] } {
  const ids: string[] = [];
  const unused = () => {
    throw new Error("the relay does not do this");
  };
  return { ids, queues: { backend: "postgres", add: (_queue, wakeUps) => Promise.resolve(void ids.push(...wakeUps.map((one) => one.id))), consume: unused, ping: unused, open: unused, close: unused } };
}

describe("PLT-17 a look of the relay that never ends", () => {
  let database: TestDatabase;
  let pool: DatabaseConnection;
  let hung: TestWorkspace;
  let well: TestWorkspace;
  let relay: Relay;
  beforeAll(async () => {
    database = await testDatabase();
    hung = await openTestWorkspace(database, { name: "Hung" });
    well = await openTestWorkspace(database, { name: "Well" });
    pool = connectDatabase(database.appUrl, { role: null, max: 6 });
  });
  afterAll(async () => {
    await relay.stop();
    await pool.close();
    await database.drop();
  });

  it("is given up: other workspaces are looked at meanwhile, and it is itself looked at again", async () => {
    let looks = 0;
    const letGo: (() => void)[] = [];
    const job = defineJob({
      name: "bells.ring", queue: "work", payload: z.object({ tenantId: z.string() }),
      id: ({ tenantId }) => `ring-${tenantId}`,
      async due(scope) {
        // The first two looks at one workspace get no answer, as from a server that went away without a word.
        if (scope.tenantId === hung.workspace.tenantId && (looks += 1) <= 2) await new Promise<void>((resolve) => letGo.push(resolve));
        return [{ tenantId: scope.tenantId }];
      },
      run: () => Promise.resolve(),
    });
    const { queues, ids } = keptQueue();
    const services = { database: pool.db, clock: { now: () => new Date() }, subscribers: [], retry: HASTY, schedules: [], outbound: { policy: {} }, mail: null } as unknown as JobServices;
    relay = await startRelay({ services, catalog: [job as unknown as AnyJob], queues, sql: pool.sql, sweepSeconds: 0.2, repeatAfterSeconds: 60, lookSeconds: 1.5 });
    await until(() => Promise.resolve(ids.includes(`ring-${well.workspace.tenantId}`)), 40);
    await until(() => Promise.resolve(ids.includes(`ring-${hung.workspace.tenantId}`)), 40);
    expect(looks).toBeGreaterThanOrEqual(3);
    letGo.forEach((go) => go());
  }, 120_000);
});
