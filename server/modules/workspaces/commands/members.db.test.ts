import postgres from "postgres";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { identityMails } from "@/db/schema/identity";
import { auditEntries, mailMessages } from "@/db/schema/platform";
import { testDatabase, type TestDatabase } from "@/db/testing/test-database";
import { openTestWorkspace, TEST_PASSWORD, type TestWorkspace } from "@/db/testing/workspace";
import { openWorkspace } from "@/server/flows/open-workspace";
import { execute, read } from "@/server/platform/command";
import { localIdentityContext, withIdentity } from "@/server/platform/identity";
import { executeIdentity } from "@/server/platform/identity-command";
import { newId } from "@/server/platform/new-id";
import { ROLES, roleMay } from "@/server/platform/permissions";
import { tokenOf } from "@/server/platform/secrets";
import { withTenant } from "@/server/platform/tenant-scope";
import {
  acceptInvitation, apiKeyText, authenticateApiKey, changeMemberRole, changePolicies, createApiKey, deactivateMember, getSettings, inviteMember, issuePasswordLink,
  listInvitations, listMembers, previewInvitation, putMembership, reactivateMember, registerUser, renewInvitation, requestPasswordReset, resetPassword,
  revokeApiKey, revokeInvitation, signIn,
} from "..";

let database: TestDatabase;
let ws: TestWorkspace;
let other: TestWorkspace;

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  ws = await openTestWorkspace(database);
  other = await openTestWorkspace(database);
});

const nobody = () => localIdentityContext(ws.database, ws.clock, "test");
const trail = (action: string) =>
  withTenant(ws.systemContext, (scope) => scope.db.select().from(auditEntries).where(eq(auditEntries.action, action)));
const address = () => `new.${newId()}@naru.example`;
const linkOf = (invitationId: string) => tokenOf("invitation", invitationId);

describe("PLT-02 registering and opening a workspace", () => {
  it("does both once, however often the request is sent", async () => {
    const input = { name: "Kim Minji", email: address(), password: "ferry over the river" };
    const keys = [newId(), newId()] as const;
    const first = await executeIdentity(nobody(), registerUser, input, keys[0]);
    expect(await executeIdentity(nobody(), registerUser, input, keys[0])).toEqual(first);
    await expect(executeIdentity(nobody(), registerUser, input, newId())).rejects.toMatchObject({ faults: [{ path: "email", code: "accounts.email_taken" }] });
    const company = { name: "Hangang Trading", country: "KR", homeCurrency: "KRW", timeZone: "Asia/Seoul" };
    const owner = { ...nobody(), userId: first.userId };
    const opened = await executeIdentity(owner, openWorkspace, company, keys[1]);
    expect(await executeIdentity(owner, openWorkspace, company, keys[1])).toEqual(opened);
    const again = await executeIdentity(owner, openWorkspace, company, newId());
    expect([opened.slug, again.slug]).toEqual(["hangang-trading", "hangang-trading-2"]);
    await expect(executeIdentity(nobody(), openWorkspace, company, newId())).rejects.toMatchObject({ code: "session.missing" });
  });

  it("names every fault of an input at once", async () => {
    const faulty = executeIdentity(nobody(), registerUser, { name: " ", email: "no address", password: "" }, newId());
    await expect(faulty).rejects.toMatchObject({ faults: [{ path: "name" }, { path: "email", code: "input.email" }, { path: "password" }] });
  });
});

