import { spawn } from "node:child_process";
import { asc, eq, sql } from "drizzle-orm";
import { Webhook } from "standardwebhooks";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { outboxEvents } from "@/db/schema/platform";
import { webhookAttempts, webhookDeliveries } from "@/db/schema/webhooks";
import { testDatabase, type TestDatabase } from "@/db/testing/test-database";
import { openReceiver, type WebhookReceiver } from "@/db/testing/webhook-receiver";
import { openTestWorkspace, type TestWorkspace } from "@/db/testing/workspace";
import { inProject } from "@/scripts/services/project-root";
import { createCustomer } from "@/server/modules/customers";
import { holdCustomer } from "@/server/modules/credit";
import { createEndpoint, webhookSecret } from "@/server/modules/webhooks";
import { execute } from "@/server/platform/command";
import { newId } from "@/server/platform/new-id";
import { withTenant } from "@/server/platform/tenant-scope";
import { until, type QueueUnderTest } from "./queue/queue-suite";
import { postgresUnderTest } from "./testing/queues-under-test";
import { startWorker, type RunningWorker } from "./worker";

describe("PLT-08 the worker that sends webhooks", () => {
  let database: TestDatabase;
  let under: QueueUnderTest;
  let ws: TestWorkspace;
  let receiver: WebhookReceiver;
  let secret: string;
  let worker: RunningWorker | undefined;
  const children: ReturnType<typeof spawn>[] = [];

  beforeAll(async () => {
    process.env["WEBHOOKS_PRIVATE_NETWORKS"] = "allow";
    process.env["WEBHOOKS_HTTP"] = "allow";
    database = await testDatabase();
    under = await postgresUnderTest(database);
    ws = await openTestWorkspace(database);
    receiver = await openReceiver();
    const made = await execute(ws.context("admin"), createEndpoint, { url: receiver.url, eventTypes: ["customer.held"] }, newId());
    secret = webhookSecret(made.endpointId, made.secretNo);
  });
  afterEach(async () => {
    for (const child of children) child.kill("SIGKILL");
    await worker?.stop(5);
    worker = undefined;
    await under.flush();
    receiver.heard.length = 0;
    receiver.answer = 200;
  });
  afterAll(async () => {
    delete process.env["WEBHOOKS_PRIVATE_NETWORKS"];
    delete process.env["WEBHOOKS_HTTP"];
    await receiver.close();
    await under.close();
    await database.drop();
  });

  const startChild = () => {
    const settings = JSON.stringify({ databaseUrl: database.appUrl, queue: under.place });
    const child = spawn(process.execPath, ["--import", "tsx", inProject("jobs/testing/webhook-worker.ts"), settings], { stdio: ["ignore", "ignore", "inherit"] });
    children.push(child);
    return { child, ended: new Promise((resolve) => child.once("exit", resolve)) };
  };
  const startHere = async () => {
    worker = await startWorker({ databaseUrl: database.appUrl, databaseRole: null, queue: under.place, outbound: { policy: { privateNetworks: true, http: true } }, sweepSeconds: 1, repeatAfterSeconds: 2 });
  };
  async function holdOne(): Promise<string> {
    const { customerId } = await execute(ws.context("owner"), createCustomer, { name: `Held ${newId().slice(-6)}`, type: "direct" }, newId());
    await execute(ws.context("owner"), holdCustomer, { customerId: customerId as never, reason: "documents" }, newId());
    return customerId;
  }
  const rows = () => withTenant(ws.systemContext, (scope) => scope.db.select().from(webhookDeliveries).where(eq(webhookDeliveries.tenantId, scope.tenantId)).orderBy(asc(webhookDeliveries.id)));
  const delivered = async () => (await rows()).filter((row) => row.status === "delivered").length;
  const subjectOf = (body: string) => (JSON.parse(body) as { data: { customer: { id: string } } }).data.customer.id;

  it("tells a receiver within seconds of the commit, each event once", async () => {
    await startHere();
    const held = [await holdOne(), await holdOne(), await holdOne()];
    await until(async () => (await delivered()) === 3, 20);
    expect(receiver.heard.map((one) => subjectOf(one.body)).sort()).toEqual(held.sort());
    const { id, timestamp, signature, body } = receiver.heard[0]!;
    expect(new Webhook(secret).verify(body, { "webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": signature })).toMatchObject({ type: "customer.held" });
  });

  it("killed between sending and recording, sends again under the same id: a receiver that remembers ids takes each event once", async () => {
    const before = (await rows()).length;
    // The receiver takes the message in and the worker dies before it learns so.
    receiver.answer = () => undefined;
    const { child, ended } = startChild();
    const customerId = await holdOne();
    await until(() => receiver.heard.length === 1, 40);
    child.kill("SIGKILL");
    await ended;
    const [lost] = (await rows()).slice(before);
    expect(lost).toMatchObject({ status: "pending", attempts: 1, subjectId: customerId });
    receiver.answer = 200;
    await startHere();
    // The claim holds for a minute; the test does not wait for it.
    await withTenant(ws.systemContext, (scope) => scope.db.update(webhookDeliveries).set({ nextAttemptAt: sql`now()` }).where(eq(webhookDeliveries.id, lost!.id)));
    await until(async () => (await delivered()) === before + 1, 20);
    expect(receiver.heard).toHaveLength(2);
    expect(new Set(receiver.heard.map((one) => `${one.id} ${one.body}`)).size).toBe(1);
    expect((await rows()).length).toBe(before + 1);
    const tried = await withTenant(ws.systemContext, (scope) => scope.db.select().from(webhookAttempts).where(eq(webhookAttempts.deliveryId, lost!.id)).orderBy(asc(webhookAttempts.attemptNo)));
    expect(tried.map((one) => [one.attemptNo, one.responseStatus])).toEqual([[1, null], [2, 200]]);
  }, 120_000);

  it("killed again and again over many events, loses none and writes none down twice", async () => {
    const before = (await rows()).length;
    receiver.answer = (response) => void setTimeout(() => response.writeHead(200).end(), 150);
    const held: string[] = [];
    for (let i = 0; i < 25; i += 1) held.push(await holdOne());
    for (let round = 1; round <= 3; round += 1) {
      const { child, ended } = startChild();
      await until(() => receiver.heard.length >= round * 3, 40);
      child.kill("SIGKILL");
      await ended;
      // Neither the dead worker's wake-ups nor its claims are waited for.
      await under.flush();
      await withTenant(ws.systemContext, async (scope) => {
        await scope.db.update(webhookDeliveries).set({ nextAttemptAt: sql`now()` }).where(eq(webhookDeliveries.status, "pending"));
        await scope.db.update(outboxEvents).set({ nextAttemptAt: sql`now()` }).where(eq(outboxEvents.tenantId, scope.tenantId));
      });
    }
    await startHere();
    await until(async () => (await delivered()) === before + 25, 60);
    const written = (await rows()).slice(before);
    expect(written.map((row) => row.subjectId).sort()).toEqual(held.sort());
    const byId = new Map(receiver.heard.map((one) => [one.id, subjectOf(one.body)]));
    expect([...byId.values()].sort()).toEqual(held.sort());
  }, 180_000);
});
