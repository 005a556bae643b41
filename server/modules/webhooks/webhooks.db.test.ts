import { and, asc, eq, sql } from "drizzle-orm";
import { Webhook } from "standardwebhooks";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { z } from "zod";
import { idempotencyRecords, notifications } from "@/db/schema/platform";
import { webhookAttempts, webhookDeliveries, webhookEndpoints } from "@/db/schema/webhooks";
import { testDatabase, type TestDatabase } from "@/db/testing/test-database";
import { tradingCompany, type TradingCompany } from "@/db/testing/trading-company";
import { openReceiver, type WebhookReceiver } from "@/db/testing/webhook-receiver";
import { openTestWorkspace, type TestWorkspace } from "@/db/testing/workspace";
import { drainOutbox } from "@/server/flows/deliver-event";
import { NaruError } from "@/server/kernel/errors";
import { createOrder } from "@/server/modules/orders";
import { execute, read, type Command, type Query } from "@/server/platform/command";
import { newId } from "@/server/platform/new-id";
import type { OutboundSettings } from "@/server/platform/outbound-post";
import type { Role } from "@/server/platform/permissions";
import { withTenant } from "@/server/platform/tenant-scope";
import {
  createEndpoint, disableEndpoint, dueDeliveries, enableEndpoint, getDelivery, getEndpoint, listDeliveries, listEndpoints, pruneDeliveries, queueDeliveries, redeliver, redeliverFailed,
  removeEndpoint, rotateEndpointSecret, sendDelivery, sendTest, updateEndpoint, webhookSecret,
} from ".";

const INSIDE: OutboundSettings = { policy: { privateNetworks: true, http: true } };

