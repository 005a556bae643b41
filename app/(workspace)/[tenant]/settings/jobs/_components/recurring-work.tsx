"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { QueryFault } from "@/app/_trpc/query-fault";
import { DataTable, EmptyState, Section, StateBadge, type Column } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";

interface Recurring {
  id: string;
  job: string;
  everySeconds: number;
  nextRunAt: Date;
  lastFinishedAt: Date | null;
  lastError: string | null;
}

/** What the workspace does by itself, how often, and how it went last. */
export function RecurringWork() {
  const t = useTranslations("jobs");
  const trpc = useTRPC();
  const format = useFormat();
  const { data: rows, error, refetch } = useQuery(trpc.jobs.schedules.queryOptions({}, { refetchInterval: 15_000 }));
  const columns: Column<Recurring>[] = [
    {
      key: "job", header: t("column.work"), className: "whitespace-normal",
      cell: (row) => (t.has(`schedule.${row.job}`) ? <span className="font-medium">{t(`schedule.${row.job}`)}</span> : row.job),
    },
    { key: "every", header: t("column.every"), cell: (row) => interval(row.everySeconds) },
    {
      key: "state", header: t("column.state"),
      cell: (row) =>
        row.lastError ? <StateBadge tone="late">{t("failed", { reason: row.lastError })}</StateBadge>
        : row.lastFinishedAt ? <StateBadge tone="settled">{t("well")}</StateBadge>
        : <StateBadge tone="quiet">{t("notYet")}</StateBadge>,
    },
    { key: "last", header: t("column.last"), cell: (row) => (row.lastFinishedAt ? format.moment(row.lastFinishedAt) : "–") },
    { key: "next", header: t("column.next"), cell: (row) => format.moment(row.nextRunAt) },
  ];
  function interval(seconds: number): string {
    if (seconds % 86_400 === 0) return t("everyDays", { count: seconds / 86_400 });
    if (seconds % 3600 === 0) return t("everyHours", { count: seconds / 3600 });
    if (seconds % 60 === 0) return t("everyMinutes", { count: seconds / 60 });
    return t("everySeconds", { count: seconds });
  }
  return (
    <Section title={t("schedulesTitle")} description={t("schedulesDescription")}>
      {error ? (
        <QueryFault compact error={error} onRetry={() => void refetch()} />
      ) : (
        <DataTable label={t("schedulesTitle")} columns={columns} rows={rows} rowKey={(row) => row.id} empty={<EmptyState compact title={t("schedulesEmpty")}>{t("schedulesEmptyBody")}</EmptyState>} />
      )}
    </Section>
  );
}
