import { and, asc, eq, sql } from "drizzle-orm";
import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { z } from "zod";
import { auditEntries } from "@/db/schema/platform";
import { fulfilmentConnections, fulfilmentMessages } from "@/db/schema/webhooks";
import { testDatabase, type TestDatabase } from "@/db/testing/test-database";
import { tradingCompany } from "@/db/testing/trading-company";
import { openReceiver, type WebhookReceiver } from "@/db/testing/webhook-receiver";
import { openTestWorkspace, type TestWorkspace } from "@/db/testing/workspace";
import { drainOutbox } from "@/server/flows/deliver-event";
import { addDays } from "@/server/kernel/calendar-date";
import { NaruError } from "@/server/kernel/errors";
import { demandLinesOf } from "@/server/modules/demand";
import { issueInvoice } from "@/server/modules/invoicing";
import { confirmOrder, createOrder } from "@/server/modules/orders";
import { recordReceipt } from "@/server/modules/receivables";
import { createShipment, getShipment, releaseShipment } from "@/server/modules/shipments";
import {
  createConnection, createEndpoint, dueDeliveries, listConnections, listMessages, pruneMessages, receiveMessage, removeConnection, rotateConnectionSecret, sendDelivery, WEBHOOK_EVENT_TYPES, webhookSecret,
} from "@/server/modules/webhooks";
import { deactivateMember } from "@/server/modules/workspaces";
import { execute, read, type Command, type Query } from "@/server/platform/command";
import { newId } from "@/server/platform/new-id";
import type { Role } from "@/server/platform/permissions";
import { signMessage } from "@/server/platform/standard-webhooks";
import { withTenant, type TenantContext } from "@/server/platform/tenant-scope";

