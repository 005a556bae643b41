"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { Skeleton, StatTile, StatTiles } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";

/** How much waits, failed, or needs a look; read again every few seconds, since it changes by itself. */
export function WorkTiles() {
  const t = useTranslations("jobs");
  const trpc = useTRPC();
  const format = useFormat();
  const { data } = useQuery(trpc.jobs.overview.queryOptions({}, { refetchInterval: 5000 }));
  if (!data) return <Skeleton className="h-20 w-full" />;
  return (
    <StatTiles>
      <StatTile
        label={t("pending")}
        value={data.pending}
        tone={data.pending > 0 ? "moving" : "quiet"}
        note={data.oldestPendingAt ? t("oldest", { moment: format.moment(data.oldestPendingAt) }) : t("nothingPending")}
      />
      <StatTile label={t("dead")} value={data.dead} tone={data.dead > 0 ? "late" : "quiet"} note={data.dead > 0 ? t("deadNote") : t("nothingDead")} />
      <StatTile label={t("mails")} value={data.troubledMails} tone={data.troubledMails > 0 ? "waiting" : "quiet"} note={t("mailsNote")} />
      <StatTile
        label={t("failedSchedules")}
        value={data.failedSchedules}
        tone={data.failedSchedules > 0 ? "late" : "quiet"}
        note={data.failedSchedules > 0 ? t("failedSchedulesNote") : t("nothingDead")}
      />
    </StatTiles>
  );
}
