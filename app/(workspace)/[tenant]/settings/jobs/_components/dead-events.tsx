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
  const eventName = (type: string) => (t.has(`event.${type}`) ? t(`event.${type}`) : type);
  const columns: Column<DeadEvent>[] = [
    {
      key: "type", header: t("column.event"), className: "whitespace-normal",
      cell: (row) => (
        <>
          <span className="block font-medium">{eventName(row.type)}</span>
          <span className="block text-label break-words text-ink-2 [overflow-wrap:anywhere]">{row.lastError}</span>
        </>
      ),
    },
    { key: "attempts", header: t("column.attempts"), numeric: true, card: "hidden", cell: (row) => row.attempts },
    { key: "occurredAt", header: t("column.occurredAt"), card: "hidden", cell: (row) => <span className="whitespace-nowrap">{format.moment(row.occurredAt)}</span> },
    { key: "deadAt", header: t("column.deadAt"), cell: (row) => <span className="whitespace-nowrap">{format.moment(row.deadAt)}</span> },
    ...(may("jobs.retry") ? [{ key: "retry", header: t("column.action"), cell: (row: DeadEvent) => <RetryButton eventId={row.id} name={eventName(row.type)} /> }] : []),
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

function RetryButton({ eventId, name }: { eventId: string; name: string }) {
  const t = useTranslations("jobs");
  const trpc = useTRPC();
  const retry = useCommand(trpc.jobs.retry, { doneText: t("retried") });
  return (
    <Button pending={retry.pending} aria-label={t("retryLabel", { name })} onClick={() => retry.run({ eventId })}>
      {t("retry")}
    </Button>
  );
}
