import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { notificationPreferences } from "@/db/schema/platform";
import { forbidden } from "@/server/kernel/errors";
import { actorMay } from "./actor";
import { defineCommand, defineQuery, done } from "./command";
import { newId } from "./new-id";
import { ALL_NOTICE_KINDS, NOTICE_CHANNELS, NOTICE_KINDS, type NoticeChannel, type NoticeKind } from "./notice-kinds";

/** The kinds of notice the person may be told of, and how. */
export const listNoticePreferences = defineQuery({
  name: "notifications.list-preferences",
  permission: "notifications.view",
  input: z.object({}),
  async run(scope): Promise<{ code: NoticeKind; channel: NoticeChannel }[]> {
    if (scope.actor.kind !== "user") return [];
    const rows = await scope.db
      .select({ code: notificationPreferences.code, channel: notificationPreferences.channel })
      .from(notificationPreferences)
      .where(and(eq(notificationPreferences.tenantId, scope.tenantId), eq(notificationPreferences.userId, scope.actor.userId)));
    const chosen = new Map(rows.map((row) => [row.code, row.channel as NoticeChannel]));
    return ALL_NOTICE_KINDS.filter((code) => actorMay(scope.actor, NOTICE_KINDS[code])).map((code) => ({ code, channel: chosen.get(code) ?? "app" }));
  },
});

/** Chooses how one is told of a kind of notice; from now on. */
export const chooseNoticeChannel = defineCommand({
  name: "notifications.choose-channel",
  permission: "notifications.view",
  input: z.object({ code: z.enum(ALL_NOTICE_KINDS), channel: z.enum(NOTICE_CHANNELS) }),
  async run(scope, { code, channel }) {
    if (scope.actor.kind !== "user") throw forbidden("notifications.view");
    await scope.db
      .insert(notificationPreferences)
      .values({ tenantId: scope.tenantId, id: newId(), userId: scope.actor.userId, code, channel, updatedAt: scope.now })
      .onConflictDoUpdate({
        target: [notificationPreferences.tenantId, notificationPreferences.userId, notificationPreferences.code],
        set: { channel, updatedAt: scope.now },
      });
    // How one wants to be told is nobody else's business: no audit line.
    return done({ code, channel }, { audit: [] });
  },
});
