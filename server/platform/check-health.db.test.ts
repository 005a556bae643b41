import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connectDatabase } from "@/db/client";
import { testDatabase, testRedisUrl, type TestDatabase } from "@/db/testing/test-database";
import { workerHeartbeats } from "@/db/schema/operations";
import { sql } from "drizzle-orm";
import { checkHealth } from "./check-health";
import { systemClock } from "./clock";
import { writeHeartbeat } from "./heartbeat";
import { localIdentityContext, withIdentity } from "./identity";
import { newId } from "./new-id";

describe("PLT-11 health of each part", () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase();
  });
  afterAll(() => database.drop());
  const facts = () => ({ database: database.db, clock: systemClock, requestId: "r" });
  const beat = (queueReached: boolean, workerId = newId()) =>
    withIdentity(localIdentityContext(database.db, systemClock, "r"), (scope) => writeHeartbeat(scope, { workerId, host: "h", pid: 1, queueBackend: "redis", queueReached }));

  it("tells that web and database are up while no worker has come", async () => {
    const health = await checkHealth(facts());
    expect(health.ok).toBe(false);
    expect(health.parts).toMatchObject({ web: { ok: true }, database: { ok: true }, queue: { ok: false, backend: "postgres" }, worker: { ok: false, ageSeconds: null } });
    expect((await checkHealth(facts(), ["web", "database"])).ok).toBe(true);
  });

  it("counts a worker as up while it beats and reaches its queue", async () => {
    const worker = newId();
    await beat(false, worker);
    expect((await checkHealth(facts(), ["worker"])).ok).toBe(false);
    const began = performance.now();
    const gone = () => Math.ceil((performance.now() - began) / 1000);
    await beat(true, worker);
    const well = await checkHealth(facts(), ["worker"]);
    expect(well.ok).toBe(true);
    expect(well.parts.worker?.ageSeconds).toBeLessThanOrEqual(gone());
    await database.db.update(workerHeartbeats).set({ seenAt: sql`now() - interval '40 seconds'` });
    const silent = await checkHealth(facts(), ["worker"]);
    expect(silent.ok).toBe(false);
    expect(silent.parts.worker?.ageSeconds).toBeGreaterThanOrEqual(40);
    expect(silent.parts.worker?.ageSeconds).toBeLessThanOrEqual(40 + gone());
  });

  it("asks Redis itself", async (context) => {
    expect(await checkHealth({ ...facts(), redisUrl: "redis://:secret@127.0.0.1:1" }, ["queue"])).toMatchObject({ ok: false });
    const redisUrl = testRedisUrl();
    if (!redisUrl) return context.skip("there is no redis-server");
    expect(await checkHealth({ ...facts(), redisUrl }, ["queue"])).toMatchObject({ ok: true, parts: { queue: { backend: "redis" } } });
  });

  it("answers when the database is gone, without a word of its address", async () => {
    const nowhere = connectDatabase("postgres://user:hunter22@127.0.0.1:1/naru");
    const health = await checkHealth({ ...facts(), database: nowhere.db });
    await nowhere.close();
    expect(health).toMatchObject({ ok: false, parts: { web: { ok: true }, database: { ok: false }, worker: { ok: false } } });
    expect(JSON.stringify(health)).not.toMatch(/hunter22|127\.0\.0\.1/);
  });
});
