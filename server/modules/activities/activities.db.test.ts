import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { activities } from "@/db/schema/activities";
import { auditEntries } from "@/db/schema/platform";
import { testDatabase, type TestDatabase } from "@/db/testing/test-database";
import { tradingCompany, type TradingCompany } from "@/db/testing/trading-company";
import { openTestWorkspace, type TestWorkspace } from "@/db/testing/workspace";
import { auditOfRecord } from "@/server/modules/audit";
import { assignOwner, getCustomer } from "@/server/modules/customers";
import { sendDocument } from "@/server/modules/documents";
import { confirmOrder, createOrder } from "@/server/modules/orders";
import { recordReceipt } from "@/server/modules/receivables";
import { writeComment } from "@/server/modules/records";
import { execute, read, type InputOf } from "@/server/platform/command";
import { describeError } from "@/server/platform/describe-error";
import { newId } from "@/server/platform/new-id";
import { withTenant } from "@/server/platform/tenant-scope";
import { dueSteps, editActivity, finishNextStep, listActivities, logActivity, reopenNextStep, restoreActivity, withdrawActivity } from "./index";

let database: TestDatabase;
let ws: TestWorkspace;
let company: TradingCompany;
let customerId: string;
let contactId: string;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  ws = await openTestWorkspace(database);
  company = await tradingCompany(ws);
  customerId = await company.customer();
  contactId = (await read(ws.context("owner"), getCustomer, { customerId: customerId as never })).contacts[0]?.id ?? "";
});

type Who = Parameters<TestWorkspace["context"]>[0];
const restricted = { role: "sales_rep", ownCustomersOnly: true } as const;
const log = (who: Who, input: Partial<InputOf<typeof logActivity>> = {}, key = newId()) =>
  execute(ws.context(who), logActivity, { customerId: customerId as never, kind: "call_in", subject: "Prices of spring", ...input }, key);
const edit = (who: Who, activityId: string, version: number, more: object = {}) =>
  execute(ws.context(who), editActivity, { activityId, version, kind: "meeting", happenedAt: "2026-03-11T01:00:00Z", subject: "Met at the fair", ...more } as InputOf<typeof editActivity>, newId());
const on = (who: Who, command: typeof withdrawActivity | typeof restoreActivity | typeof finishNextStep | typeof reopenNextStep, activityId: string) =>
  execute(ws.context(who), command as typeof withdrawActivity, { activityId: activityId as never }, newId());
const history = (who: Who = "owner", more: Partial<InputOf<typeof auditOfRecord>> = {}) => read(ws.context(who), auditOfRecord, { type: "customer", id: customerId as never, limit: 100, ...more });
const subjects = async (who: Who = "owner") => (await history(who, { show: "activities" })).rows.map((row) => row.activity?.subject);
const refusal = (attempt: Promise<unknown>) => attempt.then(() => "ok", (error: unknown) => describeError(error));
const codeOf = (attempt: Promise<unknown>) => attempt.then(() => "ok", (error: unknown) => describeError(error).code);
const linesOf = (activityId: string) =>
  withTenant(ws.systemContext, (scope) => scope.db.select({ action: auditEntries.action, changes: auditEntries.changes }).from(auditEntries).where(eq(auditEntries.entityId, activityId)).orderBy(auditEntries.id));