describe("PLT-12 invitations", () => {
  const invite = (email: string, role: "warehouse" | "owner" = "warehouse", by: "owner" | "admin" = "admin") =>
    execute(ws.context(by), inviteMember, { email, role }, newId());
  const accept = (invitationId: string, more: object = { name: "New Person", password: "ferry over the river" }) =>
    executeIdentity(nobody(), acceptInvitation, { token: linkOf(invitationId), ...more }, newId());

  it("are mailed, shown to who may manage members, and make a member", async () => {
    const email = address();
    const { invitationId } = await invite(email);
    const [mail] = await withTenant(ws.systemContext, (scope) => scope.db.select().from(mailMessages).where(eq(mailMessages.toAddress, email)));
    const [listed] = await read(ws.context("admin"), listInvitations, {});
    expect(listed).toMatchObject({ email, role: "warehouse", expired: false });
    expect(mail?.textBody).toContain(listed?.url);
    expect(await withIdentity(nobody(), (scope) => previewInvitation(scope, linkOf(invitationId)))).toMatchObject({ email, hasAccount: false });
    await expect(accept(invitationId, {})).rejects.toMatchObject({ faults: [{ path: "name" }, { path: "password" }] });
    expect(await accept(invitationId)).toMatchObject({ slug: ws.workspace.slug, made: true });
    const { rows: members } = await read(ws.context("owner"), listMembers, {});
    expect(members.find((member) => member.email === email)).toMatchObject({ role: "warehouse", active: true });
    expect(await trail("workspaces.accept-invitation")).toHaveLength(1);
    await expect(accept(invitationId)).rejects.toMatchObject({ code: "invitations.link_spent" });
  });

  it("open nobody's account: who has one must be signed in with it", async () => {
    const { email, userId } = other.users.warehouse;
    const { invitationId } = await invite(email);
    await expect(accept(invitationId)).rejects.toMatchObject({ code: "invitations.sign_in_first" });
    const as = (id: typeof userId) => executeIdentity({ ...nobody(), userId: id }, acceptInvitation, { token: linkOf(invitationId) }, newId());
    await expect(as(other.users.owner.userId)).rejects.toMatchObject({ code: "invitations.sign_in_first" });
    await expect(as(userId)).resolves.toMatchObject({ slug: ws.workspace.slug, made: false });
  });

  it("stop working when they expire, are withdrawn or renewed", async () => {
    const [expired, withdrawn, renewed] = [await invite(address()), await invite(address()), await invite(address())];
    await execute(ws.context("admin"), revokeInvitation, { invitationId: withdrawn.invitationId }, newId());
    const fresh = await execute(ws.context("admin"), renewInvitation, { invitationId: renewed.invitationId }, newId());
    for (const { invitationId } of [withdrawn, renewed]) await expect(accept(invitationId)).rejects.toMatchObject({ code: "invitations.link_spent" });
    await expect(accept(fresh.invitationId)).resolves.toBeDefined();
    ws.clock.addDays(8);
    await expect(accept(expired.invitationId)).rejects.toMatchObject({ code: "invitations.link_spent" });
  });

  it("are not another workspace's to see or withdraw, nor an administrator's way to ownership", async () => {
    const { invitationId } = await invite(address());
    await expect(execute(other.context("owner"), revokeInvitation, { invitationId }, newId())).rejects.toMatchObject({ code: "record.not_found" });
    expect(await read(other.context("owner"), listInvitations, {})).toEqual([]);
    await expect(invite(address(), "owner", "admin")).rejects.toMatchObject({ code: "members.only_owner_changes_owner" });
    await expect(invite(ws.users.agent.email)).rejects.toMatchObject({ code: "members.already_member" });
  });
});

