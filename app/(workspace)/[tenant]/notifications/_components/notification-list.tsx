"use client";

import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { Bell, CheckCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { QueryFault } from "@/app/_trpc/query-fault";
import { useCommand } from "@/app/_trpc/use-command";
import { Button, Checkbox, EmptyState, Skeleton } from "@/app/_ui";
import { LoadMore } from "@/app/_ui/data-table/load-more";
import { NotificationEntry } from "./notification-entry";

/** Everything the person was told, newest first; opening one marks it read. */
export function NotificationList() {
  const t = useTranslations("notifications");
  const trpc = useTRPC();
  const [unreadOnly, setUnreadOnly] = useState(false);
  const list = useInfiniteQuery(
    trpc.notifications.list.infiniteQueryOptions(unreadOnly ? { unreadOnly } : {}, { getNextPageParam: (page) => page.nextCursor, placeholderData: keepPreviousData }),
  );
  const markAll = useCommand(trpc.notifications.markAllRead);
  const rows = list.data?.pages.flatMap((page) => page.rows);
  const newest = rows?.[0];
  if (list.error) return <QueryFault error={list.error} onRetry={() => void list.refetch()} />;
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <Checkbox label={t("unreadOnly")} checked={unreadOnly} onChange={(event) => setUnreadOnly(event.target.checked)} />
        {newest && rows.some((row) => !row.read) ? (
          <Button icon={<CheckCheck />} pending={markAll.pending} onClick={() => markAll.run({ newestSeenId: newest.id })}>
            {t("markAllRead")}
          </Button>
        ) : null}
      </div>
      {rows === undefined ? (
        <div className="flex flex-col gap-3">{[1, 2, 3, 4].map((one) => <Skeleton key={one} className="h-14 w-full" />)}</div>
      ) : rows.length === 0 ? (
        <EmptyState icon={<Bell />} title={unreadOnly ? t("emptyUnread") : t("empty")}>{unreadOnly ? null : t("emptyBody")}</EmptyState>
      ) : (
        <ul aria-label={t("title")} className="flex flex-col">
          {rows.map((row) => <NotificationEntry key={row.id} row={row} />)}
        </ul>
      )}
      <LoadMore hasMore={list.hasNextPage} loading={list.isFetchingNextPage} onMore={() => void list.fetchNextPage()} />
    </>
  );
}
