"use client";

import { useQuery } from "@tanstack/react-query";
import { Bell } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { useWorkspacePath } from "../../_member-context";

const ASK_EVERY_MS = 60_000;

/** The bell with the number of unread notifications; asks again every minute and when the window comes back. */
export function NotificationBell() {
  const t = useTranslations("notifications");
  const trpc = useTRPC();
  const path = useWorkspacePath();
  const { data: unread = 0 } = useQuery(trpc.notifications.unreadCount.queryOptions({}, { refetchInterval: ASK_EVERY_MS, refetchOnWindowFocus: true }));
  return (
    <Link
      href={path("/notifications")}
      aria-label={`${t("title")}: ${t("unread", { count: unread })}`}
      className="relative flex size-8 items-center justify-center rounded-md text-ink-2 hover:bg-hover hover:text-ink active:bg-pressed"
    >
      <Bell aria-hidden className="size-4" />
      {unread > 0 ? (
        <span aria-hidden className="absolute -top-0.5 -right-0.5 flex h-4 min-w-4 items-center justify-center rounded-full bg-accent-fill px-1 text-label leading-none font-semibold text-on-accent">
          {unread > 99 ? "99+" : unread}
        </span>
      ) : null}
    </Link>
  );
}
