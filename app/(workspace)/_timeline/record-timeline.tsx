"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import type { inferRouterInputs, inferRouterOutputs } from "@trpc/server";
import Link from "next/link";
import { useLocale, useNow, useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { QueryFault } from "@/app/_trpc/query-fault";
import type { AppRouter } from "@/app/_trpc/router-type";
import { Button, Section, Skeleton, Timeline, type TimelineEntry } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import { useWorkspacePath } from "../_member-context";
import { fieldLabel, shownValue, type Words } from "./show-change";
import { timeAgo } from "./time-ago";

type Entry = inferRouterOutputs<AppRouter>["audit"]["ofRecord"]["rows"][number];

/** What happened to a record: who, what, when, and what changed. Readable by whoever may read the record. */
export function RecordTimeline({ type, id }: { type: inferRouterInputs<AppRouter>["audit"]["ofRecord"]["type"]; id: string }) {
  const t = useTranslations("audit");
  const trpc = useTRPC();
  const toEntry = useTimelineEntry();
  const trail = useInfiniteQuery(trpc.audit.ofRecord.infiniteQueryOptions({ type, id }, { getNextPageParam: (page) => page.nextCursor }));
  const rows = trail.data?.pages.flatMap((page) => page.rows);
  return (
    <Section title={t("title")}>
      {trail.error ? (
        <QueryFault error={trail.error} onRetry={() => void trail.refetch()} />
      ) : rows === undefined ? (
        <div className="flex flex-col gap-3" role="status" aria-label={t("loading")}>{[0, 1, 2].map((line) => <Skeleton key={line} className="h-10" />)}</div>
      ) : rows.length === 0 ? (
        <p className="text-ink-2">{t("empty")}</p>
      ) : (
        <Timeline label={t("title")} entries={rows.map(toEntry)} />
      )}
      {trail.hasNextPage ? (
        <div><Button size="small" tone="ghost" pending={trail.isFetchingNextPage} onClick={() => void trail.fetchNextPage()}>{t("earlier")}</Button></div>
      ) : null}
    </Section>
  );
}

const PATHS: Readonly<Record<string, string>> = { order: "orders", shipment: "shipments", return_receipt: "returns", invoice: "invoices", receipt: "receivables/receipts" };

/** What was done; what was done to a document leads to it. */
function What({ entry: { document }, text }: { entry: Entry; text: string }) {
  const path = useWorkspacePath();
  const folder = document ? PATHS[document.type] : undefined;
  return document && folder ? <Link href={path(`/${folder}/${document.id}`)} className="rounded-sm hover:underline">{text}</Link> : text;
}

function useTimelineEntry(): (entry: Entry) => TimelineEntry {
  const t = useTranslations("audit");
  const locale = useLocale();
  const format = useFormat();
  const now = useNow({ updateInterval: 60_000 });
  const words = t as unknown as Words;
  return (entry) => {
    const exact = format.moment(entry.at);
    const action = words.has(`action.${entry.action}`) ? words(`action.${entry.action}`) : t("action.other");
    return {
      id: entry.id,
      who: entry.person ?? t("system"),
      what: <What entry={entry} text={entry.part ? t("about", { action, part: entry.part }) : action} />,
      when: <time dateTime={entry.at.toISOString()} title={exact}>{timeAgo(entry.at, now, locale) ?? exact}</time>,
      note: entry.note,
      changes: entry.changes.map((change) => ({
        field: fieldLabel(change.field, words),
        before: shownValue(change.field, change.before, words, format),
        after: shownValue(change.field, change.after, words, format),
      })),
    };
  };
}
