import { countUnread, listNotifications, markAllNotificationsRead, markNotificationRead } from "@/server/platform/notification-inbox";
import { router } from "../init";
import { commandProcedure, queryProcedure } from "../procedures";

export const notificationsRouter = router({
  list: queryProcedure(listNotifications),
  unreadCount: queryProcedure(countUnread),
  markRead: commandProcedure(markNotificationRead),
  markAllRead: commandProcedure(markAllNotificationsRead),
});
