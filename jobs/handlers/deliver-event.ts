import { z } from "zod";
import { deliverEvents } from "@/server/flows/deliver-event";
import { closeUnsubscribed, findDueEvents } from "@/server/platform/outbox-delivery";
import { subscribersHere, typesHeard } from "@/server/platform/subscription";
import { defineJob } from "../define-job";

/** Most events of one workspace that one look puts into the queue; the rest follows as these are done. */
const BATCH = 1000;
/** Events told in one transaction, at most: more would hold what they lock for long, and one that fails takes the others back. */
const TOGETHER = 16;

export const deliverEventJob = defineJob({
  name: "outbox.deliver",
  queue: "work",
  payload: z.object({ tenantId: z.uuid(), events: z.array(z.object({ eventId: z.uuid(), attempts: z.number().int() })).min(1) }),
  id: ({ events: [first, ...others] }) => `event.${first?.eventId}.${first?.attempts}${others.length > 0 ? `.${others.length}` : ""}`,
  join: { most: TOGETHER, payloads: (several) => ({ tenantId: several[0]?.tenantId ?? "", events: several.flatMap((one) => one.events) }) },
  async due(scope, { subscribers }) {
    await closeUnsubscribed(scope, typesHeard(await subscribersHere(scope, subscribers)));
    const events = await findDueEvents(scope, BATCH);
    return events.map(({ id, attempts }) => ({ tenantId: scope.tenantId, events: [{ eventId: id, attempts }] }));
  },
  async run(context, { events }, { subscribers, retry }) {
    await deliverEvents(context, events, { subscribers, retry });
  },
});