describe("PLT-12 members", () => {
  const change = (by: "owner" | "admin", userId: string, role: "owner" | "admin" | "accountant") =>
    execute(ws.context(by), changeMemberRole, { userId, role }, newId());

  it("are managed by the roles of the permission table and nobody else", async () => {
    for (const role of ROLES.filter((one) => !roleMay(one, "members.manage"))) {
      const attempt = execute(ws.context(role), changeMemberRole, { userId: ws.users.agent.userId, role: "admin" }, newId());
      await expect(attempt).rejects.toMatchObject({ code: "permission.missing" });
    }
  });

  it("change role once per key, with the role before and after in the trail", async () => {
    const key = newId();
    const input = { userId: ws.users.agent.userId, role: "accountant" as const };
    for (let n = 0; n < 2; n += 1) await execute(ws.context("admin"), changeMemberRole, input, key);
    const lines = await trail("workspaces.change-member-role");
    expect(lines.map((line) => line.changes)).toEqual([{ role: ["agent", "accountant"] }]);
  });

  it("PLT-09 a role is not taken back that was given since it was seen", async () => {
    const { userId } = ws.users.agent;
    const give = (role: "accountant" | "warehouse" | "agent", seen: "accountant" | "agent") => execute(ws.context("admin"), changeMemberRole, { userId, role, seen }, newId());
    await give("accountant", "agent");
    await expect(give("warehouse", "agent")).rejects.toMatchObject({ code: "record.changed", params: { by: "Test admin" }, faults: [{ path: "role", params: { saved: "accountant", wanted: "warehouse" } }] });
    await give("accountant", "agent");
    await give("agent", "accountant");
    expect((await trail("workspaces.change-member-role")).length).toBe(3);
  });

  it("always include an owner, also when two owners demote each other at once", async () => {
    const { owner, admin } = ws.users;
    await expect(change("owner", owner.userId, "admin")).rejects.toMatchObject({ code: "members.last_owner" });
    await expect(execute(ws.systemContext, deactivateMember, { userId: owner.userId }, newId())).rejects.toMatchObject({ code: "members.last_owner" });
    await change("owner", admin.userId, "owner");
    const secondOwner = ws.context({ role: "owner", userId: admin.userId });
    const both = await Promise.allSettled([
      change("owner", admin.userId, "admin"),
      execute(secondOwner, changeMemberRole, { userId: owner.userId, role: "admin" }, newId()),
    ]);
    expect(both.map((one) => one.status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  it("come back with the role they had", async () => {
    const { userId } = ws.users.warehouse;
    await execute(ws.context("admin"), deactivateMember, { userId }, newId());
    await expect(execute(ws.context("admin"), deactivateMember, { userId }, newId())).rejects.toMatchObject({ code: "record.not_found" });
    await execute(ws.context("admin"), reactivateMember, { userId }, newId());
    const { rows: members } = await read(ws.context("admin"), listMembers, {});
    expect(members.find((member) => member.userId === userId)).toMatchObject({ role: "warehouse", active: true });
  });

  it("of another workspace do not exist here", async () => {
    const { userId } = other.users.agent;
    await expect(change("owner", userId, "admin")).rejects.toMatchObject({ code: "record.not_found" });
    await expect(execute(ws.context("owner"), deactivateMember, { userId }, newId())).rejects.toMatchObject({ code: "record.not_found" });
    const names = (await read(ws.context("owner"), listMembers, {})).rows.map((member) => member.userId);
    expect(names).toHaveLength(ROLES.length);
    expect(names).not.toContain(userId);
  });
});

describe("PLT-12 a new password by mail", () => {
  it("works once within the hour, ends every session, and tells nothing about unknown addresses", async () => {
    const { email } = ws.users.marketer;
    await expect(executeIdentity(nobody(), requestPasswordReset, { email: address() }, newId())).resolves.toEqual({ sent: true });
    await expect(executeIdentity(nobody(), requestPasswordReset, { email }, newId())).resolves.toEqual({ sent: true });
    const mails = await ws.database.select().from(identityMails).where(eq(identityMails.toAddress, email));
    const token = /reset-password\?token=([\w-]+)/.exec(mails[0]?.textBody ?? "")?.[1] ?? "";
    const session = await signIn(nobody(), { email, password: TEST_PASSWORD, code: "" });
    const reset = (password: string) => executeIdentity(nobody(), resetPassword, { token, password }, newId());
    await expect(reset("short")).rejects.toMatchObject({ faults: [{ path: "password", code: "passwords.too_short" }] });
    await expect(reset("another ferry tomorrow")).resolves.toEqual({ email });
    await expect(reset("a third ferry tomorrow")).rejects.toMatchObject({ code: "passwords.link_spent" });
    await expect(signIn(nobody(), { email, password: "another ferry tomorrow", code: "" })).resolves.toBeDefined();
    const sql = postgres(database.ownerUrl, { max: 1 });
    const [row] = await sql`select revoked_at from sessions where id = ${session.sessionId}`;
    await sql.end();
    expect(row?.["revoked_at"]).not.toBeNull();
  });

  it("is not given after the hour", async () => {
    const { email } = ws.users.marketer;
    await executeIdentity(nobody(), requestPasswordReset, { email }, newId());
    const [mail] = await ws.database.select().from(identityMails).where(eq(identityMails.toAddress, email));
    const token = /token=([\w-]+)/.exec(mail?.textBody ?? "")?.[1] ?? "";
    ws.clock.set(new Date(ws.clock.now().getTime() + 61 * 60_000));
    await expect(executeIdentity(nobody(), resetPassword, { token, password: "another ferry tomorrow" }, newId())).rejects.toMatchObject({ code: "passwords.link_spent" });
  });
});

describe("PLT-12 a link for a new password, handed over", () => {
  const issue = (userId: string, by: "owner" | "admin" = "admin") => execute(ws.context(by), issuePasswordLink, { userId }, newId());

  it("works once for a member of this workspace alone, and an earlier link stops working", async () => {
    const { userId, email } = ws.users.warehouse;
    const [old, fresh] = [await issue(userId), await issue(userId)];
    const reset = (linkId: string) =>
      executeIdentity(nobody(), resetPassword, { token: tokenOf("password-link", linkId), password: "another ferry tomorrow" }, newId());
    await expect(reset(old.linkId)).rejects.toMatchObject({ code: "passwords.link_spent" });
    await expect(reset(fresh.linkId)).resolves.toEqual({ email });
    await expect(reset(fresh.linkId)).rejects.toMatchObject({ code: "passwords.link_spent" });
    expect(await trail("workspaces.issue-password-link")).toHaveLength(2);
  });

  it("is never the way into another workspace, to ownership, or of a foreign member", async () => {
    await expect(issue(ws.users.owner.userId)).rejects.toMatchObject({ code: "members.only_owner_changes_owner" });
    await expect(issue(other.users.warehouse.userId)).rejects.toMatchObject({ code: "record.not_found" });
    const { userId } = ws.users.agent;
    await withIdentity(nobody(), (scope) => putMembership(scope, { tenantId: other.workspace.tenantId, userId, role: "agent" }));
    await expect(issue(userId, "owner")).rejects.toMatchObject({ code: "members.belongs_elsewhere" });
  });
});

describe("PLT-05 API keys", () => {
  const make = (role: "accountant" | "owner", by: "owner" | "admin" = "admin") => execute(ws.context(by), createApiKey, { name: "Web shop", role }, newId());
  const who = (key: string) => authenticateApiKey(ws.database, { key, now: ws.clock.now() });

  it("act with their role in their workspace until they are revoked", async () => {
    const { apiKeyId } = await make("accountant");
    const key = apiKeyText(apiKeyId);
    expect(await who(key)).toMatchObject({ role: "accountant", workspace: { slug: ws.workspace.slug } });
    expect(await who(`${key}x`)).toBeNull();
    await expect(execute(other.context("owner"), revokeApiKey, { apiKeyId }, newId())).rejects.toMatchObject({ code: "record.not_found" });
    await execute(ws.context("admin"), revokeApiKey, { apiKeyId }, newId());
    expect(await who(key)).toBeNull();
  });

  it("end with the membership of who made them, and give no more than their maker may", async () => {
    await expect(make("owner")).rejects.toMatchObject({ code: "members.only_owner_changes_owner" });
    const { apiKeyId } = await make("accountant");
    await execute(ws.context("owner"), deactivateMember, { userId: ws.users.admin.userId }, newId());
    expect(await who(apiKeyText(apiKeyId))).toBeNull();
  });

  it("are nowhere kept as they are", async () => {
    const { apiKeyId } = await make("accountant");
    const sql = postgres(database.ownerUrl, { max: 1 });
    const tables = await sql<{ name: string }[]>`select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`;
    for (const { name } of tables) {
      const [row] = await sql<{ count: number }[]>`select count(*)::int as count from ${sql(name)} t where t::text like ${`%${apiKeyText(apiKeyId)}%`}`;
      expect(row?.count, name).toBe(0);
    }
    await sql.end();
  });
});

describe("PLT-12 policies", () => {
  const policies = {
    repsSeeOwnCustomersOnly: true, revenueRecognition: "delivery", creditPolicy: "warn",
    manualDiscountLimitPercent: "15", dueSoonDays: 5,
  } as const;

  it("hold from the next request on and are not overwritten by somebody who saw older ones", async () => {
    const { version } = await read(ws.context("admin"), getSettings, {});
    await execute(ws.context("admin"), changePolicies, { ...policies, version }, newId());
    await expect(execute(ws.context("owner"), changePolicies, { ...policies, version }, newId())).rejects.toMatchObject({ code: "record.changed" });
    expect((await read(ws.context("admin"), getSettings, {})).settings).toMatchObject(policies);
    expect((await read(other.context("admin"), getSettings, {})).settings).toMatchObject({ repsSeeOwnCustomersOnly: false });
    const [line] = await trail("workspaces.change-policies");
    expect(line?.changes).toMatchObject({ creditPolicy: ["hold", "warn"], manualDiscountLimitPercent: ["10", "15"] });
    const { apiKeyId } = await execute(ws.context("admin"), createApiKey, { name: "Rep's phone", role: "sales_rep" }, newId());
    expect(await authenticateApiKey(ws.database, { key: apiKeyText(apiKeyId), now: ws.clock.now() })).toMatchObject({ actor: { ownCustomersOnly: true } });
  });
});
