import type { AddressInfo, Socket } from "node:net";
import { eq, sql } from "drizzle-orm";
import { simpleParser, type ParsedMail } from "mailparser";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { identityMails } from "@/db/schema/identity";
import { mailMessages } from "@/db/schema/platform";
import { testDatabase, type TestDatabase } from "@/db/testing/test-database";
import { openTestWorkspace, type TestWorkspace } from "@/db/testing/workspace";
import { systemClock } from "./clock";
import { localIdentityContext, withIdentity } from "./identity";
import { queueMail } from "./mail";
import { findDueMails, giveUpLostClaims, sharedMails, suppressQueuedMails, tenantMails, claimMail } from "./mail-delivery";
import { smtpTransport, type MailTransport } from "./mail-transport";
import { execute, read } from "./command";
import { listTroubledMails, resendMail } from "./dead-letters";
import { newId } from "./new-id";
import { MAIL_RETRY, sendMail, type OnLedger } from "./send-mail";
import { withTenant } from "./tenant-scope";

const FROM = "Naru <naru@naru.example>";

describe("PLT-13 mail through SMTP, each once", () => {
  let database: TestDatabase;
  let ws: TestWorkspace;
  let server: SMTPServer;
  let transport: MailTransport;
  let received: ParsedMail[];
  /** What the mail server does with the next mail. */
  let manner: "take" | "later" | "never" | "hang up before" | "hang up after taking" | "refuse the content";
  const lines = new Set<Socket>();
  const hangUp = () => lines.forEach((line) => line.destroy());
  beforeAll(async () => {
    database = await testDatabase();
    server = new SMTPServer({
      authOptional: true,
      disabledCommands: ["STARTTLS", "AUTH"],
      onRcptTo(_address, _session, done) {
        if (manner === "later") return done(Object.assign(new Error("come back"), { responseCode: 450 }));
        if (manner === "never") return done(Object.assign(new Error("no such mailbox"), { responseCode: 550 }));
        done();
      },
      onMailFrom(_address, _session, done) {
        if (manner === "hang up before") hangUp();
        else done();
      },
      onData(stream, _session, done) {
        void simpleParser(stream).then((mail) => {
          received.push(mail);
          if (manner === "hang up after taking") hangUp();
          else if (manner === "refuse the content") done(Object.assign(new Error("looks like spam"), { responseCode: 554 }));
          else done();
        });
      },
    });
    server.server.on("connection", (line: Socket) => void lines.add(line));
    await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
    transport = smtpTransport(`smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`);
  });
  afterAll(async () => {
    await new Promise<void>((closed) => server.close(() => closed()));
    await database.drop();
  });
  beforeEach(async () => {
    ws = await openTestWorkspace(database);
    received = [];
    manner = "take";
  });

  const onLedger: OnLedger = (fn) => withTenant(ws.systemContext, (scope) => fn(tenantMails(scope)));
  const queue = (dedupeKey = "invitation:1") =>
    withTenant(ws.systemContext, (scope) =>
      queueMail(scope, {
        to: "minji@hanbit.example",
        kind: "invitation",
        params: { inviter: "Kim Minji 김민지", workspace: "Hanbit", role: "Accountant", expires: "2026-12-01" },
        actionUrl: "https://naru.example.com/invitations/abc",
        dedupeKey,
      }),
    );
  const send = (mailId: string, attempts = 0) => sendMail(onLedger, { mailId, attempts }, { transport, from: FROM });
  async function rowOf(id: string) {
    const [row] = await withTenant(ws.systemContext, (scope) => scope.db.select().from(mailMessages).where(eq(mailMessages.id, id)));
    return row!;
  }

  it("sends text and HTML with an id of its own that names the row", async () => {
    const id = (await queue())!;
    expect(await onLedger((ledger) => findDueMails(ledger, 10))).toEqual([{ id, attempts: 0 }]);
    expect(await send(id)).toBe("sent");
    expect(received[0]).toMatchObject({ subject: "Kim Minji 김민지 invites you to Hanbit", messageId: `<${id}@naru.example>` });
    expect(received[0]?.text).toContain("https://naru.example.com/invitations/abc");
    expect(received[0]?.html).toContain("Kim Minji 김민지");
    expect(await rowOf(id)).toMatchObject({ status: "sent", messageId: `<${id}@naru.example>`, attempts: 1 });
  });

  it("queues the same key once and sends a wake-up's mail once, also when ten workers have it", async () => {
    const id = (await queue())!;
    expect(await queue()).toBeNull();
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => send(id)));
    expect(outcomes.filter((one) => one === "sent")).toHaveLength(1);
    expect(received).toHaveLength(1);
    expect(await send(id, 1)).toBeNull();
  });

  it("is not queued when the transaction rolls back", async () => {
    await withTenant(ws.systemContext, async (scope) => {
      await queueMail(scope, { to: "a@b.example", kind: "password_reset", params: { minutes: 5 }, dedupeKey: "k" });
      throw new Error("changed my mind");
    }).catch(() => undefined);
    expect(await onLedger((ledger) => findDueMails(ledger, 10))).toEqual([]);
  });

  it("tries again later when the server asks for it, and not at once", async () => {
    manner = "later";
    const id = (await queue())!;
    expect(await send(id)).toBe("queued");
    const row = await rowOf(id);
    expect(row).toMatchObject({ status: "queued", attempts: 1, lastError: "smtp 450", claimedAt: null });
    expect(row.nextAttemptAt.getTime()).toBeGreaterThan(Date.now() + 20_000);
    expect(await send(id, 1)).toBeNull();
    await withTenant(ws.systemContext, (scope) => scope.db.update(mailMessages).set({ nextAttemptAt: sql`now()` }).where(eq(mailMessages.id, id)));
    manner = "take";
    expect(await send(id, 1)).toBe("sent");
  });

  it("stops when the server says never, and after the last try; the reason names no address", async () => {
    manner = "never";
    const id = (await queue())!;
    expect(await send(id)).toBe("failed");
    expect((await rowOf(id)).lastError).toBe("smtp 550");
    manner = "later";
    const other = (await queue("invitation:2"))!;
    await withTenant(ws.systemContext, (scope) => scope.db.update(mailMessages).set({ attempts: MAIL_RETRY.attempts - 1 }).where(eq(mailMessages.id, other)));
    expect(await send(other, MAIL_RETRY.attempts - 1)).toBe("failed");
  });

  it("does not send again what the server may have taken", async () => {
    manner = "hang up after taking";
    const id = (await queue())!;
    expect(await send(id)).toBe("unknown");
    expect(await send(id, 1)).toBeNull();
    expect(received).toHaveLength(1);
  });

  it("records what was sent also when the database is away just then", async () => {
    const id = (await queue())!;
    let told = 0;
    const away: OnLedger = async (fn) => {
      told += 1;
      if (told === 2 || told === 3) throw Object.assign(new Error("terminating connection"), { code: "57P01" });
      return onLedger(fn);
    };
    expect(await sendMail(away, { mailId: id, attempts: 0 }, { transport, from: FROM })).toBe("sent");
    expect(told).toBe(4);
    expect((await rowOf(id)).status).toBe("sent");
    expect(received).toHaveLength(1);
  });

  it("tries again when the line broke before the mail was handed over", async () => {
    manner = "hang up before";
    const id = (await queue())!;
    expect(await send(id)).toBe("queued");
    expect(received).toEqual([]);
  });

  it("believes a server that refuses the content after reading it", async () => {
    manner = "refuse the content";
    const id = (await queue())!;
    expect(await send(id)).toBe("failed");
    expect((await rowOf(id)).lastError).toBe("smtp 554");
  });

  it("waits when no mail server answers", async () => {
    const nowhere = smtpTransport("smtp://127.0.0.1:1");
    const id = (await queue())!;
    expect(await sendMail(onLedger, { mailId: id, attempts: 0 }, { transport: nowhere, from: FROM })).toBe("queued");
  });

  it("ends as unknown when its worker died between claim and answer, and is never sent again", async () => {
    const id = (await queue())!;
    await onLedger((ledger) => claimMail(ledger, { mailId: id, attempts: 0 }));
    expect(await onLedger((ledger) => giveUpLostClaims(ledger, MAIL_RETRY))).toBe(0);
    await withTenant(ws.systemContext, (scope) => scope.db.update(mailMessages).set({ claimedAt: sql`now() - interval '11 minutes'` }).where(eq(mailMessages.id, id)));
    expect(await onLedger((ledger) => giveUpLostClaims(ledger, MAIL_RETRY))).toBe(1);
    expect((await rowOf(id)).status).toBe("unknown");
    expect(await send(id, 1)).toBeNull();
    expect(received).toEqual([]);
  });

  it("is suppressed, and kept for reading, where there is no mail server", async () => {
    const id = (await queue())!;
    expect(await onLedger(suppressQueuedMails)).toBe(1);
    expect(await rowOf(id)).toMatchObject({ status: "suppressed", toAddress: "minji@hanbit.example" });
    expect(await send(id)).toBeNull();
  });

  it("sends mail that belongs to no workspace the same way, and blanks its one-time links once it has left", async () => {
    const context = localIdentityContext(database.db, systemClock, "r");
    const onShared: OnLedger = (fn) => withIdentity(context, (scope) => fn(sharedMails(scope)));
    const id = newId();
    const row = { id, toAddress: "minji@hanbit.example", subject: "A new password", textBody: "https://naru.example/reset/abc", htmlBody: "<p>abc</p>", dedupeKey: id };
    await database.db.insert(identityMails).values(row);
    expect(await sendMail(onShared, { mailId: id, attempts: 0 }, { transport, from: FROM })).toBe("sent");
    expect(received[0]?.text).toContain("https://naru.example/reset/abc");
    const [kept] = await database.db.select().from(identityMails).where(eq(identityMails.id, id));
    expect(kept).toMatchObject({ status: "sent", textBody: "", htmlBody: null });
    expect(await sendMail(onShared, { mailId: id, attempts: 1 }, { transport, from: FROM })).toBeNull();
  });

  it("does not touch another workspace's mail", async () => {
    const id = (await queue())!;
    const other = await openTestWorkspace(database);
    expect(await sendMail((fn) => withTenant(other.systemContext, (scope) => fn(tenantMails(scope))), { mailId: id, attempts: 0 }, { transport, from: FROM })).toBeNull();
    expect((await rowOf(id)).status).toBe("queued");
  });

  const resend = (id: string, who: Parameters<TestWorkspace["context"]>[0] = "admin", of = ws) => execute(of.context(who), resendMail, { mailId: id as never }, newId());

  it("sends a refused mail again when an admin says so; the second click says that nothing is left to send", async () => {
    const id = (await queue()) ?? "";
    manner = "never";
    expect(await send(id)).toBe("failed");
    expect((await read(ws.context("admin"), listTroubledMails, {})).map((mail) => mail.id)).toEqual([id]);
    manner = "take";
    await resend(id);
    await expect(resend(id)).rejects.toMatchObject({ code: "jobs.mail_not_troubled" });
    expect(await send(id, 1)).toBe("sent");
    expect(received).toHaveLength(1);
    await expect(resend(id)).rejects.toMatchObject({ code: "jobs.mail_not_troubled" });
    expect(await read(ws.context("admin"), listTroubledMails, {})).toEqual([]);
  });

  it("resends for admins of the same workspace only", async () => {
    const id = (await queue()) ?? "";
    manner = "never";
    await send(id);
    await expect(resend(id, "sales_rep")).rejects.toMatchObject({ code: "permission.missing" });
    await expect(resend(id, "admin", await openTestWorkspace(database))).rejects.toMatchObject({ code: "record.not_found" });
    await expect(resend(newId())).rejects.toMatchObject({ code: "record.not_found" });
  });
});
