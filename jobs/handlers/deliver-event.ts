import { z } from "zod";
import { deliverEvent } from "@/server/flows/deliver-event";
import { closeUnsubscribed, findDueEvents } from "@/server/platform/outbox-delivery";
import { subscribersHere, typesHeard } from "@/server/platform/subscription";
import { defineJob } from "../define-job";

/** Most events of one workspace that one look puts into the queue; the rest follows as these are done. */
const BATCH = 1000;

export const deliverEventJob = defineJob({
  name: "outbox.deliver",
  queue: "work",
  payload: z.object({ tenantId: z.uuid(), eventId: z.uuid(), attempts: z.number().int() }),
  id: ({ eventId, attempts }) => `event.${eventId}.${attempts}`,
  async due(scope, { subscribers }) {
    await closeUnsubscribed(scope, typesHeard(await subscribersHere(scope, subscribers)));
    const events = await findDueEvents(scope, BATCH);
    return events.map(({ id, attempts }) => ({ tenantId: scope.tenantId, eventId: id, attempts }));
  },
  async run(context, { eventId, attempts }, { subscribers, retry }) {
    await deliverEvent(context, { eventId, attempts }, { subscribers, retry });
  },
});
