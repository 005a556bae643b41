import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testDatabase, type TestDatabase } from "@/db/testing/test-database";
import { openTestWorkspace } from "@/db/testing/workspace";
import type { UserId } from "@/server/platform/actor";
import { read } from "@/server/platform/command";
import { systemClock } from "@/server/platform/clock";
import { localIdentityContext, withIdentity } from "@/server/platform/identity";
import { findDueMails, tenantMails } from "@/server/platform/mail-delivery";
import { newId } from "@/server/platform/new-id";
import { withTenant } from "@/server/platform/tenant-scope";
import { findUserByEmail, listMembers, registerUser, verifyEmail } from ".";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

const identity = () => localIdentityContext(database.db, systemClock, "test");
const register = async () => {
  const email = `${newId()}@naru.example`;
  await withIdentity(identity(), (scope) => registerUser.within(scope, { name: "Seo Minho", email, password: "four calm river words" }));
  return email;
};
const mailTo = async (email: string) => {
  const rows = await database.db.execute<{ text_body: string }>(sql`select text_body from identity_mails where to_address = ${email} order by created_at desc`);
  return { count: rows.length, token: /verify-email\?token=([\w-]+)/.exec(rows[0]?.text_body ?? "")?.[1] ?? "" };
};
const userOf = (email: string) => withIdentity(identity(), (scope) => findUserByEmail(scope, email));

describe("PLT-02 an address is proven by the link that is mailed to it", () => {
  it("is not proven by registering, is by the link, once, and an invented link proves nothing", async () => {
    const email = await register();
    expect((await userOf(email))?.emailVerifiedAt).toBeNull();
    const { count, token } = await mailTo(email);
    expect([count, token.length > 20]).toEqual([1, true]);
    const press = (text: string) => withIdentity(identity(), (scope) => verifyEmail.within(scope, { token: text }));
    await expect(press("invented")).rejects.toMatchObject({ code: "accounts.verify_link_spent" });
    expect(await press(token)).toEqual({ email });
    expect((await userOf(email))?.emailVerifiedAt).not.toBeNull();
    await expect(press(token)).rejects.toMatchObject({ code: "accounts.verify_link_spent" });
  });

  it("lets the workspace's mail wait until its owner's address is proven, and then go", async () => {
    const ws = await openTestWorkspace(database);
    const owners = [ws.users.owner.userId, ws.users.admin.userId];
    const prove = (at: Date | null) => database.db.execute(sql`update users set email_verified_at = ${at?.toISOString() ?? null}::timestamptz where id in (${sql.join(owners.map((id: UserId) => sql`${id}::uuid`), sql`, `)})`);
    await withTenant(ws.systemContext, (scope) => scope.db.execute(sql`
      insert into mail_messages (tenant_id, id, to_address, subject, text_body, dedupe_key, status, next_attempt_at, created_at)
      values (${scope.tenantId}, ${newId()}, 'customer@customer.example', 's', 't', 'k', 'queued', now() - interval '1 minute', now())`));
    const due = () => withTenant(ws.systemContext, async (scope) => (await findDueMails(tenantMails(scope), 10)).length);
    const saysItWaits = async () => (await read(ws.context("admin"), listMembers, {})).mailWaits;
    await prove(null);
    expect([await due(), await saysItWaits()]).toEqual([0, true]);
    await prove(new Date());
    expect([await due(), await saysItWaits()]).toEqual([1, false]);
  });
});
