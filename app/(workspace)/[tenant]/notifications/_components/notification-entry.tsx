"use client";

import { Check } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { readableParams } from "@/app/_trpc/readable-params";
import { useCommand } from "@/app/_trpc/use-command";
import { cn, IconButton } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import { useWorkspacePath } from "../../../_member-context";

export interface NotificationFacts {
  id: string;
  code: string;
  params: Readonly<Record<string, string | number>>;
  href: string | null;
  read: boolean;
  createdAt: Date;
}

/** One notification: what happened, when, and the way there. */
export function NotificationEntry({ row, onGo }: { row: NotificationFacts; onGo?: () => void }) {
  const t = useTranslations("notifications");
  const trpc = useTRPC();
  const format = useFormat();
  const path = useWorkspacePath();
  const mark = useCommand(trpc.notifications.markRead);
  const markRead = () => {
    if (!row.read) mark.run({ notificationId: row.id });
  };
  const key = `codes.${row.code}`;
  const text = t.has(key) ? t(key, readableParams(row.params, format)) : t("unknownCode", { code: row.code });
  return (
    <li className="flex items-start gap-3 border-b py-3 last:border-b-0">
      <span aria-hidden className={cn("mt-1.5 size-2 shrink-0 rounded-full", row.read ? "bg-transparent" : "bg-accent")} />
      <div className="min-w-0 grow">
        <p className={cn("break-words", row.read ? "text-ink-2" : "font-medium")}>
          {row.read ? null : <span className="sr-only">{t("unreadMark")} </span>}
          {row.href ? (
            <Link
              href={path(row.href)}
              className="rounded-sm hover:underline"
              onClick={() => {
                markRead();
                onGo?.();
              }}
            >
              {text}
            </Link>
          ) : text}
        </p>
        <p className="text-label text-ink-3">{format.moment(row.createdAt)}</p>
      </div>
      {row.read ? null : <IconButton label={t("markRead")} icon={<Check />} onClick={markRead} />}
    </li>
  );
}
