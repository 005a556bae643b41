import { and, asc, desc, eq, lt, sql } from "drizzle-orm";
import { z } from "zod";
import { users } from "@/db/schema/identity";
import { shipments } from "@/db/schema/shipments";
import { fulfilmentConnections, fulfilmentMessages } from "@/db/schema/webhooks";
import { defineQuery } from "@/server/platform/command";
import { appUrl } from "@/server/platform/links";
import { decodeCursor, pageOf } from "@/server/platform/keyset";
import type { TenantScope } from "@/server/platform/tenant-scope";
import { listMessagesInput } from "../inputs";
import type { MessageOutcome } from "../rules/delivery-lifecycle";

const activeOf = (scope: TenantScope) => and(eq(fulfilmentConnections.tenantId, scope.tenantId), eq(fulfilmentConnections.status, "active"));

/** Where a connected system sends its reports. */
export function receivingUrl(scope: TenantScope, connectionId: string): string {
  return appUrl(`/api/webhooks/fulfilment/${scope.workspace.slug}/${connectionId}`);
}

/** Systems that may report on shipments, oldest first. Never a secret. */
export const listConnections = defineQuery({
  name: "webhooks.list-connections",
  permission: "webhooks.manage",
  input: z.object({}),
  async run(scope) {
    const { id, name, mayBackdate, lastReceivedAt, createdAt } = fulfilmentConnections;
    const rows = await scope.db
      .select({ id, name, mayBackdate, lastReceivedAt, createdAt, createdBy: users.name })
      .from(fulfilmentConnections)
      .leftJoin(users, eq(users.id, fulfilmentConnections.createdBy))
      .where(activeOf(scope))
      .orderBy(asc(id));
    return rows.map((row) => ({ ...row, url: receivingUrl(scope, row.id) }));
  },
});

/** What a connection sent and what became of it, newest first. */
export const listMessages = defineQuery({
  name: "webhooks.list-messages",
  permission: "webhooks.manage",
  input: listMessagesInput,
  async run(scope, { connectionId, cursor, limit }) {
    const { id, messageId, type, body, code, params, shipmentId, shipmentName, times, receivedAt, lastReceivedAt } = fulfilmentMessages;
    const rows = await scope.db
      .select({ id, messageId, type, body, outcome: fulfilmentMessages.outcome, code, params, shipmentId, shipmentName, times, receivedAt, lastReceivedAt })
      .from(fulfilmentMessages)
      .where(and(eq(fulfilmentMessages.tenantId, scope.tenantId), eq(fulfilmentMessages.connectionId, connectionId), cursor ? lt(id, decodeCursor(cursor).id) : undefined))
      .orderBy(desc(id))
      .limit(limit + 1);
    return pageOf(rows.map((row) => ({ ...row, outcome: row.outcome as MessageOutcome })), limit, (row) => row.id);
  },
});

export interface ConnectionFacts {
  readonly id: string;
  readonly name: string;
  readonly mayBackdate: boolean;
  readonly createdBy: string;
  readonly secretNo: number;
  readonly overlapping: boolean;
}

export async function findConnection(scope: TenantScope, connectionId: string): Promise<ConnectionFacts | null> {
  const { id, name, mayBackdate, createdBy, secretNo, previousSecretUntil } = fulfilmentConnections;
  const [row] = await scope.db
    .select({ id, name, mayBackdate, createdBy, secretNo, overlapping: sql<boolean>`coalesce(${previousSecretUntil} > now(), false)` })
    .from(fulfilmentConnections)
    .where(and(activeOf(scope), eq(id, connectionId)));
  return row ?? null;
}

/** A message that came before. */
export async function findMessage(scope: TenantScope, connectionId: string, messageId: string) {
  const [row] = await scope.db
    .select()
    .from(fulfilmentMessages)
    .where(and(eq(fulfilmentMessages.tenantId, scope.tenantId), eq(fulfilmentMessages.connectionId, connectionId), eq(fulfilmentMessages.messageId, messageId)));
  return row ?? null;
}

/** A shipment by its number or its id. */
export async function findShipment(scope: TenantScope, named: string): Promise<{ id: string; number: string; status: string } | null> {
  const byId = z.uuid().safeParse(named).success;
  const [row] = await scope.db
    .select({ id: shipments.id, number: shipments.number, status: shipments.status })
    .from(shipments)
    .where(and(eq(shipments.tenantId, scope.tenantId), byId ? eq(shipments.id, named) : eq(shipments.number, named)));
  return row ?? null;
}
