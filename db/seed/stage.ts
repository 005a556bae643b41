import type { Database } from "@/db/client";
import type { CalendarDate } from "@/server/kernel/calendar-date";
import { systemActor, userActor, type Actor, type UserId } from "@/server/platform/actor";
import { fixedClock } from "@/server/platform/clock";
import type { Role } from "@/server/platform/permissions";
import { withTenant, type TenantContext, type TenantScope, type Workspace } from "@/server/platform/tenant-scope";
import type { Random } from "./random";

export interface Player {
  readonly userId: UserId;
  readonly role: Role;
  readonly name: string;
  readonly email: string;
}

/** Where the demo company is played: its workspace, its people, and the day it is. */
export interface Stage {
  readonly workspace: Workspace;
  readonly players: readonly Player[];
  readonly random: Random;
  /** Carries something out as a person, on a day, in a transaction of its own. */
  as<T>(who: Player | "system", on: CalendarDate, act: (scope: TenantScope) => Promise<T>): Promise<T>;
  context(who: Player | "system", on: CalendarDate): TenantContext;
  player(role: Role, index?: number): Player;
}

/** Business happens at noon in Seoul, which is the same day in UTC. */
const NOON_UTC = "T03:00:00Z";

export function setStage(database: Database, workspace: Workspace, players: readonly Player[], random: Random): Stage {
  const context = (who: Player | "system", on: CalendarDate): TenantContext => {
    const actor: Actor = who === "system" ? systemActor("demo") : userActor({ userId: who.userId, role: who.role, ownCustomersOnly: false });
    return { database, workspace, actor, clock: fixedClock(new Date(`${on}${NOON_UTC}`)), requestId: `demo-${on}` };
  };
  return {
    workspace,
    players,
    random,
    context,
    as: (who, on, act) => withTenant(context(who, on), act),
    player(role, index = 0) {
      const found = players.filter((p) => p.role === role);
      const player = found[index % found.length];
      if (!player) throw new Error(`nobody plays ${role}`);
      return player;
    },
  };
}