describe("CUS-05 calls and meetings are logged against a customer", () => {
  it("each kind, with whom, what was said and what is next, by whoever did it", async () => {
    for (const kind of ["call_out", "call_in", "meeting", "visit", "memo"] as const) await log("sales_rep", { kind, subject: kind });
    const { activityId } = await log("sales_rep", { contactId: contactId as never, notes: "Wants 200 bowls\nby June", happenedAt: "2026-03-12T10:30:00+09:00", nextStep: "Send samples", nextStepOn: "2026-03-14" });
    const rows = (await read(ws.context("warehouse"), listActivities, { customerId: customerId as never })).rows;
    expect(rows.map((row) => row.kind)).toEqual(["memo", "visit", "meeting", "call_in", "call_out", "call_in"]);
    expect(rows.at(-1)).toMatchObject({
      id: activityId, contact: "Buyer One", notes: "Wants 200 bowls\nby June", happenedAt: new Date("2026-03-12T01:30:00Z"), nextStep: "Send samples", nextStepOn: "2026-03-14", nextStepDoneAt: null,
      person: "Test sales_rep", mayChange: false,
    });
    expect(await linesOf(activityId)).toMatchObject([{ action: "activities.log-activity", changes: { kind: [null, "call_in"], happenedAt: [null, "2026-03-12T01:30:00.000Z"] } }]);
  });

  it("is refused to who has no right, for another customer's contact, for the future, for a day without a step", async () => {
    expect(await codeOf(log("warehouse"))).toBe("permission.missing");
    expect(await codeOf(log("agent"))).toBe("permission.missing");
    expect(await codeOf(execute(ws.systemContext, logActivity, { customerId: customerId as never, kind: "memo", subject: "x" }, newId()))).toBe("permission.missing");
    const other = await company.customer();
    expect(await codeOf(log("owner", { customerId: other as never, contactId: contactId as never }))).toBe("record.not_found");
    expect(await refusal(log("owner", { happenedAt: "2026-03-13T00:00:00Z", nextStepOn: "2026-03-14" }))).toMatchObject({
      faults: [{ path: "happenedAt", code: "activities.not_yet" }, { path: "nextStep", code: "activities.day_without_step" }],
    });
    expect(await refusal(log("owner", { subject: " ", happenedAt: "yesterday" }))).toMatchObject({ faults: [{ path: "happenedAt", code: "input.moment" }, { path: "subject", code: "input.required" }] });
    expect(await subjects()).toEqual([]);
  });

  it("sent twice with one key is logged once", async () => {
    const key = newId();
    const [first, second] = [await log("sales_rep", {}, key), await log("sales_rep", {}, key)];
    expect(second).toEqual(first);
    expect(await subjects()).toEqual(["Prices of spring"]);
  });

  it("is neither seen nor changed from another workspace", async () => {
    const { activityId } = await log("owner", { nextStep: "Call", nextStepOn: "2026-03-01" });
    const [own, foreign] = [ws, await openTestWorkspace(database)];
    ws = foreign;
    expect(await codeOf(log("owner"))).toBe("record.not_found");
    expect(await codeOf(edit("owner", activityId, 1))).toBe("record.not_found");
    for (const command of [withdrawActivity, restoreActivity, finishNextStep, reopenNextStep]) expect(await codeOf(on("owner", command as never, activityId))).toBe("record.not_found");
    expect(await codeOf(read(ws.context("owner"), listActivities, { customerId: customerId as never }))).toBe("record.not_found");
    expect(await read(ws.context("owner"), dueSteps, {})).toEqual({ count: 0, rows: [] });
    ws = own;
    expect(await linesOf(activityId)).toHaveLength(1);
  });

  it("of customers of others is not there for who sees own customers only (CUS-10)", async () => {
    const { activityId } = await log("owner");
    expect(await codeOf(log(restricted))).toBe("record.not_found");
    expect(await codeOf(edit(restricted, activityId, 1))).toBe("record.not_found");
    expect(await codeOf(on(restricted, finishNextStep, activityId))).toBe("record.not_found");
    expect(await codeOf(history(restricted))).toBe("record.not_found");
    await execute(ws.context("owner"), assignOwner, { customerIds: [customerId as never], ownerUserId: ws.users.sales_rep.userId }, newId());
    expect(await subjects(restricted)).toEqual(["Prices of spring"]);
    expect(await codeOf(edit(restricted, activityId, 1))).toBe("permission.missing");
  });
});

