"use client";

import { useQuery } from "@tanstack/react-query";
import { Bell } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { useLiveState } from "../_live/live-updates";

const loadPopover = () => import("./bell-popover");
const BellPopover = dynamic(loadPopover, { ssr: false });

/** Without a live connection it is asked so often; with one, now and then in case something was missed. */
const ASK_EVERY_MS = 20_000;
const ASK_SELDOM_MS = 5 * 60_000;

/** The bell with the number of unread notifications; they arrive by themselves. */
export function NotificationBell() {
  const t = useTranslations("notifications");
  const trpc = useTRPC();
  const live = useLiveState() === "connected";
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const { data: unread = 0 } = useQuery(
    trpc.notifications.unreadCount.queryOptions({}, { refetchInterval: live ? ASK_SELDOM_MS : ASK_EVERY_MS, refetchOnWindowFocus: true }),
  );
  return (
    <>
      <button
        ref={button}
        type="button"
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        onPointerEnter={() => void loadPopover()}
        onFocus={() => void loadPopover()}
        aria-label={`${t("title")}: ${t("unread", { count: unread })}`}
        className="relative flex size-8 items-center justify-center rounded-md text-ink-2 hover:bg-hover hover:text-ink active:bg-pressed"
      >
        <Bell aria-hidden className="size-4" />
        {unread > 0 ? (
          <span aria-hidden className="absolute -top-0.5 -right-0.5 flex h-4 min-w-4 items-center justify-center rounded-full bg-accent-fill px-1 text-label leading-none font-semibold text-on-accent">
            {unread > 99 ? "99+" : unread}
          </span>
        ) : null}
      </button>
      <Arrivals unread={unread} />
      {open ? <BellPopover button={button} onClose={() => setOpen(false)} /> : null}
    </>
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
