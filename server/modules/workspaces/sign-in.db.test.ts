import { generateSync } from "otplib";
import postgres from "postgres";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { testDatabase, type TestDatabase } from "@/db/testing/test-database";
import { openTestWorkspace, TEST_PASSWORD, type TestWorkspace } from "@/db/testing/workspace";
import { execute } from "@/server/platform/command";
import type { IdentityContext } from "@/server/platform/identity";
import { executeIdentity } from "@/server/platform/identity-command";
import { newId } from "@/server/platform/new-id";
import { authenticateSession } from "./queries/authenticate";
import { changePassword } from "./commands/change-password";
import { confirmSecondFactor, startSecondFactor } from "./commands/second-factor";
import { deactivateMember } from "./commands/change-member";
import { revokeSession } from "./commands/revoke-session";
import { signIn, signOut } from "./sign-in";

let database: TestDatabase;
let ws: TestWorkspace;
let addresses = 0;

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  ws = await openTestWorkspace(database);
});

function browser(as: Partial<IdentityContext> = {}): IdentityContext {
  addresses += 1;
  return {
    database: ws.database, clock: ws.clock, requestId: "test", userId: null, sessionId: null,
    address: `10.0.${addresses >> 8}.${addresses & 255}`, userAgent: "test", ...as,
  };
}
const credentials = (role: "sales_rep" | "owner" = "sales_rep", password = TEST_PASSWORD, code = "") => ({ email: ws.users[role].email, password, code });
const request = (sessionId: string, slug: string | null = ws.workspace.slug) => authenticateSession(ws.database, { sessionId, slug, now: ws.clock.now() });
const asUser = (signedIn: { userId: IdentityContext["userId"]; sessionId: string }) => browser({ userId: signedIn.userId, sessionId: signedIn.sessionId });

describe("PLT-12 signing in", () => {
  it("opens a session that knows the person, the role and every workspace of theirs", async () => {
    const { sessionId, userId } = await signIn(browser(), credentials());
    const found = await request(sessionId);
    expect(found?.user).toMatchObject({ userId, sessionId, email: ws.users.sales_rep.email });
    expect(found?.member).toMatchObject({ role: "sales_rep", workspace: { slug: ws.workspace.slug } });
    expect(found?.workspaces).toEqual([{ slug: ws.workspace.slug, name: ws.workspace.name }]);
  });

  it("accepts the address in any case", async () => {
    const { email } = ws.users.owner;
    await expect(signIn(browser(), { email: ` ${email.toUpperCase()} `, password: TEST_PASSWORD, code: "" })).resolves.toMatchObject({ email });
  });

  it("answers an unknown account like a wrong password", async () => {
    const wrong = await signIn(browser(), credentials("sales_rep", "not the password")).catch((error: unknown) => error);
    const unknown = await signIn(browser(), { email: "nobody@naru.example", password: TEST_PASSWORD, code: "" }).catch((error: unknown) => error);
    expect(wrong).toMatchObject({ code: "sign_in.refused", params: {} });
    expect(unknown).toEqual(wrong);
  });

  it("limits attempts on an account, from whatever address, also when they are made at once", async () => {
    const attempts = await Promise.allSettled(Array.from({ length: 14 }, () => signIn(browser(), credentials("sales_rep", "guess"))));
    const codes = attempts.map((attempt) => (attempt.status === "rejected" ? (attempt.reason as { code: string }).code : "signed in"));
    expect(codes.filter((code) => code === "sign_in.refused")).toHaveLength(10);
    expect(codes.filter((code) => code === "limits.too_many")).toHaveLength(4);
    await expect(signIn(browser(), credentials())).rejects.toMatchObject({ code: "limits.too_many", params: { minutes: 15 } });
    await expect(signIn(browser(), credentials("owner"))).resolves.toBeDefined();
    ws.clock.set(new Date(ws.clock.now().getTime() + 15 * 60_000 + 1000));
    await expect(signIn(browser(), credentials())).resolves.toBeDefined();
  });

  it("limits attempts from one address on whatever accounts", async () => {
    const context = browser();
    const guess = (n: number) => signIn(context, { email: `guess${n}@naru.example`, password: "guess", code: "" });
    const guesses = await Promise.allSettled(Array.from({ length: 100 }, (_, n) => guess(n)));
    expect(guesses.every((one) => one.status === "rejected" && (one.reason as { code: string }).code === "sign_in.refused")).toBe(true);
    await expect(signIn(context, credentials())).rejects.toMatchObject({ code: "limits.too_many" });
    await expect(signIn(browser(), credentials())).resolves.toBeDefined();
  });

  it("forgets failed attempts after a success", async () => {
    for (let round = 0; round < 3; round += 1) {
      for (let n = 0; n < 9; n += 1) await expect(signIn(browser(), credentials("sales_rep", "guess"))).rejects.toMatchObject({ code: "sign_in.refused" });
      await expect(signIn(browser(), credentials())).resolves.toBeDefined();
    }
  });
});