describe("CUS-05 what was logged is put right", () => {
  it("by its author or who leads sales, against the version that was read", async () => {
    const { activityId } = await log("sales_rep", { nextStep: "Call again", nextStepOn: "2026-03-14" });
    expect(await codeOf(edit("accountant", activityId, 1))).toBe("permission.missing");
    expect(await edit("sales_rep", activityId, 1, { contactId, nextStep: "Call again", nextStepOn: "2026-03-15" })).toEqual({ activityId, version: 2 });
    expect(await refusal(edit("sales_manager", activityId, 1, { subject: "Mine" }))).toMatchObject({ code: "record.changed", params: { by: "Test sales_rep" } });
    await edit("sales_manager", activityId, 2, { nextStep: null });
    expect((await history("owner", { show: "activities" })).rows[0]?.activity).toMatchObject({ subject: "Met at the fair", kind: "meeting", contact: null, nextStep: null, nextStepOn: null, person: "Test sales_rep" });
    expect((await linesOf(activityId)).map((line) => line.action)).toEqual(["activities.log-activity", "activities.edit-activity", "activities.edit-activity"]);
    expect(await codeOf(edit("sales_rep", activityId, 3, { happenedAt: "2026-03-20T00:00:00Z" }))).toBe("input.invalid");
  });

  it("is withdrawn and put back, once however often it is said", async () => {
    const { activityId } = await log("sales_rep", { nextStep: "Call", nextStepOn: "2026-03-01" });
    expect(await codeOf(on("accountant", withdrawActivity, activityId))).toBe("permission.missing");
    await on("sales_rep", withdrawActivity, activityId);
    await on("sales_rep", withdrawActivity, activityId);
    expect(await subjects()).toEqual([]);
    expect((await read(ws.context("sales_rep"), dueSteps, {})).count).toBe(0);
    expect(await codeOf(edit("sales_rep", activityId, 2))).toBe("activities.withdrawn");
    expect(await codeOf(on("sales_rep", finishNextStep, activityId))).toBe("activities.no_step");
    await on("sales_manager", restoreActivity, activityId);
    await on("sales_manager", restoreActivity, activityId);
    expect(await subjects()).toEqual(["Prices of spring"]);
    expect((await linesOf(activityId)).map((line) => line.action)).toEqual(["activities.log-activity", "activities.withdraw-activity", "activities.restore-activity"]);
  });

  it("its next step waits for whoever agreed to it or looks after the customer, until it is done", async () => {
    const waits = async (who: Who) => (await read(ws.context(who), dueSteps, {})).rows.map((row) => row.nextStep);
    const { activityId } = await log("sales_rep", { contactId: contactId as never, nextStep: "Send samples", nextStepOn: "2026-03-12" });
    await log("sales_rep", { nextStep: "Tomorrow's", nextStepOn: "2026-03-13" });
    const overdue = await log("sales_rep", { nextStep: "Forgotten", nextStepOn: "2026-03-02" });
    const { activityId: stepless } = await log("sales_rep");
    expect(await waits("sales_rep")).toEqual(["Forgotten", "Send samples"]);
    expect(await waits("sales_manager")).toEqual([]);
    expect(await codeOf(read(ws.context("warehouse"), dueSteps, {}))).toBe("permission.missing");
    await execute(ws.context("owner"), assignOwner, { customerIds: [customerId as never], ownerUserId: ws.users.sales_manager.userId }, newId());
    expect(await waits("sales_manager")).toEqual(["Forgotten", "Send samples"]);
    await on("accountant", finishNextStep, overdue.activityId);
    await on("accountant", finishNextStep, overdue.activityId);
    expect(await waits("sales_rep")).toEqual(["Send samples"]);
    await on("sales_rep", reopenNextStep, overdue.activityId);
    expect(await waits("sales_rep")).toEqual(["Forgotten", "Send samples"]);
    expect((await linesOf(overdue.activityId)).map((line) => line.action)).toEqual(["activities.log-activity", "activities.finish-next-step", "activities.reopen-next-step"]);
    expect(await codeOf(on("sales_rep", finishNextStep, stepless))).toBe("activities.no_step");
    expect(await codeOf(on("warehouse", finishNextStep, activityId))).toBe("permission.missing");
  });
});

