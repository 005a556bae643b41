import { countUnread, listNotifications, markAllNotificationsRead, markNotificationRead } from "@/server/platform/notification-inbox";
import { chooseNoticeChannel, listNoticePreferences } from "@/server/platform/notice-preferences";
import { router } from "../init";
import { commandProcedure, queryProcedure } from "../procedures";

export const notificationsRouter = router({
  list: queryProcedure(listNotifications),
  unreadCount: queryProcedure(countUnread),
  markRead: commandProcedure(markNotificationRead),
  markAllRead: commandProcedure(markAllNotificationsRead),
  preferences: queryProcedure(listNoticePreferences),
  choose: commandProcedure(chooseNoticeChannel),
});
