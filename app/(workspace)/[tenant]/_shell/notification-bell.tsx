"use client";

import { useQuery } from "@tanstack/react-query";
import { Bell } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { Popover } from "radix-ui";
import { useEffect, useRef, useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { useLiveState } from "../_live/live-updates";

const BellPanel = dynamic(() => import("./bell-panel"), { ssr: false });

/** Without a live connection it is asked so often; with one, now and then in case something was missed. */
const ASK_EVERY_MS = 20_000;
const ASK_SELDOM_MS = 5 * 60_000;

/** The bell with the number of unread notifications; they arrive by themselves. */
export function NotificationBell() {
  const t = useTranslations("notifications");
  const trpc = useTRPC();
  const live = useLiveState() === "connected";
  const [open, setOpen] = useState(false);
  const { data: unread = 0 } = useQuery(
    trpc.notifications.unreadCount.queryOptions({}, { refetchInterval: live ? ASK_SELDOM_MS : ASK_EVERY_MS, refetchOnWindowFocus: true }),
  );
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger
        aria-label={`${t("title")}: ${t("unread", { count: unread })}`}
        className="relative flex size-8 items-center justify-center rounded-md text-ink-2 hover:bg-hover hover:text-ink active:bg-pressed"
      >
        <Bell aria-hidden className="size-4" />
        {unread > 0 ? (
          <span aria-hidden className="absolute -top-0.5 -right-0.5 flex h-4 min-w-4 items-center justify-center rounded-full bg-accent-fill px-1 text-label leading-none font-semibold text-on-accent">
            {unread > 99 ? "99+" : unread}
          </span>
        ) : null}
      </Popover.Trigger>
      <Arrivals unread={unread} />
      <Popover.Portal>
        <Popover.Content
          align="end"
          sideOffset={6}
          collisionPadding={8}
          aria-label={t("title")}
          className="enter-pop z-50 flex max-h-[min(560px,80dvh)] w-[min(420px,calc(100vw-16px))] flex-col overflow-hidden rounded-lg border bg-raised shadow-pop outline-none"
        >
          <BellPanel onGo={() => setOpen(false)} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

/** Says to a screen reader what has arrived since the page was opened. */
function Arrivals({ unread }: { unread: number }) {
  const t = useTranslations("notifications");
  const before = useRef(unread);
  const [arrived, setArrived] = useState(0);
  useEffect(() => {
    if (unread > before.current) setArrived(unread - before.current);
    before.current = unread;
  }, [unread]);
  return <span role="status" className="sr-only">{arrived > 0 ? t("arrived", { count: arrived }) : ""}</span>;
}
