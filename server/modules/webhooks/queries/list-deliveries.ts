import { and, desc, eq, lt, sql } from "drizzle-orm";
import { webhookDeliveries } from "@/db/schema/webhooks";
import { defineQuery } from "@/server/platform/command";
import { decodeCursor, likePattern, pageOf } from "@/server/platform/keyset";
import { listDeliveriesInput } from "../inputs";
import type { DeliveryState } from "../rules/delivery-lifecycle";

/** The delivery log of an endpoint, newest first. */
export const listDeliveries = defineQuery({
  name: "webhooks.list-deliveries",
  permission: "webhooks.manage",
  input: listDeliveriesInput,
  async run(scope, { endpointId, status, eventType, search, cursor, limit }) {
    const { id, subjectLabel, createdAt, attempts, nextAttemptAt, deliveredAt, responseStatus, lastFault } = webhookDeliveries;
    const rows = await scope.db
      .select({ id, eventType: webhookDeliveries.eventType, subjectLabel, status: webhookDeliveries.status, createdAt, attempts, nextAttemptAt, deliveredAt, responseStatus, lastFault })
      .from(webhookDeliveries)
      .where(
        and(
          eq(webhookDeliveries.tenantId, scope.tenantId),
          eq(webhookDeliveries.endpointId, endpointId),
          status ? eq(webhookDeliveries.status, status) : undefined,
          eventType ? eq(webhookDeliveries.eventType, eventType) : undefined,
          search ? sql`lower(${subjectLabel}) like ${likePattern(search)}` : undefined,
          cursor ? lt(id, decodeCursor(cursor).id) : undefined,
        ),
      )
      .orderBy(desc(id))
      .limit(limit + 1);
    return pageOf(rows.map((row) => ({ ...row, status: row.status as DeliveryState })), limit, (row) => row.id);
  },
});
