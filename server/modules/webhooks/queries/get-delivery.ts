import { and, desc, eq, ne } from "drizzle-orm";
import { webhookAttempts, webhookDeliveries, webhookEndpoints } from "@/db/schema/webhooks";
import { notFound } from "@/server/kernel/errors";
import { defineQuery } from "@/server/platform/command";
import type { TenantScope } from "@/server/platform/tenant-scope";
import { deliveryInput } from "../inputs";
import type { DeliveryState } from "../rules/delivery-lifecycle";

/** A delivery with its payload and every try, the latest first (at most 50). @throws NaruError `record.not_found` */
export const getDelivery = defineQuery({
  name: "webhooks.get-delivery",
  permission: "webhooks.manage",
  input: deliveryInput,
  async run(scope, { deliveryId }) {
    const { id, endpointId, messageId, eventType, subjectLabel, body, attempts, tries, nextAttemptAt, deliveredAt, createdAt } = webhookDeliveries;
    const [delivery] = await scope.db
      .select({ id, endpointId, messageId, eventType, subjectLabel, body, status: webhookDeliveries.status, attempts, tries, nextAttemptAt, deliveredAt, createdAt, endpointStatus: webhookEndpoints.status })
      .from(webhookDeliveries)
      .innerJoin(webhookEndpoints, and(eq(webhookEndpoints.tenantId, webhookDeliveries.tenantId), eq(webhookEndpoints.id, webhookDeliveries.endpointId), ne(webhookEndpoints.status, "removed")))
      .where(and(eq(webhookDeliveries.tenantId, scope.tenantId), eq(id, deliveryId)));
    if (!delivery) throw notFound("webhook_delivery");
    const tried = await scope.db
      .select({ attemptNo: webhookAttempts.attemptNo, startedAt: webhookAttempts.startedAt, milliseconds: webhookAttempts.milliseconds, responseStatus: webhookAttempts.responseStatus, responseBody: webhookAttempts.responseBody, fault: webhookAttempts.fault })
      .from(webhookAttempts)
      .where(and(eq(webhookAttempts.tenantId, scope.tenantId), eq(webhookAttempts.deliveryId, deliveryId)))
      .orderBy(desc(webhookAttempts.attemptNo))
      .limit(50);
    const { endpointStatus, ...shown } = delivery;
    return { ...shown, status: delivery.status as DeliveryState, mayRedeliver: endpointStatus === "active", tried };
  },
});

/** The endpoint a delivery is for, unless that was removed. */
export async function endpointOfDelivery(scope: TenantScope, deliveryId: string): Promise<string | null> {
  const [row] = await scope.db
    .select({ endpointId: webhookDeliveries.endpointId })
    .from(webhookDeliveries)
    .where(and(eq(webhookDeliveries.tenantId, scope.tenantId), eq(webhookDeliveries.id, deliveryId)));
  return row?.endpointId ?? null;
}
