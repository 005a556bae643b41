import type { Database } from "@/db/client";
import type { CalendarDate } from "@/server/kernel/calendar-date";
import { openWorkspaceFor } from "@/server/flows/open-workspace";
import { insertUser, putMembership } from "@/server/modules/workspaces";
import { fixedClock } from "@/server/platform/clock";
import { localIdentityContext, withIdentity } from "@/server/platform/identity";
import { hashPassword } from "@/server/platform/passwords";
import type { Role } from "@/server/platform/permissions";
import type { Workspace } from "@/server/platform/tenant-scope";
import type { Player } from "./stage";

const CAST: readonly (readonly [Role, string, string])[] = [
  ["owner", "owner", "Han Jiwon"],
  ["admin", "admin", "Seo Minho"],
  ["sales_manager", "sales.manager", "Park Sooyeon"],
  ["sales_rep", "sales", "Kim Minji"],
  ["sales_rep", "sales2", "Choi Taeho"],
  ["sales_rep", "sales3", "Wang Fang"],
  ["sales_rep", "sales4", "Clara Keller"],
  ["warehouse", "warehouse", "Jung Dohyun"],
  ["accountant", "accountant", "Yoon Eunji"],
  ["marketer", "marketer", "Lim Yuna"],
  ["agent", "agent", "Oh Jaemin"],
];

/** Opens the demo company's workspace with a person of every role, as an owner who registers would. */
export async function openCompany(database: Database, first: CalendarDate, password: string): Promise<{ workspace: Workspace; players: Player[] }> {
  const passwordHash = await hashPassword(password);
  const clock = fixedClock(new Date(`${first}T00:00:00Z`));
  return withIdentity(localIdentityContext(database, clock, "demo-open"), async (scope) => {
    const players: Player[] = [];
    for (const [role, mailbox, name] of CAST) {
      const email = `${mailbox}@demo.naru.example`;
      const userId = await insertUser(scope, { email, name, passwordHash, language: "en" });
      if (!userId) throw new Error(`${email} has an account already: this database holds a demo company`);
      players.push({ userId, role, name, email });
    }
    const owner = players[0];
    if (!owner) throw new Error("the cast has no owner");
    const workspace = await openWorkspaceFor(scope, {
      name: "Hangang Trading", country: "KR", homeCurrency: "KRW", timeZone: "Asia/Seoul", language: "en", ownerId: owner.userId,
    });
    for (const player of players.slice(1)) await putMembership(scope, { tenantId: workspace.tenantId, userId: player.userId, role: player.role });
    return { workspace, players };
  });
}
