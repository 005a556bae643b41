import { and, eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { notifications, outboxDeliveries, outboxEvents } from "@/db/schema/platform";
import { testDatabase, type TestDatabase } from "@/db/testing/test-database";
import { openTestWorkspace, type TestWorkspace } from "@/db/testing/workspace";
import { refused } from "@/server/kernel/errors";
import { defineEvent, emit } from "@/server/platform/outbox";
import { defineConvergence, defineSubscriber, type Subscriber } from "@/server/platform/subscription";
import { withTenant, type TenantContext } from "@/server/platform/tenant-scope";
import { deliverEvents, drainOutbox, type DeliveryOptions } from "./deliver-event";

const bellRung = defineEvent("bell.rung", z.object({ times: z.number() }));
const doorOpened = defineEvent("door.opened", z.object({}));

describe("PLT-17 events reach their subscribers once", () => {
  let database: TestDatabase;
  let ws: TestWorkspace;
  let heard: string[];
  const listener = (name: `${string}.${string}`, fails: () => boolean = () => false): Subscriber =>
    defineSubscriber({
      event: bellRung,
      subscriber: name,
      async run(scope, { times }) {
        heard.push(`${name} ${times} ${scope.actor.kind === "system" ? scope.actor.name : ""}`);
        // An effect in the subscriber's transaction: it must vanish with a failure.
        await emit(scope, doorOpened({}));
        if (fails()) throw refused("orders.credit_held", { customer: "Kim Minji" });
      },
    });

  beforeAll(async () => {
    database = await testDatabase();
  });
  afterAll(() => database.drop());
  beforeEach(async () => {
    ws = await openTestWorkspace(database);
    heard = [];
    await withTenant(ws.systemContext, (scope) => scope.db.update(outboxEvents).set({ handledAt: sql`now()` }).where(eq(outboxEvents.tenantId, scope.tenantId)));
  });

  const deliverEvent = async (context: TenantContext, seen: { eventId: string; attempts: number }, options: DeliveryOptions) =>
    (await deliverEvents(context, [seen], options)).get(seen.eventId) ?? "elsewhere";
  const ring = (times = 3) => withTenant(ws.systemContext, (scope) => emit(scope, bellRung({ times })));
  const events = (type: string) =>
    withTenant(ws.systemContext, (scope) => scope.db.select().from(outboxEvents).where(and(eq(outboxEvents.tenantId, scope.tenantId), eq(outboxEvents.type, type))));
  async function wakeUp() {
    const [event] = await events("bell.rung");
    return { eventId: event?.id ?? "", attempts: event?.attempts ?? 0 };
  }
  const makeDue = () =>
    withTenant(ws.systemContext, (scope) => scope.db.update(outboxEvents).set({ nextAttemptAt: sql`now()` }).where(eq(outboxEvents.tenantId, scope.tenantId)));

  it("tells every subscriber, as the system under its own name", async () => {
    await ring();
    expect(await deliverEvent(ws.systemContext, await wakeUp(), { subscribers: [listener("a.hear"), listener("b.hear")] })).toBe("handled");
    expect(heard).toEqual(["a.hear 3 a.hear", "b.hear 3 b.hear"]);
    expect((await events("bell.rung"))[0]?.handledAt).not.toBeNull();
  });

  it("leaves out a subscriber whose events the workspace does not wait for, and tells the others which event it is", async () => {
    let asked = 0;
    let waitsFor = new Set<string>();
    const wantedTypes = () => Promise.resolve(((asked += 1), waitsFor));
    const told: string[] = [];
    const choosy = (name: string): Subscriber => ({ subscriber: name, eventType: "bell.rung", wantedTypes, run: (_scope, _payload, event) => Promise.resolve(void told.push(event.id)) });
    await ring();
    const first = await wakeUp();
    await deliverEvent(ws.systemContext, first, { subscribers: [choosy("a.choose"), choosy("b.choose"), listener("c.hear")] });
    expect([asked, told, heard.length]).toEqual([1, [], 1]);
    await ring();
    expect(await drainOutbox(ws.systemContext, { subscribers: [choosy("a.choose")] })).toBe(0);
    waitsFor = new Set(["bell.rung"]);
    await ring();
    expect(await drainOutbox(ws.systemContext, { subscribers: [choosy("a.choose")] })).toBe(1);
    expect(told).toHaveLength(1);
    expect(told).not.toContain(first.eventId);
  });

  it("handles the same wake-up once, also when ten workers get it together", async () => {
    await ring();
    const wake = await wakeUp();
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => deliverEvent(ws.systemContext, wake, { subscribers: [listener("a.hear")] })));
    expect(outcomes.filter((one) => one === "handled")).toHaveLength(1);
    expect(heard).toHaveLength(1);
    expect(await deliverEvent(ws.systemContext, wake, { subscribers: [listener("a.hear")] })).toBe("elsewhere");
  });

  it("keeps what one subscriber did when another fails, and later only repeats the failed one", async () => {
    await ring();
    let broken = true;
    const subscribers = [listener("a.fail", () => broken), listener("b.hear")];
    const began = Date.now();
    expect(await deliverEvent(ws.systemContext, await wakeUp(), { subscribers })).toBe("postponed");
    expect(await events("door.opened")).toHaveLength(1);
    const [event] = await events("bell.rung");
    expect(event?.lastError).toContain("orders.credit_held");
    expect(event?.lastError).not.toContain("Minji");
    expect(event!.nextAttemptAt.getTime()).toBeGreaterThan(began + 1_000);
    broken = false;
    await makeDue();
    expect(await deliverEvent(ws.systemContext, await wakeUp(), { subscribers })).toBe("handled");
    expect(heard.filter((line) => line.startsWith("b.hear"))).toHaveLength(1);
    expect(await events("door.opened")).toHaveLength(2);
  });

  it("tells events that came together in one transaction, and what they only bring up to date once", async () => {
    for (const times of [1, 2, 3]) await ring(times);
    const brought: string[][] = [];
    const converging = defineConvergence({ event: bellRung, subscriber: "a.converge", gather: (_scope, { times }) => [`bell-${times % 2}`], act: (_scope, ids) => Promise.resolve(void brought.push([...ids])) });
    const seen = (await events("bell.rung")).map(({ id, attempts }) => ({ eventId: id, attempts }));
    const outcomes = await deliverEvents(ws.systemContext, seen, { subscribers: [converging, listener("b.hear")] });
    expect([...outcomes.values()]).toEqual(["handled", "handled", "handled"]);
    expect(brought.map((ids) => ids.sort())).toEqual([["bell-0", "bell-1"]]);
    expect(heard).toEqual(["b.hear 1 b.hear", "b.hear 2 b.hear", "b.hear 3 b.hear"]);
    expect((await deliverEvents(ws.systemContext, seen, { subscribers: [converging] })).size).toBe(0);
  });

  it("tells each by itself when one of several fails: the others are handled once, the failed one comes back", async () => {
    for (const times of [1, 2, 3]) await ring(times);
    const done: number[] = [];
    const picky = defineSubscriber({
      event: bellRung, subscriber: "a.pick",
      run: async (scope, { times }) => {
        if (times === 2) throw refused("orders.credit_held", { customer: "Kim Minji" });
        done.push(times);
        await emit(scope, doorOpened({}));
      },
    });
    const rung = await events("bell.rung");
    const outcomes = await deliverEvents(ws.systemContext, rung.map(({ id, attempts }) => ({ eventId: id, attempts })), { subscribers: [picky] });
    expect(rung.map(({ id, payload }) => [payload["times"], outcomes.get(id)]).sort()).toEqual([[1, "handled"], [2, "postponed"], [3, "handled"]]);
    // What the try together did was taken back with it.
    expect(await events("door.opened")).toHaveLength(2);
    expect(new Set(done)).toEqual(new Set([1, 3]));
  });

  it("goes to the dead-letter list after the last try and tells the admins, nobody else, once", async () => {
    await ring();
    const options = { subscribers: [listener("a.fail", () => true)], retry: { attempts: 2, firstDelaySeconds: 0, ceilingSeconds: 0, leaseSeconds: 30 } };
    expect(await deliverEvent(ws.systemContext, await wakeUp(), options)).toBe("postponed");
    expect(await deliverEvent(ws.systemContext, await wakeUp(), options)).toBe("dead");
    expect(await deliverEvent(ws.systemContext, await wakeUp(), options)).toBe("elsewhere");
    const told = await withTenant(ws.systemContext, (scope) => scope.db.select().from(notifications).where(eq(notifications.tenantId, scope.tenantId)));
    expect(told.map((one) => one.userId).sort()).toEqual([ws.users.owner.userId, ws.users.admin.userId].sort());
    expect(await withTenant(ws.systemContext, (scope) => scope.db.select().from(outboxDeliveries).where(eq(outboxDeliveries.tenantId, scope.tenantId)))).toHaveLength(0);
  });

  it("gives a try up for lost when its worker fell silent, and the lost worker's delivery still counts once", async () => {
    await ring();
    const retry = { attempts: 5, firstDelaySeconds: 0, ceilingSeconds: 0, leaseSeconds: 30 };
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    const slow = defineSubscriber({ event: bellRung, subscriber: "a.slow", run: async () => { heard.push("slow"); await held; } });
    const first = deliverEvent(ws.systemContext, await wakeUp(), { subscribers: [slow], retry });
    while (heard.length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    expect(await deliverEvent(ws.systemContext, await wakeUp(), { subscribers: [slow], retry })).toBe("elsewhere");
    await makeDue();
    const { attempts } = await wakeUp();
    const second = deliverEvent(ws.systemContext, await wakeUp(), { subscribers: [slow], retry });
    // The second has the event now; whether it already waits for the first or comes after it makes no difference.
    while ((await wakeUp()).attempts === attempts) await new Promise((resolve) => setTimeout(resolve, 10));
    release();
    expect([await first, await second]).toEqual(["handled", "handled"]);
    expect(heard).toEqual(["slow"]);
  });

  it("does not see another workspace's event", async () => {
    await ring();
    const other = await openTestWorkspace(database);
    expect(await deliverEvent(other.systemContext, await wakeUp(), { subscribers: [listener("a.hear")] })).toBe("elsewhere");
    expect(heard).toEqual([]);
  });

  it("drains a workspace without a worker, consequences of consequences included", async () => {
    const answered: string[] = [];
    const answer = defineSubscriber({ event: doorOpened, subscriber: "c.answer", run: async () => void answered.push("opened") });
    for (let i = 0; i < 5; i += 1) await ring(i);
    expect(await drainOutbox(ws.systemContext, { subscribers: [listener("a.hear"), answer] })).toBe(10);
    expect(answered).toHaveLength(5);
    expect(await drainOutbox(ws.systemContext, { subscribers: [listener("a.hear"), answer] })).toBe(0);
    await ring();
    await expect(drainOutbox(ws.systemContext, { subscribers: [listener("a.fail", () => true)] })).rejects.toThrow("a.fail: orders.credit_held");
  });
});
