"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { QueryFault } from "@/app/_trpc/query-fault";
import type { RouterOutputs } from "@/app/_trpc/router-type";
import { DataTable, EmptyState, LinkButton, StateBadge, type Column, type StateTone } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import { useWorkspacePath } from "../../../_member-context";

type Run = RouterOutputs["imports"]["list"]["rows"][number];

const TONES: Readonly<Record<string, StateTone>> = { draft: "quiet", checked: "waiting", queued: "moving", running: "moving", done: "settled", cancelled: "quiet", undoing: "moving", undone: "quiet" };

export function RunState({ run }: { run: Pick<Run, "status" | "phase"> }) {
  const t = useTranslations("imports");
  const state = run.phase === "check" ? "checking" : run.status;
  return <StateBadge tone={run.phase === "check" ? "moving" : (TONES[run.status] ?? "quiet")}>{t(`state.${state as "draft"}`)}</StateBadge>;
}

/** Imports, the newest first. */
export function RunsList() {
  const t = useTranslations("imports");
  const format = useFormat();
  const path = useWorkspacePath();
  const list = useInfiniteQuery(useTRPC().imports.list.infiniteQueryOptions({}, { getNextPageParam: (page) => page.nextCursor }));
  const columns: Column<Run>[] = [
    { key: "file", header: t("file"), cell: (row) => row.fileName },
    { key: "kind", header: t("kind"), cell: (row) => t(`kinds.${row.kind as "customers"}`) },
    { key: "state", header: t("stateLabel"), cell: (row) => <RunState run={row} /> },
    { key: "records", header: t("records"), numeric: true, cell: (row) => format.quantity(String(row.rowsTotal)) },
    { key: "created", header: t("counts.created"), numeric: true, card: "hidden", cell: (row) => format.quantity(String(row.rowsCreated)) },
    { key: "updated", header: t("counts.updated"), numeric: true, card: "hidden", cell: (row) => format.quantity(String(row.rowsUpdated)) },
    { key: "refused", header: t("refused"), numeric: true, card: "hidden", cell: (row) => format.quantity(String(row.rowsRefused)) },
    { key: "createdAt", header: t("begun"), cell: (row) => format.moment(row.createdAt) },
  ];
  if (list.error) return <QueryFault error={list.error} onRetry={() => void list.refetch()} />;
  return (
    <DataTable
      label={t("title")} columns={columns} rows={list.data?.pages.flatMap((page) => page.rows)} rowKey={(row) => row.id} rowHref={(row) => path(`/imports/${row.id}`)}
      more={{ hasMore: list.hasNextPage, loading: list.isFetchingNextPage, onMore: () => void list.fetchNextPage() }}
      empty={<EmptyState title={t("empty.title")} actions={<LinkButton tone="primary" href={path("/imports/new")}>{t("new.title")}</LinkButton>}>{t("empty.body")}</EmptyState>}
    />
  );
}
