import { addDays, type CalendarDate } from "@/server/kernel/calendar-date";
import { finishNextStep, logActivity } from "@/server/modules/activities";
import { getCustomer } from "@/server/modules/customers";
import type { TenantScope } from "@/server/platform/tenant-scope";
import { onOrAfter } from "./calendar";
import type { Client, MasterData } from "./master-data";
import type { Random } from "./random";
import type { Stage } from "./stage";
import { TALKS } from "./vocabulary";

const A_DAY = 3;

/** What the demo company's sales people talk about with customers, day by day, and what becomes of what they agreed. */
export interface Talks {
  talk(day: CalendarDate): Promise<void>;
}

export function openTalks(stage: Stage, { clients }: MasterData, random: Random): Talks {
  const reps = stage.players.filter((player) => player.role === "sales_rep");
  const buyers = new Map<string, string | null>();
  let open: { activityId: string; on: CalendarDate }[] = [];

  async function buyerOf(scope: TenantScope, { customerId }: Client): Promise<string | null> {
    const known = buyers.get(customerId);
    if (known !== undefined) return known;
    const { contacts } = await getCustomer.within(scope, { customerId: customerId as never });
    const buyer = contacts[0]?.id ?? null;
    buyers.set(customerId, buyer);
    return buyer;
  }

  async function talkTo(scope: TenantScope, day: CalendarDate, client: Client, hour: number): Promise<void> {
    const { next, ...talk } = random.pick(TALKS);
    const nextStepOn = next ? onOrAfter(addDays(day, random.int(2, 15))) : null;
    // The company's day stands at noon in Seoul; they talked in the morning.
    const happenedAt = `${day}T0${hour}:${String(random.int(0, 59)).padStart(2, "0")}:00Z`;
    const { activityId } = await logActivity.within(scope, { ...talk, customerId: client.customerId as never, contactId: (await buyerOf(scope, client)) as never, happenedAt, nextStep: next, nextStepOn });
    if (nextStepOn) open.push({ activityId, on: nextStepOn });
  }

  return {
    async talk(day) {
      await stage.as(random.pick(reps), day, async (scope) => {
        const done = open.filter(({ on }) => on <= day && random.chance(0.6));
        for (const { activityId } of done) await finishNextStep.within(scope, { activityId: activityId as never });
        open = open.filter((step) => !done.includes(step));
        for (let hour = 0; hour < A_DAY; hour += 1) await talkTo(scope, day, random.pick(clients), hour);
      });
    },
  };
}