describe("PLT-12 sessions end at the next request", () => {
  it("when they are signed out", async () => {
    const { sessionId } = await signIn(browser(), credentials());
    await signOut(browser(), sessionId);
    await signOut(browser(), sessionId);
    expect(await request(sessionId)).toBeNull();
  });

  it("when their owner revokes them from another browser, and only theirs", async () => {
    const [here, there, stranger] = [await signIn(browser(), credentials()), await signIn(browser(), credentials()), await signIn(browser(), credentials("owner"))];
    const revoke = (sessionId: string) => executeIdentity(asUser(here), revokeSession, { sessionId }, newId());
    await revoke(there.sessionId);
    expect(await request(there.sessionId)).toBeNull();
    await expect(revoke(stranger.sessionId)).rejects.toMatchObject({ code: "record.not_found" });
    expect(await request(stranger.sessionId)).not.toBeNull();
    expect(await request(here.sessionId)).not.toBeNull();
  });

  it("when the password changes, except the one that changed it", async () => {
    const [here, there] = [await signIn(browser(), credentials()), await signIn(browser(), credentials())];
    const change = (current: string) => executeIdentity(asUser(here), changePassword, { current, next: "another ferry tomorrow" }, newId());
    await expect(change("not the password")).rejects.toMatchObject({ faults: [{ path: "current", code: "passwords.wrong" }] });
    await expect(change(TEST_PASSWORD)).resolves.toEqual({ endedSessions: 1 });
    expect(await request(there.sessionId)).toBeNull();
    expect(await request(here.sessionId)).not.toBeNull();
    await expect(signIn(browser(), credentials())).rejects.toMatchObject({ code: "sign_in.refused" });
  });

  it("when their thirty days are over, or two weeks went by without a visit", async () => {
    const { sessionId } = await signIn(browser(), credentials());
    ws.clock.addDays(13);
    expect(await request(sessionId)).not.toBeNull();
    ws.clock.addDays(13);
    expect(await request(sessionId)).not.toBeNull();
    ws.clock.addDays(5);
    expect(await request(sessionId)).toBeNull();
    const idle = await signIn(browser(), credentials());
    ws.clock.addDays(15);
    expect(await request(idle.sessionId)).toBeNull();
  });

  it("everywhere when the person is deactivated, and nobody signs in as them again", async () => {
    const { sessionId, userId } = await signIn(browser(), credentials());
    const sql = postgres(database.ownerUrl, { max: 1 });
    await sql`update users set deactivated_at = now() where id = ${userId}`;
    await sql.end();
    expect(await request(sessionId)).toBeNull();
    await expect(signIn(browser(), credentials())).rejects.toMatchObject({ code: "sign_in.refused" });
  });

  it("in one workspace when the member is deactivated there", async () => {
    const other = await openTestWorkspace(database, { clock: ws.clock });
    const { sessionId } = await signIn(browser(), credentials());
    await execute(ws.context("owner"), deactivateMember, { userId: ws.users.sales_rep.userId }, newId());
    expect(await request(sessionId)).toMatchObject({ member: null, workspaces: [] });
    expect(await request(sessionId, other.workspace.slug)).toMatchObject({ member: null });
  });
});

describe("PLT-01 a foreign workspace", () => {
  it("is answered like one that does not exist", async () => {
    const other = await openTestWorkspace(database, { clock: ws.clock });
    const { sessionId } = await signIn(browser(), credentials());
    const foreign = await request(sessionId, other.workspace.slug);
    expect(foreign).toMatchObject({ member: null });
    expect(await request(sessionId, "no-such-workspace")).toEqual(foreign);
  });
});

describe("PLT-12 the second factor", () => {
  const codeFor = (secret: string) => generateSync({ secret, epoch: Math.floor(ws.clock.now().getTime() / 1000) });

  async function turnOn() {
    const context = asUser(await signIn(browser(), credentials()));
    const { secret, uri } = await executeIdentity(context, startSecondFactor, { password: TEST_PASSWORD }, newId());
    expect(uri).toContain("otpauth://totp/");
    await expect(signIn(browser(), credentials())).resolves.toBeDefined();
    const { recoveryCodes } = await executeIdentity(context, confirmSecondFactor, { code: codeFor(secret) }, newId());
    return { secret, recoveryCodes };
  }
  const next = () => ws.clock.set(new Date(ws.clock.now().getTime() + 60_000));

  it("is asked for once it was proven, and takes no code twice", async () => {
    const { secret } = await turnOn();
    await expect(signIn(browser(), credentials())).rejects.toMatchObject({ code: "sign_in.code_required" });
    await expect(signIn(browser(), credentials("sales_rep", TEST_PASSWORD, codeFor(secret)))).rejects.toMatchObject({ code: "sign_in.code_refused" });
    next();
    const code = codeFor(secret);
    const both = await Promise.allSettled([1, 2].map(() => signIn(browser(), credentials("sales_rep", TEST_PASSWORD, code))));
    expect(both.map((one) => one.status).sort()).toEqual(["fulfilled", "rejected"]);
    await expect(signIn(browser(), credentials("sales_rep", TEST_PASSWORD, "000000"))).rejects.toMatchObject({ code: "sign_in.code_refused" });
  });

  it("tells a wrong password nothing about the factor", async () => {
    await turnOn();
    await expect(signIn(browser(), credentials("sales_rep", "wrong"))).rejects.toMatchObject({ code: "sign_in.refused" });
  });

  it("takes each recovery code once, however it is typed", async () => {
    const { recoveryCodes } = await turnOn();
    expect(new Set(recoveryCodes).size).toBe(10);
    const typed = recoveryCodes[0]?.toUpperCase().replaceAll("-", " ") ?? "";
    await expect(signIn(browser(), credentials("sales_rep", TEST_PASSWORD, typed))).resolves.toBeDefined();
    await expect(signIn(browser(), credentials("sales_rep", TEST_PASSWORD, typed))).rejects.toMatchObject({ code: "sign_in.code_refused" });
    await expect(signIn(browser(), credentials("sales_rep", TEST_PASSWORD, recoveryCodes[1]))).resolves.toBeDefined();
  });
});