describe("CUS-05 one history of calls, mails, orders and receipts", () => {
  /** Told from the clock, not in the order in which it was written down. */
  it("stands in strict time order whenever a call was logged, and pages without losing or doubling one", async () => {
    const itemId = await company.item({ onHand: "10" });
    ws.clock.set("2026-03-12T01:00:00Z");
    const { orderId } = await execute(ws.context("sales_rep"), createOrder, { customerId: customerId as never, lines: [{ itemId: itemId as never, quantity: "1" }] }, newId());
    ws.clock.set("2026-03-12T02:00:00Z");
    await execute(ws.context("sales_rep"), confirmOrder, { orderId: orderId as never }, newId());
    ws.clock.set("2026-03-12T03:00:00Z");
    await execute(ws.context("sales_rep"), sendDocument, { kind: "order_confirmation", recordId: orderId as never, to: ["buyer@customer.example"], subject: "Confirmation", text: "Attached." }, newId());
    ws.clock.set("2026-03-12T04:00:00Z");
    await execute(ws.context("accountant"), recordReceipt, { customerId: customerId as never, method: "cash", amountMinor: 500n }, newId());
    ws.clock.set("2026-03-12T05:00:00Z");
    await execute(ws.context("owner"), writeComment, { type: "order", id: orderId as never, body: "All done", mentions: [] }, newId());
    // All of them written down last: before everything, between order and mail (two of one moment), between mail and receipt, and now.
    await log("sales_rep", { subject: "now" });
    await log("sales_rep", { subject: "before receipt", happenedAt: "2026-03-12T03:59:59.999Z" });
    await log("sales_rep", { subject: "after confirming", happenedAt: "2026-03-12T02:30:00Z" });
    await log("sales_rep", { subject: "same minute", happenedAt: "2026-03-12T02:30:00Z" });
    await log("sales_rep", { subject: "first", happenedAt: "2026-03-11T23:00:00Z" });

    const { rows } = await history();
    const told = rows.map((row) => row.activity?.subject ?? row.comment?.body ?? row.action);
    expect(told.filter((one) => one !== "customers.create-customer")).toEqual([
      "now", "All done", "receivables.record-receipt", "before receipt", "documents.send-document", "same minute", "after confirming", "orders.confirm-order", "orders.create-order", "first",
    ]);
    expect(rows.map((row) => row.at.getTime())).toEqual(rows.map((row) => row.at.getTime()).toSorted((a, b) => b - a));
    for (const limit of [1, 2, 3]) {
      const paged: string[] = [];
      for (let cursor: string | null = null; ; ) {
        const page: Awaited<ReturnType<typeof history>> = await history("owner", { limit, cursor });
        paged.push(...page.rows.map((row) => row.id));
        cursor = page.nextCursor;
        if (!cursor) break;
      }
      expect(paged).toEqual(rows.map((row) => row.id));
    }
    expect(await subjects()).toEqual(["now", "before receipt", "same minute", "after confirming", "first"]);
    expect((await history("owner", { show: "changes" })).rows.every((row) => row.activity === null)).toBe(true);
    expect(await codeOf(history("owner", { cursor: Buffer.from(JSON.stringify(["long ago", newId()])).toString("base64url") }))).toBe("input.invalid");
  });

  it("keeps a customer's calls apart from another's", async () => {
    await log("owner");
    const other = await company.customer();
    await log("owner", { customerId: other as never, subject: "Another's" });
    expect(await subjects()).toEqual(["Prices of spring"]);
    const [count] = await withTenant(ws.systemContext, (scope) => scope.db.select({ id: activities.id }).from(activities).where(eq(activities.customerId, other)));
    expect(count).toBeDefined();
  });
});
