import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { testDatabase, type TestDatabase } from "@/db/testing/test-database";
import { openTestWorkspace, type TestWorkspace } from "@/db/testing/workspace";
import { execute, read } from "./command";
import { newId } from "./new-id";
import { countUnread, listNotifications, markAllNotificationsRead, markNotificationRead } from "./notification-inbox";
import { notify, type Notice } from "./notifications";
import { withTenant } from "./tenant-scope";

describe("PLT-13 in-app notifications", () => {
  let database: TestDatabase;
  let ws: TestWorkspace;
  beforeAll(async () => {
    database = await testDatabase();
  });
  afterAll(() => database.drop());
  beforeEach(async () => {
    ws = await openTestWorkspace(database);
  });

  const tell = (notice: Partial<Notice> & Pick<Notice, "to">) =>
    withTenant(ws.systemContext, (scope) => notify(scope, { code: "jobs.event_dead", params: { type: "bell.rung" }, dedupeKey: newId(), ...notice }));
  const unread = (role: Parameters<TestWorkspace["context"]>[0], of = ws) => read(of.context(role), countUnread, {});
  const list = (role: Parameters<TestWorkspace["context"]>[0], input: object = {}) => read(ws.context(role), listNotifications, input);

  it("reaches those whose role holds the permission, and not the one who caused it", async () => {
    await tell({ to: { permission: "shipments.dispatch" }, except: ws.users.admin.userId, href: "/shipments" });
    expect(await unread("warehouse")).toBe(1);
    expect(await unread("owner")).toBe(1);
    expect(await unread("admin")).toBe(0);
    expect(await unread("sales_rep")).toBe(0);
    expect((await list("warehouse")).rows[0]).toMatchObject({ code: "jobs.event_dead", params: { type: "bell.rung" }, href: "/shipments", read: false });
  });

  it("reaches roles and named people, members of this workspace only", async () => {
    const other = await openTestWorkspace(database);
    await tell({ to: { roles: ["accountant"] } });
    await tell({ to: { userIds: [ws.users.accountant.userId, other.users.accountant.userId] } });
    await tell({ to: { userIds: [] } });
    expect(await unread("accountant")).toBe(2);
    expect(await unread("accountant", other)).toBe(0);
  });

  it("tells the same thing once", async () => {
    for (let i = 0; i < 3; i += 1) await tell({ to: { roles: ["warehouse"] }, dedupeKey: "order-held:1" });
    expect(await unread("warehouse")).toBe(1);
  });

  it("pages from the newest to the oldest", async () => {
    for (let i = 0; i < 5; i += 1) await tell({ to: { roles: ["warehouse"] }, params: { type: `t${i}` } });
    const first = await list("warehouse", { limit: 3 });
    const second = await list("warehouse", { limit: 3, cursor: first.nextCursor });
    expect([...first.rows, ...second.rows].map((row) => row.params["type"])).toEqual(["t4", "t3", "t2", "t1", "t0"]);
    expect(second.nextCursor).toBeNull();
  });

  it("is read once, twice is the same, and another person's is not found", async () => {
    await tell({ to: { roles: ["warehouse", "accountant"] } });
    const [mine] = (await list("warehouse")).rows;
    const mark = (who: "warehouse" | "accountant") => execute(ws.context(who), markNotificationRead, { notificationId: mine!.id as never }, newId());
    await mark("warehouse");
    await mark("warehouse");
    expect(await unread("warehouse")).toBe(0);
    expect((await list("warehouse", { unreadOnly: true })).rows).toHaveLength(0);
    await expect(mark("accountant")).rejects.toMatchObject({ code: "record.not_found" });
    expect(await unread("accountant")).toBe(1);
    const other = await openTestWorkspace(database);
    await expect(execute(other.context("warehouse"), markNotificationRead, { notificationId: mine!.id as never }, newId())).rejects.toMatchObject({ code: "record.not_found" });
  });

  it("marks all that were seen, not what came meanwhile", async () => {
    await tell({ to: { roles: ["warehouse"] } });
    await tell({ to: { roles: ["warehouse"] } });
    const [newest] = (await list("warehouse")).rows;
    await tell({ to: { roles: ["warehouse"] } });
    expect(await execute(ws.context("warehouse"), markAllNotificationsRead, { newestSeenId: newest!.id as never }, newId())).toEqual({ marked: 2 });
    expect(await unread("warehouse")).toBe(1);
  });
});
