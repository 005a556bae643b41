import { randomBytes } from "node:crypto";
import type { Database } from "@/db/client";
import { openWorkspaceFor } from "@/server/flows/open-workspace";
import { insertUser, putMembership } from "@/server/modules/workspaces";
import { systemActor, userActor, type UserId } from "@/server/platform/actor";
import type { Clock } from "@/server/platform/clock";
import { localIdentityContext, withIdentity } from "@/server/platform/identity";
import { hashPassword } from "@/server/platform/passwords";
import { ROLES, type Role } from "@/server/platform/permissions";
import { type TenantContext, type Workspace, type WorkspaceSettings } from "@/server/platform/tenant-scope";
import type { TestDatabase } from "./test-database";

/** A clock that stands still until a test moves it. */
export interface TestClock extends Clock {
  set(moment: string | Date): void;
  /** Moves on by whole days, or back by a negative number. */
  addDays(days: number): void;
}

export function testClock(start = "2026-03-12T03:00:00Z"): TestClock {
  let now = new Date(start);
  return {
    now: () => new Date(now.getTime()),
    set: (moment) => (now = new Date(moment)),
    addDays: (days) => (now = new Date(now.getTime() + days * 86_400_000)),
  };
}

export interface TestMember {
  readonly userId: UserId;
  readonly email: string;
}

export interface TestWorkspace {
  readonly database: Database;
  readonly workspace: Workspace;
  /** One member of each role. */
  readonly users: Readonly<Record<Role, TestMember>>;
  readonly clock: TestClock;
  /** What the flows and jobs of this workspace run with. */
  readonly systemContext: TenantContext;
  /** The context of a member: of the one with this role, or of somebody else with this role. */
  context(who: Role | { role: Role; userId?: UserId; ownCustomersOnly?: boolean }): TenantContext;
}

/** The password of every member of a test workspace. */
export const TEST_PASSWORD = "ferry over the river";

let hashed: Promise<string> | undefined;

interface Wishes {
  name?: string;
  country?: string;
  currency?: string;
  timeZone?: string;
  /** Policies that differ from their defaults. */
  settings?: Partial<WorkspaceSettings>;
  clock?: TestClock;
}

/** A workspace with all its defaults and one member of every role, opened the way users open one. */
export async function openTestWorkspace(on: TestDatabase | Database, wishes: Wishes = {}): Promise<TestWorkspace> {
  const database = "db" in on ? on.db : on;
  const clock = wishes.clock ?? testClock();
  hashed ??= hashPassword(TEST_PASSWORD);
  const passwordHash = await hashed;
  const mark = randomBytes(4).toString("hex");
  const opened = await withIdentity(localIdentityContext(database, clock, `test-${mark}`), async (scope) => {
    const members: [Role, TestMember][] = [];
    for (const role of ROLES) {
      const email = `${role}.${mark}@naru.example`;
      const userId = await insertUser(scope, { email, name: `Test ${role}`, passwordHash, language: "en" });
      if (!userId) throw new Error(`${email} is taken`);
      members.push([role, { userId, email }]);
    }
    const users = Object.fromEntries(members) as Record<Role, TestMember>;
    const workspace = await openWorkspaceFor(scope, {
      name: wishes.name ?? `Test ${mark}`,
      country: wishes.country ?? "KR",
      homeCurrency: wishes.currency ?? "KRW",
      timeZone: wishes.timeZone ?? "Asia/Seoul",
      language: "en",
      ownerId: users.owner.userId,
      settings: wishes.settings,
    });
    for (const [role, { userId }] of members) await putMembership(scope, { tenantId: workspace.tenantId, userId, role });
    return { users, workspace };
  });
  const { workspace } = opened;
  const contextOf = (actor: TenantContext["actor"]): TenantContext => ({ database, workspace, actor, clock, requestId: `test-${mark}` });
  return {
    database,
    workspace,
    users: opened.users,
    clock,
    systemContext: contextOf(systemActor("test")),
    context(who) {
      const { role, userId, ownCustomersOnly } = typeof who === "string" ? { role: who } : { ...who };
      const restricted = ownCustomersOnly ?? (role === "sales_rep" && workspace.settings.repsSeeOwnCustomersOnly);
      return contextOf(userActor({ userId: userId ?? opened.users[role].userId, role, ownCustomersOnly: restricted, functionsOff: workspace.settings.functionsOff }));
    },
  };
}
