import { and, count, desc, eq, isNull, lt, lte } from "drizzle-orm";
import { z } from "zod";
import { notifications } from "@/db/schema/platform";
import { notFound } from "@/server/kernel/errors";
import { idOf } from "@/server/kernel/ids";
import { defineCommand, defineQuery, done } from "./command";
import type { TenantScope } from "./tenant-scope";

/** Rows of the person who asks; the system has no inbox. */
function ownRows(scope: TenantScope) {
  const userId = scope.actor.kind === "user" ? scope.actor.userId : "00000000-0000-0000-0000-000000000000";
  return and(eq(notifications.tenantId, scope.tenantId), eq(notifications.userId, userId));
}

export interface NotificationRow {
  readonly id: string;
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
  /** Path within the workspace. */
  readonly href: string | null;
  readonly read: boolean;
  readonly createdAt: Date;
}

/** The person's notifications, newest first. Ids sort by time, so the last one is the cursor. */
export const listNotifications = defineQuery({
  name: "notifications.list-notifications",
  permission: "notifications.view",
  input: z.object({
    unreadOnly: z.boolean().default(false),
    cursor: idOf("notification").nullish(),
    limit: z.number().int().min(1).max(100).default(30),
  }),
  async run(scope, input): Promise<{ rows: NotificationRow[]; nextCursor: string | null }> {
    const rows = await scope.db
      .select()
      .from(notifications)
      .where(and(ownRows(scope), input.unreadOnly ? isNull(notifications.readAt) : undefined, input.cursor ? lt(notifications.id, input.cursor) : undefined))
      .orderBy(desc(notifications.id))
      .limit(input.limit + 1);
    const page = rows.slice(0, input.limit);
    return {
      rows: page.map(({ id, code, params, href, readAt, createdAt }) => ({ id, code, params, href, read: readAt !== null, createdAt })),
      nextCursor: rows.length > input.limit ? (page.at(-1)?.id ?? null) : null,
    };
  },
});

/** How many the person has not read: the number on the bell. */
export const countUnread = defineQuery({
  name: "notifications.count-unread",
  permission: "notifications.view",
  input: z.object({}),
  async run(scope): Promise<number> {
    const [row] = await scope.db.select({ unread: count() }).from(notifications).where(and(ownRows(scope), isNull(notifications.readAt)));
    return row?.unread ?? 0;
  },
});

/** Marks one as read; one that is read already stays as it was. @throws NaruError `record.not_found` */
export const markNotificationRead = defineCommand({
  name: "notifications.mark-read",
  permission: "notifications.view",
  input: z.object({ notificationId: idOf("notification") }),
  async run(scope, { notificationId }) {
    const own = and(ownRows(scope), eq(notifications.id, notificationId));
    const [row] = await scope.db.select({ id: notifications.id }).from(notifications).where(own);
    if (!row) throw notFound("notification");
    await scope.db.update(notifications).set({ readAt: scope.now }).where(and(own, isNull(notifications.readAt)));
    // Reading one's own mail is nobody's business: no audit line.
    return done({ id: row.id }, { audit: [] });
  },
});

/** Marks everything up to the newest one the person has seen. @returns how many */
export const markAllNotificationsRead = defineCommand({
  name: "notifications.mark-all-read",
  permission: "notifications.view",
  input: z.object({ newestSeenId: idOf("notification") }),
  async run(scope, { newestSeenId }) {
    const seen = and(ownRows(scope), lte(notifications.id, newestSeenId));
    const [known] = await scope.db.select({ id: notifications.id }).from(notifications).where(and(ownRows(scope), eq(notifications.id, newestSeenId)));
    if (!known) throw notFound("notification");
    const marked = await scope.db.update(notifications).set({ readAt: scope.now }).where(and(seen, isNull(notifications.readAt))).returning({ id: notifications.id });
    return done({ marked: marked.length }, { audit: [] });
  },
});
