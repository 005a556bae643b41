import { z } from "zod";
import { NaruError, type Fault } from "@/server/kernel/errors";
import { activeMembers } from "@/server/modules/workspaces";
import { systemActor, type Actor, type UserId } from "@/server/platform/actor";
import { execute } from "@/server/platform/command";
import type { Permission } from "@/server/platform/permissions";
import { checkMessage } from "@/server/platform/standard-webhooks";
import { withTenant, type TenantContext } from "@/server/platform/tenant-scope";
import { zodFaults } from "@/server/platform/zod-faults";
import { applyFulfilmentStatus, fulfilmentReport } from "./commands/apply-fulfilment-status";
import { findConnection, findMessage, type ConnectionFacts } from "./queries/connections";
import { countRepeat, keepMessage } from "./store-connections";
import { secretsInForce } from "./webhook-secret";

/** A message as it came over the wire; nothing of it is believed yet. */
export interface IncomingMessage {
  readonly connectionId: string;
  readonly id: string | null;
  readonly timestamp: string | null;
  readonly signature: string | null;
  readonly body: string;
}

export interface Received {
  /** `unchanged`: the shipment was there already. */
  readonly outcome: "applied" | "unchanged";
  readonly shipment: string;
}

const LONGEST_ID = 200;
/** A text of the database takes no NUL, plain or as JSON writes it. */
const NULS = ["\u0000", "\\u0000"] as const;
const notGenuine = () => new NaruError("unauthenticated", "webhooks.not_genuine");

/**
 * Takes a fulfilment system's message in: signature and time first (an unknown connection is answered like a wrong signature),
 * then once per message id, as the person who made the connection with the right to dispatch alone. What is refused is logged and
 * may be sent again under the same id; what was applied gives the same answer and does nothing.
 * @throws NaruError `webhooks.not_genuine`, `webhooks.report_invalid`, `webhooks.shipment_unknown`, `idempotency.key_reused`, and whatever the shipment's doors refuse
 */
export async function receiveMessage(context: Omit<TenantContext, "actor">, message: IncomingMessage): Promise<Received> {
  const own: TenantContext = { ...context, actor: systemActor("webhooks.receive-message") };
  const found = await withTenant(own, async (scope) => {
    const connection = z.uuid().safeParse(message.connectionId).success ? await findConnection(scope, message.connectionId) : null;
    const maker = connection && (await activeMembers(scope)).some((member) => member.userId === connection.createdBy);
    return connection && maker ? { connection, before: await findMessage(scope, connection.id, message.id ?? "") } : null;
  });
  const { id } = message;
  if (!found || !id || id.length > LONGEST_ID) throw notGenuine();
  const { connection, before } = found;
  if (checkMessage(message, secretsInForce(connection), context.clock.now()) !== "genuine") throw notGenuine();
  if (before && before.outcome !== "refused") {
    if (before.body !== message.body) throw new NaruError("conflict", "idempotency.key_reused", { command: applyFulfilmentStatus.name });
    await withTenant(own, (scope) => countRepeat(scope, before.id));
    return { outcome: before.outcome === "applied" ? "applied" : "unchanged", shipment: before.shipmentName ?? "" };
  }
  return carryOut(own, connection, { id, body: message.body });
}

async function carryOut(own: TenantContext, connection: ConnectionFacts, { id, body }: { id: string; body: string }): Promise<Received> {
  const parsed = fulfilmentReport.safeParse(parsedJson(body));
  const { type, shipment } = namedIn(body);
  const kept = NULS.reduce((text, nul) => text.replaceAll(nul, ""), body);
  try {
    if (!parsed.success) throw misshapen(zodFaults(parsed.error));
    const input = { connectionId: connection.id as never, connectionName: connection.name, messageId: id, body, report: parsed.data };
    return await execute({ ...own, actor: actorOf(connection) }, applyFulfilmentStatus, input, `fulfilment:${connection.id}:${id}`);
  } catch (error) {
    if (error instanceof NaruError && error.code !== "idempotency.key_reused") {
      const { code, params } = error;
      const refused = { connectionId: connection.id, messageId: id, type, body: kept, outcome: "refused" as const, code, params, shipmentName: shipment };
      await withTenant(own, (scope) => keepMessage(scope, refused));
    }
    throw error;
  }
}

function misshapen(faults: readonly Fault[]): NaruError {
  return new NaruError("invalid", "webhooks.report_invalid", { fields: faults.map((one) => one.path || "type").join(", ") }, faults);
}

function actorOf(connection: ConnectionFacts): Actor {
  const rights: Permission[] = ["shipments.view", "shipments.pack", "shipments.dispatch", ...(connection.mayBackdate ? (["books.backdate"] as const) : [])];
  return { kind: "user", userId: connection.createdBy as UserId, role: "warehouse", permissions: new Set(rights), ownCustomersOnly: false, functionsOff: [] };
}

/** Null when it is no JSON, or carries a NUL, which no field takes. */
function parsedJson(body: string): unknown {
  if (NULS.some((nul) => body.includes(nul))) return null;
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}

/** What a body that may be anything calls itself, for the log. */
function namedIn(body: string): { type: string; shipment: string | null } {
  const loose = z.object({ type: z.string().max(100).catch("?"), data: z.object({ shipment: z.string().max(60).catch("") }).catch({ shipment: "" }) }).catch({ type: "?", data: { shipment: "" } });
  const { type, data } = loose.parse(parsedJson(body));
  return { type, shipment: data.shipment || null };
}