describe("PLT-08 webhooks out", () => {
  let database: TestDatabase;
  let ws: TestWorkspace;
  let company: TradingCompany;
  let receiver: WebhookReceiver;
  let customerId: string;
  let itemId: string;

  beforeAll(async () => {
    process.env["WEBHOOKS_PRIVATE_NETWORKS"] = "allow";
    process.env["WEBHOOKS_HTTP"] = "allow";
    database = await testDatabase();
  });
  afterAll(async () => {
    delete process.env["WEBHOOKS_PRIVATE_NETWORKS"];
    delete process.env["WEBHOOKS_HTTP"];
    await database.drop();
  });
  beforeEach(async () => {
    ws = await openTestWorkspace(database);
    company = await tradingCompany(ws);
    [customerId, itemId] = [await company.customer(), await company.item({ onHand: "100", price: "1000" })];
    receiver = await openReceiver();
    await drainOutbox(ws.systemContext);
  });
  afterEach(() => receiver.close());

  const act = <N extends string, I extends z.ZodType, R>(command: Command<N, I, R>, input: z.input<I>, role: Role = "admin", key: string = newId()) => execute(ws.context(role), command, input, key);
  const ask = <N extends string, I extends z.ZodType, R>(query: Query<N, I, R>, input: z.input<I>, role: Role = "admin") => read(ws.context(role), query, input);
  const codeOf = (promise: Promise<unknown>) => promise.then(() => "ok", (error: unknown) => (error instanceof NaruError ? [error.code, ...error.faults.map((f) => f.code)].join(" ") : String(error)));
  const endpoint = async (wishes: { channel?: string; eventTypes?: string[]; url?: string } = {}) =>
    (await act(createEndpoint, { url: wishes.url ?? receiver.url, eventTypes: (wishes.eventTypes ?? ["order.created"]) as never, channel: wishes.channel })).endpointId as never;
  const order = async (fields: { channel?: "web" | "phone"; externalKey?: string } = {}) => {
    const { orderId } = await act(createOrder, { customerId: customerId as never, lines: [{ itemId: itemId as never, quantity: "2" }], ...fields }, "sales_rep");
    await drainOutbox(ws.systemContext);
    return orderId;
  };
  /** What the relay and the worker do with what is due now. */
  async function work(settings: OutboundSettings = INSIDE) {
    const due = await withTenant(ws.systemContext, (scope) => dueDeliveries(scope, 100));
    const outcomes = [];
    for (const one of due) outcomes.push(await sendDelivery(ws.systemContext, { deliveryId: one.id, attempts: one.attempts }, settings));
    return outcomes;
  }
  const deliveries = () => withTenant(ws.systemContext, (scope) => scope.db.select().from(webhookDeliveries).where(eq(webhookDeliveries.tenantId, scope.tenantId)).orderBy(asc(webhookDeliveries.id)));
  const attempts = () => withTenant(ws.systemContext, (scope) => scope.db.select().from(webhookAttempts).where(eq(webhookAttempts.tenantId, scope.tenantId)).orderBy(asc(webhookAttempts.id)));
  const makeDue = () => withTenant(ws.systemContext, (scope) => scope.db.update(webhookDeliveries).set({ nextAttemptAt: sql`now()` }).where(and(eq(webhookDeliveries.tenantId, scope.tenantId), eq(webhookDeliveries.status, "pending"))));
  const plant = (fields: Partial<typeof webhookEndpoints.$inferInsert> | { failingSince: ReturnType<typeof sql> }) =>
    withTenant(ws.systemContext, (scope) => scope.db.update(webhookEndpoints).set(fields as never).where(eq(webhookEndpoints.tenantId, scope.tenantId)));
  const verified = (index: number, secret: string) => {
    const { id, timestamp, signature, body } = receiver.heard[index]!;
    return new Webhook(secret).verify(body, { "webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": signature }) as { type: string; timestamp: string; version: string; data: Record<string, unknown> };
  };

  describe("an endpoint", () => {
    it("is made by an admin, shows its secret to nobody who reads it, and keeps it nowhere", async () => {
      const made = await act(createEndpoint, { url: receiver.url, eventTypes: ["order.created", "order.created"], description: "Shop" });
      const secret = webhookSecret(made.endpointId, made.secretNo);
      expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
      const { rows } = await ask(listEndpoints, {});
      expect(rows).toMatchObject([{ url: receiver.url, eventTypes: ["order.created"], status: "active", pending: 0, failed: 0, availableActions: ["disable", "remove"] }]);
      const kept = await withTenant(ws.systemContext, (scope) => scope.db.select().from(idempotencyRecords).where(eq(idempotencyRecords.tenantId, scope.tenantId)));
      expect(JSON.stringify([rows, kept])).not.toContain(secret.slice(6, 30));
    });

    it("made twice with one key is one endpoint with one secret", async () => {
      const key = newId();
      const input = { url: receiver.url, eventTypes: ["order.created"] as never };
      expect(await act(createEndpoint, input, "admin", key)).toEqual(await act(createEndpoint, input, "admin", key));
      expect((await ask(listEndpoints, {})).rows).toHaveLength(1);
    });

    it("is refused without an event, with an address that is none, and beyond twenty", async () => {
      expect(await codeOf(act(createEndpoint, { url: receiver.url, eventTypes: [] }))).toBe("input.invalid webhooks.no_events");
      expect(await codeOf(act(createEndpoint, { url: "shop.example", eventTypes: ["order.created"] }))).toBe("input.invalid webhooks.url_not_an_address");
      for (let made = 0; made < 20; made += 1) await endpoint();
      expect(await codeOf(act(createEndpoint, { url: receiver.url, eventTypes: ["order.created"] }))).toBe("webhooks.too_many_endpoints");
    });

    it("is refused inside private networks and over plain http unless the operator allows it", async () => {
      delete process.env["WEBHOOKS_PRIVATE_NETWORKS"];
      delete process.env["WEBHOOKS_HTTP"];
      const tried = (url: string) => codeOf(act(createEndpoint, { url, eventTypes: ["order.created"] }));
      expect(await tried("http://shop.example/")).toBe("input.invalid webhooks.url_https_only");
      for (const host of ["localhost", "127.0.0.1", "10.0.0.1", "169.254.169.254", "[::1]"]) expect(await tried(`https://${host}/`), host).toBe("input.invalid webhooks.url_private_address");
      expect(await tried("https://me:secret@shop.example/")).toBe("input.invalid webhooks.url_credentials");
      expect(await tried("https://shop.example/naru")).toBe("ok");
      process.env["WEBHOOKS_PRIVATE_NETWORKS"] = "allow";
      process.env["WEBHOOKS_HTTP"] = "allow";
    });

    it("is nobody's business but owner's and admin's, and another workspace's least", async () => {
      const endpointId = await endpoint();
      for (const role of ["sales_manager", "sales_rep", "warehouse", "accountant", "marketer", "agent"] as const) {
        expect(await codeOf(ask(listEndpoints, {}, role)), role).toBe("permission.missing");
        expect(await codeOf(act(sendTest, { endpointId }, role)), role).toBe("permission.missing");
      }
      const foreign = await openTestWorkspace(database);
      const there = foreign.context("owner");
      for (const command of [rotateEndpointSecret, disableEndpoint, removeEndpoint, sendTest, redeliverFailed] as const) {
        expect(await codeOf(execute<string, typeof command.input, unknown>(there, command as never, { endpointId }, newId())), command.name).toBe("record.not_found");
      }
      expect(await codeOf(read(there, getEndpoint, { endpointId }))).toBe("record.not_found");
    });

    it("is changed by whoever saw its last version", async () => {
      const endpointId = await endpoint();
      const wanted = { endpointId, url: receiver.url, eventTypes: ["invoice.issued"] as never, channel: "web", description: null };
      expect(await act(updateEndpoint, { ...wanted, version: 1 })).toMatchObject({ version: 2 });
      expect(await codeOf(act(updateEndpoint, { ...wanted, eventTypes: ["order.held"], version: 1 }))).toContain("record.changed");
      expect(await ask(getEndpoint, { endpointId })).toMatchObject({ eventTypes: ["invoice.issued"], channel: "web", version: 2 });
    });

    it("moves between active and disabled, and is gone once removed", async () => {
      const endpointId = await endpoint();
      await order();
      await act(disableEndpoint, { endpointId });
      expect(await codeOf(act(disableEndpoint, { endpointId }))).toBe("webhooks.endpoint_moved");
      expect(await codeOf(act(sendTest, { endpointId }))).toBe("webhooks.endpoint_not_active");
      await order();
      expect(await work()).toEqual([]);
      await act(enableEndpoint, { endpointId });
      // What was written down before waits and goes out; what happened while it was disabled was not written down.
      expect(await work()).toEqual(["delivered"]);
      await order();
      await act(removeEndpoint, { endpointId });
      expect(await work()).toEqual([]);
      expect((await deliveries()).map((d) => [d.status, d.lastFault])).toEqual([["delivered", null], ["failed", "endpoint_removed"]]);
      expect(await codeOf(ask(getEndpoint, { endpointId }))).toBe("record.not_found");
      expect(await codeOf(act(removeEndpoint, { endpointId }))).toBe("record.not_found");
    });
  });

  describe("an event", () => {
    it("is told to every endpoint that waits for it, once, with what the channel calls the order", async () => {
      const [first, second] = [await endpoint(), await endpoint({ eventTypes: ["order.created", "order.held"] })];
      await endpoint({ eventTypes: ["invoice.issued"] });
      const orderId = await order({ channel: "web", externalKey: "SHOP-1001" });
      const written = await deliveries();
      expect(written.map((d) => d.endpointId).sort()).toEqual([first, second].sort());
      expect(new Set(written.map((d) => d.messageId)).size).toBe(1);
      const { eventId } = written[0]!;
      const again = await withTenant(ws.systemContext, (scope) => queueDeliveries(scope, { id: eventId, type: "order.created", subjectIds: [orderId] }));
      expect([again, (await deliveries()).length]).toEqual([0, 2]);

      expect(await work()).toEqual(["delivered", "delivered"]);
      const message = verified(0, webhookSecret(written[0]!.endpointId, 1));
      expect(message).toMatchObject({
        type: "order.created",
        version: "1",
        data: {
          order: { id: orderId, number: expect.any(String), channel: "web", externalKey: "SHOP-1001", status: "draft", currency: "KRW", net: "2000", tax: "200", total: "2200", customer: { id: customerId } },
        },
      });
      expect(new Date(message.timestamp).toISOString()).toBe(message.timestamp);
      expect(receiver.heard.map((one) => one.id)).toEqual([`msg_${written[0]!.messageId}`, `msg_${written[0]!.messageId}`]);
      expect(await work()).toEqual([]);
    });

    it("of another channel is not told to an endpoint that wants one channel", async () => {
      const web = await endpoint({ channel: "web", eventTypes: ["order.created", "customer.held"] });
      await order({ channel: "phone" });
      await order({ channel: "web", externalKey: "W-1" });
      expect((await deliveries()).map((d) => [d.endpointId, JSON.parse(d.body).data.order.externalKey])).toEqual([[web, "W-1"]]);
    });

    it("of another workspace is never told here", async () => {
      await endpoint();
      const foreign = await openTestWorkspace(database);
      const theirs = await tradingCompany(foreign);
      const [customer, item] = [await theirs.customer(), await theirs.item({ onHand: "5" })];
      const { orderId } = await execute(foreign.context("owner"), createOrder, { customerId: customer as never, lines: [{ itemId: item as never, quantity: "1" }] }, newId());
      await drainOutbox(foreign.systemContext);
      expect(await deliveries()).toEqual([]);
      // Even an event of ours that named their order would tell nothing.
      expect(await withTenant(ws.systemContext, (scope) => queueDeliveries(scope, { id: newId(), type: "order.created", subjectIds: [orderId] }))).toBe(0);
    });

    it("costs nothing where nobody waits for it", async () => {
      await order();
      expect(await deliveries()).toEqual([]);
    });
  });

  describe("a delivery", () => {
    it("that fails is tried again under the same id with the same body, and signed anew", async () => {
      const endpointId = await endpoint();
      await order();
      receiver.answer = (response) => response.writeHead(500).end("out of paper");
      const began = Date.now();
      expect(await work()).toEqual(["pending"]);
      expect(await work()).toEqual([]);
      const [waiting] = await deliveries();
      expect(waiting).toMatchObject({ status: "pending", attempts: 1, tries: 1, responseStatus: 500, lastFault: "status" });
      const dueMs = waiting!.nextAttemptAt!.getTime();
      expect(dueMs).toBeGreaterThan(began + 3_000);
      expect(dueMs).toBeLessThan(Date.now() + 7_000);
      await makeDue();
      receiver.answer = 204;
      expect(await work()).toEqual(["delivered"]);
      expect(receiver.heard).toHaveLength(2);
      expect(new Set(receiver.heard.map((one) => `${one.id} ${one.body}`)).size).toBe(1);
      verified(1, webhookSecret(endpointId, 1));
      const shown = await ask(getDelivery, { deliveryId: waiting!.id as never });
      expect(shown).toMatchObject({ status: "delivered", mayRedeliver: true, body: receiver.heard[0]!.body });
      expect(shown.tried).toMatchObject([{ attemptNo: 2, responseStatus: 204, fault: null }, { attemptNo: 1, responseStatus: 500, responseBody: "out of paper", fault: "status" }]);
    });

    it("gets no further try after the tenth, and every failure says why", async () => {
      await endpoint();
      await order();
      receiver.answer = () => undefined;
      expect(await work({ ...INSIDE, timeoutMs: 600 })).toEqual(["pending"]);
      receiver.answer = (response) => response.writeHead(302, { location: receiver.url }).end();
      await makeDue();
      expect(await work()).toEqual(["pending"]);
      expect(receiver.heard).toHaveLength(2);
      await makeDue();
      expect(await work({ policy: { privateNetworks: false, http: true } })).toEqual(["pending"]);
      expect(receiver.heard).toHaveLength(2);
      receiver.answer = 503;
      for (let more = 0; more < 7; more += 1) {
        await makeDue();
        await work();
      }
      expect((await deliveries())[0]).toMatchObject({ status: "failed", attempts: 10, tries: 10 });
      expect((await attempts()).map((one) => one.fault)).toEqual(["timeout", "redirect", "private_address", ...Array<string>(7).fill("status")]);
    });

    it("to a name that turns inward after it was entered is refused", async () => {
      await endpoint({ url: "http://shop.example/hook" });
      await order();
      const rebound: OutboundSettings = { policy: { privateNetworks: false, http: true }, resolve: () => Promise.resolve([{ address: "127.0.0.1", family: 4 }]) };
      expect(await work(rebound)).toEqual(["pending"]);
      expect((await deliveries())[0]?.lastFault).toBe("private_address");
      expect(receiver.heard).toEqual([]);
    });

    it("is sent once when ten workers get the same wake-up", async () => {
      await endpoint();
      await order();
      const [due] = await withTenant(ws.systemContext, (scope) => dueDeliveries(scope, 10));
      const outcomes = await Promise.all(Array.from({ length: 10 }, () => sendDelivery(ws.systemContext, { deliveryId: due!.id, attempts: due!.attempts }, INSIDE)));
      expect(outcomes.filter((one) => one !== null)).toEqual(["delivered"]);
      expect(receiver.heard).toHaveLength(1);
    });

    it("is not found by another workspace's worker", async () => {
      await endpoint();
      await order();
      const [due] = await withTenant(ws.systemContext, (scope) => dueDeliveries(scope, 10));
      const foreign = await openTestWorkspace(database);
      expect(await sendDelivery(foreign.systemContext, { deliveryId: due!.id, attempts: 0 }, INSIDE)).toBeNull();
      expect(await codeOf(read(foreign.context("owner"), getDelivery, { deliveryId: due!.id as never }))).toBe("record.not_found");
      expect(await codeOf(execute(foreign.context("owner"), redeliver, { deliveryId: due!.id as never }, newId()))).toBe("record.not_found");
      expect(receiver.heard).toEqual([]);
    });

    it("is sent again by hand, whatever became of it, under its own id", async () => {
      const endpointId = await endpoint();
      await order();
      await work();
      const deliveryId = (await deliveries())[0]!.id as never;
      await act(redeliver, { deliveryId });
      expect(await work()).toEqual(["delivered"]);
      expect(new Set(receiver.heard.map((one) => one.id)).size).toBe(1);
      const key = newId();
      await act(redeliver, { deliveryId }, "owner", key);
      await work();
      await act(redeliver, { deliveryId }, "owner", key);
      expect(await work()).toEqual([]);
      expect(receiver.heard).toHaveLength(3);
      expect((await deliveries())[0]).toMatchObject({ attempts: 3, tries: 1 });
      await act(disableEndpoint, { endpointId });
      expect(await codeOf(act(redeliver, { deliveryId }))).toBe("webhooks.endpoint_not_active");
    });

    it("that failed is sent again with all the others that did", async () => {
      const endpointId = await endpoint();
      for (let i = 0; i < 3; i += 1) await order();
      await withTenant(ws.systemContext, (scope) => scope.db.update(webhookDeliveries).set({ status: "failed", tries: 10, attempts: 10 }).where(eq(webhookDeliveries.tenantId, scope.tenantId)));
      expect(await act(redeliverFailed, { endpointId })).toMatchObject({ restarted: 3 });
      expect(await work()).toEqual(["delivered", "delivered", "delivered"]);
      expect(await act(redeliverFailed, { endpointId })).toMatchObject({ restarted: 0 });
    });

    it("carries the signatures of both secrets for a day after a rotation, then of the new one", async () => {
      const endpointId = await endpoint();
      expect(await act(rotateEndpointSecret, { endpointId })).toMatchObject({ secretNo: 2 });
      await act(sendTest, { endpointId });
      await work();
      for (const no of [1, 2]) expect(verified(0, webhookSecret(endpointId, no)).type).toBe("webhook.test");
      expect((await ask(getEndpoint, { endpointId })).previousSecretUntil).toBeInstanceOf(Date);
      await plant({ previousSecretUntil: new Date(Date.now() - 1000) });
      await act(sendTest, { endpointId });
      await work();
      expect(verified(1, webhookSecret(endpointId, 2)).type).toBe("webhook.test");
      expect(() => verified(1, webhookSecret(endpointId, 1))).toThrow();
      expect((await ask(getEndpoint, { endpointId })).previousSecretUntil).toBeNull();
    });

    it("waits as long as the receiver asks", async () => {
      await endpoint();
      await order();
      receiver.answer = (response) => response.writeHead(429, { "retry-after": "3600" }).end();
      await work();
      const [row] = await withTenant(ws.systemContext, (scope) => scope.db.execute<{ s: number }>(sql`select extract(epoch from next_attempt_at - now())::float8 as s from webhook_deliveries where tenant_id = ${scope.tenantId}`));
      expect(row!.s).toBeGreaterThan(3500);
    });

    it("does not let a failing endpoint hold up the others", async () => {
      const failing = await endpoint();
      for (let i = 0; i < 4; i += 1) await order();
      await withTenant(ws.systemContext, (scope) => scope.db.update(webhookEndpoints).set({ failingSince: sql`now()` }).where(and(eq(webhookEndpoints.tenantId, scope.tenantId), eq(webhookEndpoints.id, failing))));
      expect(await withTenant(ws.systemContext, (scope) => dueDeliveries(scope, 100))).toHaveLength(1);
    });

    it("counts what is being sent: a receiver that keeps one waiting is not given the next, and another endpoint is", async () => {
      const slow = await endpoint();
      for (let i = 0; i < 3; i += 1) await order();
      await plant({ failingSince: sql`now()` });
      const other = await endpoint();
      await order();
      let answer = () => {};
      receiver.answer = (response) => (answer = () => void response.writeHead(500).end());
      const due = () => withTenant(ws.systemContext, (scope) => dueDeliveries(scope, 100));
      const ofSlow = async () => {
        const own = (await deliveries()).filter((one) => one.endpointId === slow).map((one) => one.id);
        return (await due()).filter((one) => own.includes(one.id));
      };
      const [first] = await ofSlow();
      const sending = sendDelivery(ws.systemContext, { deliveryId: first!.id, attempts: first!.attempts }, INSIDE);
      await vi.waitFor(() => expect(receiver.heard).toHaveLength(1), 10_000);
      expect(await ofSlow()).toEqual([]);
      expect(await due()).toHaveLength((await deliveries()).filter((one) => one.endpointId === other).length);
      answer();
      expect(await sending).toBe("pending");
      expect(await ofSlow()).toHaveLength(1);
    });
  });

  describe("an endpoint that fails", () => {
    const told = () =>
      withTenant(ws.systemContext, (scope) => scope.db.select({ userId: notifications.userId, code: notifications.code, href: notifications.href, params: notifications.params }).from(notifications).where(eq(notifications.tenantId, scope.tenantId)));

    it("for five days is disabled, and owner and admin are told once", async () => {
      const endpointId = await endpoint();
      await order();
      await order();
      receiver.answer = 500;
      await plant({ failingSince: sql`now() - interval '4 days 23 hours'` });
      await work();
      expect((await ask(getEndpoint, { endpointId })).status).toBe("active");
      await plant({ failingSince: sql`now() - interval '5 days 1 minute'` });
      await makeDue();
      await work();
      expect(await ask(getEndpoint, { endpointId })).toMatchObject({ status: "disabled", disabledReason: "failing", availableActions: ["enable", "remove"] });
      const notices = await told();
      expect(notices.map((n) => n.userId).sort()).toEqual([ws.users.owner.userId, ws.users.admin.userId].sort());
      expect(notices[0]).toMatchObject({ code: "webhooks.endpoint_failing", href: `/settings/webhooks/${endpointId}`, params: { host: new URL(receiver.url).host, days: 5 } });
      await makeDue();
      expect(await work()).toEqual([]);
      expect(await told()).toHaveLength(2);
      receiver.answer = 200;
      await act(enableEndpoint, { endpointId });
      await makeDue();
      expect(new Set(await work())).toEqual(new Set(["delivered"]));
      expect((await ask(getEndpoint, { endpointId })).failingSince).toBeNull();
    });

    it("and succeeds in between begins to count anew", async () => {
      const endpointId = await endpoint();
      await order();
      await plant({ failingSince: sql`now() - interval '30 days'` });
      await work();
      expect(await ask(getEndpoint, { endpointId })).toMatchObject({ status: "active", failingSince: null, lastSucceededAt: expect.any(Date) });
    });

    it("and says that it is gone is disabled at once", async () => {
      const endpointId = await endpoint();
      await order();
      receiver.answer = 410;
      expect(await work()).toEqual(["failed"]);
      expect(await ask(getEndpoint, { endpointId })).toMatchObject({ status: "disabled", disabledReason: "gone" });
      expect((await told()).map((n) => n.code)).toEqual(["webhooks.endpoint_gone", "webhooks.endpoint_gone"]);
    });
  });

  it("the log is filtered by state, event and number, page by page, and forgotten after thirty days", async () => {
    const [endpointId, other] = [await endpoint(), await endpoint({ eventTypes: ["invoice.issued"] })];
    await order();
    await order();
    await act(sendTest, { endpointId });
    await work();
    await order();
    const counted = async () => Object.fromEntries((await ask(listEndpoints, {})).rows.map((row) => [row.id, [row.pending, row.failed]]));
    expect(await counted()).toEqual({ [endpointId]: [1, 0], [other]: [0, 0] });
    const log = async (filters: object) => (await ask(listDeliveries, { endpointId, ...filters })).rows.map((row) => `${row.eventType} ${row.status}`);
    expect(await log({})).toEqual(["order.created pending", "webhook.test delivered", "order.created delivered", "order.created delivered"]);
    expect(await log({ status: "pending" })).toEqual(["order.created pending"]);
    expect(await log({ eventType: "webhook.test" })).toEqual(["webhook.test delivered"]);
    const [newest] = (await ask(listDeliveries, { endpointId, limit: 1 })).rows;
    expect(await log({ search: newest!.subjectLabel.toLowerCase() })).toEqual(["order.created pending"]);
    const first = await ask(listDeliveries, { endpointId, limit: 3 });
    expect((await ask(listDeliveries, { endpointId, limit: 3, cursor: first.nextCursor })).rows).toHaveLength(1);
    await withTenant(ws.systemContext, (scope) => scope.db.update(webhookDeliveries).set({ createdAt: sql`now() - interval '31 days'` }).where(and(eq(webhookDeliveries.tenantId, scope.tenantId), eq(webhookDeliveries.status, "delivered"))));
    await withTenant(ws.systemContext, pruneDeliveries);
    expect(await log({})).toEqual(["order.created pending"]);
  });
});
