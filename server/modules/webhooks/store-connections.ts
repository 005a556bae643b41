import { and, eq, inArray, lt, sql } from "drizzle-orm";
import { fulfilmentConnections, fulfilmentMessages } from "@/db/schema/webhooks";
import { notFound } from "@/server/kernel/errors";
import { newId } from "@/server/platform/new-id";
import type { TenantScope } from "@/server/platform/tenant-scope";
import type { MessageOutcome } from "./rules/delivery-lifecycle";
import { rotationEnds } from "./store-endpoints";

const theOne = (scope: TenantScope, id: string) =>
  and(eq(fulfilmentConnections.tenantId, scope.tenantId), eq(fulfilmentConnections.id, id), eq(fulfilmentConnections.status, "active"));

export async function insertConnection(scope: TenantScope, row: { id: string; name: string; mayBackdate: boolean; createdBy: string }): Promise<void> {
  await scope.db.insert(fulfilmentConnections).values({ ...row, tenantId: scope.tenantId, createdAt: scope.now, updatedAt: scope.now });
}

/** @throws NaruError `record.not_found` */
export async function advanceConnectionSecret(scope: TenantScope, id: string): Promise<{ name: string; secretNo: number }> {
  const [row] = await scope.db
    .update(fulfilmentConnections)
    .set({ secretNo: sql`${fulfilmentConnections.secretNo} + 1`, previousSecretUntil: rotationEnds, updatedAt: scope.now })
    .where(theOne(scope, id))
    .returning({ name: fulfilmentConnections.name, secretNo: fulfilmentConnections.secretNo });
  if (!row) throw notFound("fulfilment_connection");
  return row;
}

/** @throws NaruError `record.not_found` */
export async function removeConnectionRow(scope: TenantScope, id: string): Promise<string> {
  const [row] = await scope.db.update(fulfilmentConnections).set({ status: "removed", updatedAt: scope.now }).where(theOne(scope, id)).returning({ name: fulfilmentConnections.name });
  if (!row) throw notFound("fulfilment_connection");
  return row.name;
}

export interface ReceivedMessage {
  readonly connectionId: string;
  readonly messageId: string;
  readonly type: string;
  readonly body: string;
  readonly outcome: MessageOutcome;
  readonly code?: string | null;
  readonly params?: Readonly<Record<string, string | number>>;
  readonly shipmentId?: string | null;
  readonly shipmentName?: string | null;
}

/** Keeps what became of a message. One that was applied stays applied, however often it comes. */
export async function keepMessage(scope: TenantScope, message: ReceivedMessage): Promise<void> {
  const { code = null, params = {}, shipmentId = null, shipmentName = null } = message;
  const later = { body: message.body, type: message.type, outcome: message.outcome, code, params: { ...params }, shipmentId, shipmentName };
  await scope.db
    .insert(fulfilmentMessages)
    .values({ ...later, tenantId: scope.tenantId, id: newId(), connectionId: message.connectionId, messageId: message.messageId, receivedAt: sql`now()`, lastReceivedAt: sql`now()` })
    .onConflictDoUpdate({
      target: [fulfilmentMessages.tenantId, fulfilmentMessages.connectionId, fulfilmentMessages.messageId],
      set: { ...later, times: sql`${fulfilmentMessages.times} + 1`, lastReceivedAt: sql`excluded.last_received_at` },
      setWhere: eq(fulfilmentMessages.outcome, "refused"),
    });
  await scope.db
    .update(fulfilmentConnections)
    .set({ lastReceivedAt: sql`now()` })
    .where(and(eq(fulfilmentConnections.tenantId, scope.tenantId), eq(fulfilmentConnections.id, message.connectionId)));
}

/** A message came again after it was applied. */
export async function countRepeat(scope: TenantScope, id: string): Promise<void> {
  await scope.db
    .update(fulfilmentMessages)
    .set({ times: sql`${fulfilmentMessages.times} + 1`, lastReceivedAt: sql`now()` })
    .where(and(eq(fulfilmentMessages.tenantId, scope.tenantId), eq(fulfilmentMessages.id, id)));
}

const KEPT_DAYS = 30;
/** Rows removed in one transaction. */
const BATCH = 2000;

/** Forgets reports that last came more than thirty days ago: a message so old is refused by its time. @returns whether more may be left */
export async function pruneMessages(scope: TenantScope): Promise<boolean> {
  const old = scope.db
    .select({ id: fulfilmentMessages.id })
    .from(fulfilmentMessages)
    .where(and(eq(fulfilmentMessages.tenantId, scope.tenantId), lt(fulfilmentMessages.lastReceivedAt, sql`now() - make_interval(days => ${KEPT_DAYS})`)))
    .limit(BATCH);
  const gone = await scope.db
    .delete(fulfilmentMessages)
    .where(and(eq(fulfilmentMessages.tenantId, scope.tenantId), inArray(fulfilmentMessages.id, old)))
    .returning({ id: fulfilmentMessages.id });
  return gone.length === BATCH;
}
