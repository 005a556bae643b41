import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { mailMessages } from "@/db/schema/platform";
import { testDatabase, type TestDatabase } from "@/db/testing/test-database";
import { tradingCompany } from "@/db/testing/trading-company";
import { openTestWorkspace, type TestWorkspace } from "@/db/testing/workspace";
import { execute, read } from "./command";
import { looksSince } from "./live-look";
import { newId } from "./new-id";
import { countUnread } from "./notification-inbox";
import { notify } from "./notifications";
import { chooseNoticeChannel, listNoticePreferences } from "./notice-preferences";
import { withTenant } from "./tenant-scope";

let database: TestDatabase;
let ws: TestWorkspace;
let other: TestWorkspace;
beforeAll(async () => {
  database = await testDatabase();
  ws = await openTestWorkspace(database);
  other = await openTestWorkspace(database);
});
afterAll(() => database.drop());

const held = (on = ws, dedupeKey = newId()) =>
  withTenant(on.systemContext, (scope) => notify(scope, { to: { permission: "credit.release" }, code: "orders.held", params: { number: "SO-2026-00007" }, href: "/orders/x", dedupeKey }));
const choose = (role: "accountant" | "sales_manager", channel: "app" | "mail" | "none", key: string = newId()) => execute(ws.context(role), chooseNoticeChannel, { code: "orders.held", channel }, key);
const mailsTo = (email: string) =>
  withTenant(ws.systemContext, (scope) => scope.db.select().from(mailMessages).where(and(eq(mailMessages.tenantId, scope.tenantId), eq(mailMessages.toAddress, email))));

describe("PLT-13 everybody chooses how they are told", () => {
  it("offers the kinds a role may be told of, in the app unless chosen otherwise", async () => {
    const kinds = async (role: "warehouse" | "accountant" | "agent") => (await read(ws.context(role), listNoticePreferences, {})).map((row) => row.code);
    expect(await kinds("warehouse")).toEqual(["records.mentioned", "shipments.released"]);
    expect(await kinds("accountant")).toEqual(["records.mentioned", "orders.held", "books.differ"]);
    expect(await kinds("agent")).toEqual([]);
  });

  it("tells by mail who asked for it, once, and nobody who wants to hear nothing", async () => {
    await choose("accountant", "mail");
    await choose("sales_manager", "none");
    const before = await read(ws.context("sales_manager"), countUnread, {});
    const key = newId();
    await held(ws, key);
    await held(ws, key);
    expect(await read(ws.context("accountant"), countUnread, {})).toBe(1);
    expect(await read(ws.context("sales_manager"), countUnread, {})).toBe(before);
    const mails = await mailsTo(ws.users.accountant.email);
    expect(mails).toHaveLength(1);
    expect(mails[0]?.textBody).toContain("SO-2026-00007");
    expect(mails[0]?.textBody).toContain(`/${ws.workspace.slug}/orders/x`);
    expect(await mailsTo(ws.users.admin.email)).toEqual([]);
  });

  it("may be chosen twice, also with the same key, and holds for this workspace only", async () => {
    const key = newId();
    await choose("accountant", "none", key);
    await choose("accountant", "none", key);
    expect(await read(ws.context("accountant"), listNoticePreferences, {})).toContainEqual({ code: "orders.held", channel: "none" });
    expect(await read(other.context("accountant"), listNoticePreferences, {})).toContainEqual({ code: "orders.held", channel: "app" });
  });

  it("refuses a kind and a channel that do not exist", async () => {
    await expect(execute(ws.context("accountant"), chooseNoticeChannel, { code: "orders.nonsense" as never, channel: "mail" }, newId())).rejects.toMatchObject({ kind: "invalid" });
  });
});

describe("PLT-09 PLT-13 what open browsers are told", () => {
  const look = (on: TestWorkspace, mark: Parameters<typeof looksSince>[1]) => withTenant(on.systemContext, (scope) => looksSince(scope, mark));

  it("is what happened since, once, in this workspace", async () => {
    const company = await tradingCompany(ws);
    const [{ mark }, { mark: foreign }] = [await look(ws, null), await look(other, null)];
    const customerId = await company.customer({ name: "Seen at once" });
    await held();
    const found = await look(ws, mark);
    expect([...found.notified]).toContain(ws.users.admin.userId);
    expect(found.changes.flatMap((change) => change.records)).toContainEqual(["customer", customerId]);
    const again = await look(ws, found.mark);
    expect([again.notified.size, again.changes]).toEqual([0, []]);
    const elsewhere = await look(other, foreign);
    expect([elsewhere.notified.size, elsewhere.changes]).toEqual([0, []]);
  });
});
