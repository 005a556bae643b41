import { and, asc, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { auditEntries, mailMessages } from "@/db/schema/platform";
import { testDatabase, type TestDatabase } from "@/db/testing/test-database";
import { tradingCompany, type TradingCompany } from "@/db/testing/trading-company";
import { openTestWorkspace, type TestWorkspace } from "@/db/testing/workspace";
import { auditOfRecord } from "@/server/modules/audit";
import { assignOwner } from "@/server/modules/customers";
import { confirmOrder, createOrder } from "@/server/modules/orders";
import type { UserId } from "@/server/platform/actor";
import { execute, read, type InputOf } from "@/server/platform/command";
import { describeError } from "@/server/platform/describe-error";
import { newId } from "@/server/platform/new-id";
import { listNotifications } from "@/server/platform/notification-inbox";
import { chooseNoticeChannel } from "@/server/platform/notice-preferences";
import { withTenant } from "@/server/platform/tenant-scope";
import { editComment, listColleagues, restoreComment, withdrawComment, writeComment } from "./index";

let database: TestDatabase;
let ws: TestWorkspace;
let company: TradingCompany;
let customerId: string;
let orderId: string;
let number: string;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  ws = await openTestWorkspace(database, { settings: { repsSeeOwnCustomersOnly: true } });
  company = await tradingCompany(ws);
  customerId = await company.customer();
  const itemId = await company.item({ onHand: "10" });
  ({ orderId, number } = await execute(ws.context("owner"), createOrder, { customerId, lines: [{ itemId, quantity: "1" }] }, newId()));
});

type Who = Parameters<TestWorkspace["context"]>[0];
const id = (who: keyof TestWorkspace["users"]): UserId => ws.users[who].userId;
const say = (who: Who, body: string, mentions: UserId[] = [], key = newId()) => execute(ws.context(who), writeComment, { type: "order", id: orderId, body, mentions } as InputOf<typeof writeComment>, key);
const history = async (who: Who, show: "all" | "comments" | "changes" = "all") => (await read(ws.context(who), auditOfRecord, { type: "order", id: orderId, show })).rows;
const told = async (who: Who) => (await read(ws.context(who), listNotifications, {})).rows.filter(({ code }) => code === "records.mentioned");
const refusal = (attempt: Promise<unknown>) => attempt.then(() => "ok", (error: unknown) => describeError(error));
const codeOf = (attempt: Promise<unknown>) => attempt.then(() => "ok", (error: unknown) => describeError(error).code);
const trail = () =>
  withTenant(ws.systemContext, (scope) =>
    scope.db.select({ action: auditEntries.action, changes: auditEntries.changes }).from(auditEntries).where(and(eq(auditEntries.tenantId, scope.tenantId), eq(auditEntries.entityId, orderId))).orderBy(asc(auditEntries.id)));

describe("CUS-05 comments in a record's history", () => {
  it("stand among the changes in order of time, and can be shown alone", async () => {
    await say("warehouse", "Is <b>this</b> urgent?");
    await execute(ws.context("owner"), confirmOrder, { orderId }, newId());
    await say("owner", "Yes");
    expect((await history("accountant")).map((row) => row.comment?.body ?? row.action)).toEqual(["Yes", "orders.confirm-order", "Is <b>this</b> urgent?", "orders.create-order"]);
    expect((await history("accountant", "comments")).map((row) => [row.person, row.comment?.body])).toEqual([["Test owner", "Yes"], ["Test warehouse", "Is <b>this</b> urgent?"]]);
    expect((await history("accountant", "changes")).map((row) => row.action)).toEqual(["orders.confirm-order", "orders.create-order"]);
    const { rows } = await read(ws.context("owner"), auditOfRecord, { type: "customer", id: customerId, show: "comments" });
    expect(rows[0]).toMatchObject({ part: number, document: { type: "order", id: orderId }, comment: { body: "Yes", own: true } });
  });

  it("pages without losing or doubling one where both kinds meet", async () => {
    for (let i = 0; i < 4; i += 1) await say("owner", `c${i}`);
    const whole = (await history("owner")).map((row) => row.id);
    const paged: string[] = [];
    let cursor: string | null = null;
    do {
      const page: { rows: { id: string }[]; nextCursor: string | null } = await read(ws.context("owner"), auditOfRecord, { type: "order", id: orderId, limit: 2, cursor });
      paged.push(...page.rows.map((row) => row.id));
      cursor = page.nextCursor;
    } while (cursor);
    expect(paged).toEqual(whole);
  });

  it("are written once, however often the same is sent", async () => {
    const key = newId();
    expect(await say("owner", "once", [], key)).toEqual(await say("owner", "once", [], key));
    expect(await history("owner", "comments")).toHaveLength(1);
  });

  it("are changed and withdrawn by their author alone, and the trail keeps what was said", async () => {
    const { commentId } = await say("owner", "first");
    const change = (who: Who, version: number, body: string) => execute(ws.context(who), editComment, { commentId, version, body } as InputOf<typeof editComment>, newId());
    const withdraw = (who: Who) => execute(ws.context(who), withdrawComment, { commentId } as InputOf<typeof withdrawComment>, newId());
    expect(await codeOf(change("admin", 1, "not mine"))).toBe("record.not_found");
    expect(await codeOf(withdraw("admin"))).toBe("record.not_found");
    expect(await change("owner", 1, "second")).toMatchObject({ version: 2 });
    expect(await codeOf(change("owner", 1, "late"))).toBe("record.changed_meanwhile");
    expect((await history("admin", "comments"))[0]).toMatchObject({ comment: { body: "second", own: false, editedAt: ws.clock.now() } });
    await withdraw("owner");
    await withdraw("owner");
    expect((await history("owner", "comments"))[0]).toMatchObject({ comment: { body: null, mentions: [] } });
    expect(await codeOf(change("owner", 3, "gone"))).toBe("record.changed_meanwhile");
    await execute(ws.context("owner"), restoreComment, { commentId } as InputOf<typeof restoreComment>, newId());
    expect((await history("owner", "comments"))[0]?.comment?.body).toBe("second");
    expect((await trail()).filter(({ action }) => action.startsWith("records.")).map(({ changes }) => changes.comment)).toEqual([[null, "first"], ["first", "second"], ["second", null], [null, "second"]]);
  });

  it("are refused where the record is not seen, and to nobody in particular", async () => {
    expect(await codeOf(say("sales_rep", "hidden from me"))).toBe("record.not_found");
    expect(await codeOf(say("agent", "outsider"))).toBe("permission.missing");
    expect(await codeOf(execute(ws.systemContext, writeComment, { type: "order", id: orderId, body: "x" } as InputOf<typeof writeComment>, newId()))).toBe("permission.missing");
    expect(await codeOf(say("owner", "   "))).toBe("input.invalid");
    const { commentId } = await say("owner", "ours");
    const foreign = await openTestWorkspace(database);
    const at = foreign.context("owner");
    expect(await codeOf(execute(at, writeComment, { type: "order", id: orderId, body: "x" } as InputOf<typeof writeComment>, newId()))).toBe("record.not_found");
    expect(await codeOf(execute(at, withdrawComment, { commentId } as InputOf<typeof withdrawComment>, newId()))).toBe("record.not_found");
  });
});

