"use client";

import { useQuery } from "@tanstack/react-query";
import { CheckCheck } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { QueryFault } from "@/app/_trpc/query-fault";
import { useCommand } from "@/app/_trpc/use-command";
import { Button } from "@/app/_ui/button";
import { Skeleton } from "@/app/_ui/skeleton";
import { EmptyState } from "@/app/_ui/states";
import { useWorkspacePath } from "../../_member-context";
import { NotificationEntry } from "../notifications/_components/notification-entry";

/** The newest notifications under the bell. */
export default function BellPanel({ onGo }: { onGo: () => void }) {
  const t = useTranslations("notifications");
  const trpc = useTRPC();
  const path = useWorkspacePath();
  const list = useQuery(trpc.notifications.list.queryOptions({ limit: 8 }));
  const markAll = useCommand(trpc.notifications.markAllRead);
  const rows = list.data?.rows;
  const newest = rows?.[0];
  return (
    <>
      <header className="flex min-h-11 items-center justify-between gap-2 border-b px-4">
        <h2 className="font-semibold">{t("title")}</h2>
        {newest && rows.some((row) => !row.read) ? (
          <Button size="small" tone="ghost" icon={<CheckCheck />} pending={markAll.pending} onClick={() => markAll.run({ newestSeenId: newest.id })}>{t("markAllRead")}</Button>
        ) : null}
      </header>
      <div className="min-h-0 grow overflow-y-auto px-4">
        {list.error ? <QueryFault compact error={list.error} onRetry={() => void list.refetch()} /> : null}
        {rows === undefined && !list.error ? <div className="flex flex-col gap-3 py-3">{[1, 2, 3].map((one) => <Skeleton key={one} className="h-11 w-full" />)}</div> : null}
        {rows?.length === 0 ? <EmptyState compact title={t("empty")}>{t("emptyBody")}</EmptyState> : null}
        <ul aria-label={t("title")}>{rows?.map((row) => <NotificationEntry key={row.id} row={row} onGo={onGo} />)}</ul>
      </div>
      <footer className="flex items-center justify-between gap-2 border-t px-4 py-2 text-label">
        <Link href={path("/notifications")} onClick={onGo} className="rounded-sm text-accent hover:underline">{t("all")}</Link>
        <Link href={path("/settings/account#notifications")} onClick={onGo} className="rounded-sm text-ink-2 hover:underline">{t("preferences.link")}</Link>
      </footer>
    </>
  );
}
