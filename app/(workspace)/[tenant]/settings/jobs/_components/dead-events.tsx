"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { CircleCheck, RotateCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { QueryFault } from "@/app/_trpc/query-fault";
import { useCommand } from "@/app/_trpc/use-command";
import { Button, DataTable, EmptyState, Section, type Column } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import { useMay } from "../../../../_member-context";

interface DeadEvent {
  id: string;
  type: string;
  occurredAt: Date;
  deadAt: Date;
  attempts: number;
  lastError: string;
}

/** Work whose tries ran out, with the reason and the way to set it going again. */
export function DeadEvents() {
  const t = useTranslations("jobs");
  const trpc = useTRPC();
  const format = useFormat();
  const may = useMay();
  const list = useInfiniteQuery(trpc.jobs.dead.infiniteQueryOptions({}, { getNextPageParam: (page) => page.nextCursor }));
  const retryAll = useCommand(trpc.jobs.retryAll, { doneText: ({ retried }) => t("retriedAll", { count: retried }) });
  const rows = list.data?.pages.flatMap((page) => page.rows);
  const columns: Column<DeadEvent>[] = [
    { key: "type", header: t("column.event"), cell: (row) => <span className="font-medium">{row.type}</span> },
    { key: "error", header: t("column.reason"), className: "whitespace-normal break-words", cell: (row) => <span className="break-all text-ink-2">{row.lastError}</span> },
    { key: "attempts", header: t("column.attempts"), numeric: true, card: "line", cell: (row) => row.attempts },
    { key: "occurredAt", header: t("column.occurredAt"), cell: (row) => format.moment(row.occurredAt) },
    { key: "deadAt", header: t("column.deadAt"), cell: (row) => format.moment(row.deadAt) },
    ...(may("jobs.retry") ? [{ key: "retry", header: t("column.action"), cell: (row: DeadEvent) => <RetryButton event={row} /> }] : []),
  ];
  return (
    <Section
      title={t("deadTitle")}
      description={t("deadDescription")}
      actions={
        may("jobs.retry") && rows && rows.length > 1 ? (
          <Button icon={<RotateCw />} pending={retryAll.pending} onClick={() => retryAll.run({})}>{t("retryAll")}</Button>
        ) : undefined
      }
    >
      {list.error ? (
        <QueryFault compact error={list.error} onRetry={() => void list.refetch()} />
      ) : (
        <DataTable
          label={t("deadTitle")}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.id}
          more={{ hasMore: list.hasNextPage, loading: list.isFetchingNextPage, onMore: () => void list.fetchNextPage() }}
          empty={<EmptyState compact icon={<CircleCheck />} title={t("deadEmpty")}>{t("deadEmptyBody")}</EmptyState>}
        />
      )}
    </Section>
  );
}

function RetryButton({ event }: { event: DeadEvent }) {
  const t = useTranslations("jobs");
  const trpc = useTRPC();
  const retry = useCommand(trpc.jobs.retry, { doneText: t("retried") });
  return (
    <Button pending={retry.pending} aria-label={t("retryLabel", { type: event.type })} onClick={() => retry.run({ eventId: event.id })}>
      {t("retry")}
    </Button>
  );
}