describe("PLT-13 people mentioned in a comment", () => {
  it("are told at once, with the way there, and by mail who wants it", async () => {
    await execute(ws.context("accountant"), chooseNoticeChannel, { code: "records.mentioned", channel: "mail" }, newId());
    const { commentId } = await say("warehouse", "@{0} and @{1}: can it go?", [id("accountant"), id("owner")]);
    expect(await told("owner")).toMatchObject([
      { params: { person: "Test warehouse", type: "order", number, text: "@Test accountant and @Test owner: can it go?" }, href: `/orders/${orderId}?comment=${commentId}` },
    ]);
    expect(await told("warehouse")).toEqual([]);
    const mails = await withTenant(ws.systemContext, (scope) => scope.db.select({ to: mailMessages.toAddress }).from(mailMessages).where(eq(mailMessages.tenantId, scope.tenantId)));
    expect(mails).toEqual([{ to: ws.users.accountant.email }]);
  });

  it("are told once for a comment, whoever is added later", async () => {
    const { commentId } = await say("owner", "@{0}", [id("accountant")]);
    await execute(ws.context("owner"), editComment, { commentId, version: 1, body: "@{0} @{1}", mentions: [id("accountant"), id("warehouse")] } as InputOf<typeof editComment>, newId());
    expect([(await told("accountant")).length, (await told("warehouse")).length]).toEqual([1, 1]);
    expect((await history("owner", "comments"))[0]?.comment?.mentions.map(({ name }) => name)).toEqual(["Test accountant", "Test warehouse"]);
  });

  it("are colleagues who see the record: by role, and a restricted representative by whose customer it is", async () => {
    const offered = async (who: Who) => (await read(ws.context(who), listColleagues, { type: "order", id: orderId } as InputOf<typeof listColleagues>)).colleagues.map(({ role }) => role).sort();
    expect(await offered("owner")).toEqual(["accountant", "admin", "marketer", "sales_manager", "warehouse"]);
    expect(await codeOf(offered("sales_rep"))).toBe("record.not_found");
    await execute(ws.context("owner"), assignOwner, { customerIds: [customerId], ownerUserId: id("sales_rep") }, newId());
    expect(await offered("owner")).toContain("sales_rep");
    const invoices = await read(ws.context("owner"), listColleagues, { type: "customer", id: customerId } as InputOf<typeof listColleagues>);
    expect(invoices.colleagues.map(({ role }) => role)).not.toContain("agent");
  });

  it("cannot be anybody else: an outsider, a stranger and nobody are refused alike", async () => {
    const foreign = await openTestWorkspace(database);
    for (const person of [id("sales_rep"), id("agent"), foreign.users.owner.userId, newId() as UserId]) {
      expect(await refusal(say("owner", "@{0}", [person]))).toMatchObject({ code: "input.invalid", faults: [{ path: "mentions.0", code: "records.does_not_see" }] });
    }
    expect(await history("owner", "comments")).toEqual([]);
  });
});