describe("FUL-08 a fulfilment system reports, and the channel the order came from is told", () => {
  let database: TestDatabase;
  let ws: TestWorkspace;
  let connectionId: string;
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
    const company = await tradingCompany(ws);
    [customerId, itemId] = [await company.customer(), await company.item({ onHand: "100", price: "1000" })];
    connectionId = (await act(createConnection, { name: "North warehouse" })).connectionId;
    await drainOutbox(ws.systemContext);
  });

  const act = <N extends string, I extends z.ZodType, R>(command: Command<N, I, R>, input: z.input<I>, role: Role = "admin") => execute(ws.context(role), command, input, newId());
  const ask = <N extends string, I extends z.ZodType, R>(query: Query<N, I, R>, input: z.input<I>, role: Role = "admin") => read(ws.context(role), query, input);
  const codeOf = (promise: Promise<unknown>) => promise.then(() => "ok", (error: unknown) => (error instanceof NaruError ? error.code : String(error)));
  const door = (context: TenantContext = ws.systemContext) => ({ database: context.database, workspace: context.workspace, clock: context.clock, requestId: context.requestId });
  const messages = () => ask(listMessages, { connectionId: connectionId as never }).then(({ rows }) => rows);
  const stateOf = async (shipmentId: string) => (await ask(getShipment, { shipmentId: shipmentId as never })).status;

  /** A message as a fulfilment system signs it. */
  function report(type: string, data: object, wishes: { id?: string; at?: Date; secret?: string; connection?: string } = {}) {
    const body = JSON.stringify({ type, timestamp: ws.clock.now().toISOString(), data });
    const connection = wishes.connection ?? connectionId;
    const headers = signMessage({ id: wishes.id ?? newId(), at: wishes.at ?? ws.clock.now(), body }, [wishes.secret ?? webhookSecret(connection, 1)]);
    return { connectionId: connection, id: headers["webhook-id"], timestamp: headers["webhook-timestamp"], signature: headers["webhook-signature"], body };
  }
  const send = (type: string, data: object, wishes: Parameters<typeof report>[2] = {}) => receiveMessage(door(), report(type, data, wishes));

  async function releasedShipment(order: { channel?: "web"; externalKey?: string } = {}) {
    const { orderId } = await act(createOrder, { customerId: customerId as never, lines: [{ itemId: itemId as never, quantity: "3" }], ...order }, "sales_rep");
    await act(confirmOrder, { orderId: orderId as never }, "sales_rep");
    const [line] = await withTenant(ws.systemContext, (scope) => demandLinesOf(scope, orderId));
    const { shipments } = await act(createShipment, { lines: [{ demandLineId: line!.id as never, quantity: "2" }] }, "sales_rep");
    const { shipmentId } = shipments[0]!;
    await act(releaseShipment, { shipmentId: shipmentId as never }, "sales_rep");
    return { orderId, shipmentId: shipmentId as string, number: (await ask(getShipment, { shipmentId: shipmentId as never })).number };
  }

  it("dispatch and delivery change the shipment as people would, and the shop hears both with its own order number", async () => {
    const shop: WebhookReceiver = await openReceiver();
    const endpoint = await act(createEndpoint, { url: shop.url, eventTypes: [...WEBHOOK_EVENT_TYPES], channel: "web" });
    const { shipmentId, number, orderId } = await releasedShipment({ channel: "web", externalKey: "SHOP-77" });
    expect(await send("shipment.dispatched", { shipment: number, carrier: "CJ Logistics", trackingNumber: "6091" })).toEqual({ outcome: "applied", shipment: number });
    expect(await stateOf(shipmentId)).toBe("dispatched");
    expect(await send("shipment.delivered", { shipment: shipmentId })).toEqual({ outcome: "applied", shipment: number });
    expect(await stateOf(shipmentId)).toBe("delivered");
    const { invoiceId } = await act(issueInvoice, { shipmentIds: [shipmentId as never] }, "accountant");
    await act(recordReceipt, { customerId: customerId as never, method: "cash", amountMinor: 2200n, allocations: [{ receivableId: (await receivableOf(invoiceId)) as never, amountMinor: 2200n }] }, "accountant");
    await drainOutbox(ws.systemContext);

    const settings = { policy: { privateNetworks: true, http: true } };
    for (const due of await withTenant(ws.systemContext, (scope) => dueDeliveries(scope, 50))) await sendDelivery(ws.systemContext, { deliveryId: due.id, attempts: due.attempts }, settings);
    const told = shop.heard.map((one) => new Webhook(webhookSecret(endpoint.endpointId, 1)).verify(one.body, { "webhook-id": one.id, "webhook-timestamp": one.timestamp, "webhook-signature": one.signature }) as { type: string; data: Record<string, never> });
    const of = (type: string) => told.filter((one) => one.type === type).map((one) => one.data);
    const ref = { id: orderId, channel: "web", externalKey: "SHOP-77" };
    expect(told.map((one) => one.type).sort()).toEqual(["invoice.issued", "invoice.payment_changed", "order.confirmed", "order.created", "shipment.delivered", "shipment.dispatched", "shipment.released"].sort());
    expect(of("order.confirmed")).toMatchObject([{ order: { ...ref, status: expect.any(String), promisedOn: "2026-03-12", total: "3300" } }]);
    expect(of("shipment.dispatched")).toMatchObject([{ order: ref, shipment: { id: shipmentId, number, carrier: "CJ Logistics", trackingNumber: "6091", lines: [{ orderLine: 1, quantity: "2" }] } }]);
    expect(of("shipment.delivered")).toMatchObject([{ order: ref, shipment: { status: "delivered" } }]);
    expect(of("invoice.issued")).toMatchObject([{ orders: [ref], invoice: { id: invoiceId, kind: "invoice", currency: "KRW", net: "2000", tax: "200", total: "2200" } }]);
    expect(of("invoice.payment_changed")).toMatchObject([{ orders: [ref], invoice: { settled: "2200", open: "0" } }]);
    await shop.close();
  });

  const receivableOf = (invoiceId: string) =>
    withTenant(ws.systemContext, async (scope) => (await scope.db.execute<{ id: string }>(sql`select id from receivables where tenant_id = ${scope.tenantId} and source_id = ${invoiceId}`))[0]?.id ?? "");

  it("the same message twice, one after the other or at once, does it once and gets the same answer", async () => {
    const { number } = await releasedShipment();
    const message = report("shipment.dispatched", { shipment: number });
    const answers = await Promise.all([1, 2, 3, 4].map(() => receiveMessage(door(), message)));
    expect(new Set(answers.map((one) => `${one.outcome} ${one.shipment}`))).toEqual(new Set([`applied ${number}`]));
    expect(await receiveMessage(door(), message)).toEqual(answers[0]);
    expect(await messages()).toMatchObject([{ outcome: "applied", shipmentName: number }]);
    const dispatches = await withTenant(ws.systemContext, (scope) => scope.db.select().from(auditEntries).where(and(eq(auditEntries.tenantId, scope.tenantId), eq(auditEntries.action, "shipments.dispatch-shipment"))));
    expect(dispatches).toHaveLength(1);
    const other = report("shipment.delivered", { shipment: number }, { id: message.id });
    expect(await codeOf(receiveMessage(door(), other))).toBe("idempotency.key_reused");
    expect((await messages())[0]).toMatchObject({ outcome: "applied", type: "shipment.dispatched" });
  });

  it("a report of what is so already changes nothing", async () => {
    const { number, shipmentId } = await releasedShipment();
    await send("shipment.dispatched", { shipment: number });
    expect(await send("shipment.dispatched", { shipment: number })).toEqual({ outcome: "unchanged", shipment: number });
    await send("shipment.delivered", { shipment: number });
    expect(await send("shipment.dispatched", { shipment: number })).toEqual({ outcome: "unchanged", shipment: number });
    expect(await stateOf(shipmentId)).toBe("delivered");
  });

  it("what is refused is logged with its reason, and the same message succeeds once the reason is gone", async () => {
    const { number, shipmentId } = await releasedShipment();
    const delivered = report("shipment.delivered", { shipment: number });
    expect(await codeOf(receiveMessage(door(), delivered))).toBe("shipments.status_moved");
    expect(await messages()).toMatchObject([{ outcome: "refused", code: "shipments.status_moved", type: "shipment.delivered", shipmentName: number, times: 1 }]);
    expect(await codeOf(receiveMessage(door(), delivered))).toBe("shipments.status_moved");
    await send("shipment.dispatched", { shipment: number });
    expect(await receiveMessage(door(), delivered)).toEqual({ outcome: "applied", shipment: number });
    expect(await stateOf(shipmentId)).toBe("delivered");
    expect((await messages()).find((one) => one.messageId === delivered.id)).toMatchObject({ outcome: "applied", code: null, times: 3 });
    expect(await codeOf(send("shipment.dispatched", { shipment: "SH-NONE" }))).toBe("webhooks.shipment_unknown");
    expect(await codeOf(send("shipment.exploded", { shipment: number }))).toBe("webhooks.report_invalid");
    expect(await codeOf(send("shipment.dispatched", { shipment: number, on: "yesterday" }))).toBe("webhooks.report_invalid");
    expect((await messages())[0]).toMatchObject({ outcome: "refused", code: "webhooks.report_invalid", params: { fields: "data.on" } });
  });

  it("a report with a NUL in it is refused and logged like any other misshapen one", async () => {
    expect(await codeOf(send("shipment.dispatched", { shipment: "SH\u0000-1" }))).toBe("webhooks.report_invalid");
    expect(await messages()).toMatchObject([{ outcome: "refused", code: "webhooks.report_invalid", body: expect.stringContaining("SH-1") }]);
  });

  it("reports are forgotten thirty days after they last came", async () => {
    const { number } = await releasedShipment();
    await send("shipment.dispatched", { shipment: number });
    await withTenant(ws.systemContext, pruneMessages);
    expect(await messages()).toHaveLength(1);
    await withTenant(ws.systemContext, (scope) => scope.db.update(fulfilmentMessages).set({ lastReceivedAt: sql`now() - interval '31 days'` }).where(eq(fulfilmentMessages.tenantId, scope.tenantId)));
    await withTenant(ws.systemContext, pruneMessages);
    expect(await messages()).toEqual([]);
  });

  it("nothing that is not genuine is believed or logged", async () => {
    const { number, shipmentId } = await releasedShipment();
    const good = report("shipment.dispatched", { shipment: number });
    const minutes = (count: number) => new Date(ws.clock.now().getTime() + count * 60_000);
    for (const [what, message] of Object.entries({
      forged: { ...good, body: good.body.replace(number, "SH-1") },
      unsigned: { ...good, signature: null },
      old: report("shipment.dispatched", { shipment: number }, { at: minutes(-6) }),
      early: report("shipment.dispatched", { shipment: number }, { at: minutes(6) }),
      otherSecret: report("shipment.dispatched", { shipment: number }, { secret: webhookSecret(newId(), 1) }),
      noConnection: { ...good, connectionId: newId() },
      noId: { ...good, connectionId: "all" },
      longId: report("shipment.dispatched", { shipment: number }, { id: "x".repeat(201) }),
    })) expect(await codeOf(receiveMessage(door(), message)), what).toBe("webhooks.not_genuine");
    expect([await messages(), await stateOf(shipmentId)]).toEqual([[], "released"]);
  });

  it("a connection of another workspace is unknown here, and a shipment of ours is not found there", async () => {
    const { number, shipmentId } = await releasedShipment();
    const foreign = await openTestWorkspace(database);
    const theirs = (await execute(foreign.context("admin"), createConnection, { name: "Theirs" }, newId())).connectionId;
    expect(await codeOf(receiveMessage(door(), report("shipment.dispatched", { shipment: number }, { connection: theirs })))).toBe("webhooks.not_genuine");
    expect(await codeOf(receiveMessage(door(foreign.systemContext), report("shipment.dispatched", { shipment: shipmentId }, { connection: theirs })))).toBe("webhooks.shipment_unknown");
    expect(await codeOf(execute(foreign.context("admin"), rotateConnectionSecret, { connectionId: connectionId as never }, newId()))).toBe("record.not_found");
    expect(await codeOf(execute(foreign.context("admin"), removeConnection, { connectionId: connectionId as never }, newId()))).toBe("record.not_found");
    expect((await read(foreign.context("admin"), listMessages, { connectionId: connectionId as never })).rows).toEqual([]);
    expect(await stateOf(shipmentId)).toBe("released");
  });

  it("it acts for its maker with the right to dispatch alone, and reports past days only if it may", async () => {
    const { number } = await releasedShipment();
    const yesterday = addDays("2026-03-12" as never, -1);
    expect(await codeOf(send("shipment.dispatched", { shipment: number, on: yesterday }))).toBe("books.backdate_forbidden");
    const late = (await act(createConnection, { name: "Reports late", mayBackdate: true })).connectionId;
    expect(await send("shipment.dispatched", { shipment: number, on: yesterday }, { connection: late })).toMatchObject({ outcome: "applied" });
    const trail = await withTenant(ws.systemContext, (scope) =>
      scope.db.select().from(auditEntries).where(and(eq(auditEntries.tenantId, scope.tenantId), eq(auditEntries.action, "webhooks.apply-fulfilment-status"))).orderBy(asc(auditEntries.id)));
    expect(trail).toMatchObject([{ actorUserId: ws.users.admin.userId, entityLabel: number, note: "Reports late" }]);
  });

  it("the old secret is good for a day after a rotation; a removed connection and one whose maker left are not", async () => {
    const [first, second, third] = [await releasedShipment(), await releasedShipment(), await releasedShipment()];
    expect(await act(rotateConnectionSecret, { connectionId: connectionId as never })).toMatchObject({ secretNo: 2 });
    await send("shipment.dispatched", { shipment: first.number });
    await send("shipment.dispatched", { shipment: second.number }, { secret: webhookSecret(connectionId, 2) });
    await withTenant(ws.systemContext, (scope) => scope.db.update(fulfilmentConnections).set({ previousSecretUntil: sql`now()` }).where(eq(fulfilmentConnections.tenantId, scope.tenantId)));
    expect(await codeOf(send("shipment.dispatched", { shipment: third.number }))).toBe("webhooks.not_genuine");
    expect((await ask(listConnections, {}))[0]).toMatchObject({ name: "North warehouse", lastReceivedAt: expect.any(Date) });

    const gone = (await act(createConnection, { name: "Gone" })).connectionId;
    await act(removeConnection, { connectionId: gone as never });
    expect(await codeOf(send("shipment.dispatched", { shipment: third.number }, { connection: gone }))).toBe("webhooks.not_genuine");
    expect(await codeOf(act(removeConnection, { connectionId: gone as never }))).toBe("record.not_found");
    await act(deactivateMember, { userId: ws.users.admin.userId }, "owner");
    expect(await codeOf(send("shipment.dispatched", { shipment: third.number }, { secret: webhookSecret(connectionId, 2) }))).toBe("webhooks.not_genuine");
  });

  it("connections are made and seen by owner and admin alone", async () => {
    for (const role of ["sales_manager", "warehouse", "accountant", "agent"] as const) {
      expect(await codeOf(act(createConnection, { name: "Mine" }, role)), role).toBe("permission.missing");
      expect(await codeOf(ask(listConnections, {}, role)), role).toBe("permission.missing");
    }
  });
});
