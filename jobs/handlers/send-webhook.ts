import { z } from "zod";
import { dueDeliveries, sendDelivery } from "@/server/modules/webhooks";
import { defineJob } from "../define-job";

const BATCH = 200;

export const sendWebhookJob = defineJob({
  name: "webhooks.send",
  queue: "webhooks",
  payload: z.object({ tenantId: z.uuid(), deliveryId: z.uuid(), attempts: z.number().int() }),
  id: ({ deliveryId, attempts }) => `webhook.${deliveryId}.${attempts}`,
  async due(scope) {
    const due = await dueDeliveries(scope, BATCH);
    return due.map(({ id, attempts }) => ({ tenantId: scope.tenantId, deliveryId: id, attempts }));
  },
  async run(context, { deliveryId, attempts }, { outbound }) {
    await sendDelivery(context, { deliveryId, attempts }, outbound);
  },
});
