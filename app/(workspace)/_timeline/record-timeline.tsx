"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { Phone } from "lucide-react";
import Link from "next/link";
import { parseAsString, parseAsStringLiteral, useQueryState } from "nuqs";
import { useLocale, useNow, useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { QueryFault } from "@/app/_trpc/query-fault";
import type { RouterInputs, RouterOutputs } from "@/app/_trpc/router-type";
import { Button, cn, Section, Skeleton, Timeline, type TimelineEntry } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import { ActivityActions, ActivityBody, ActivityWhat } from "../_activities/activity-entry";
import { useMay, useWorkspacePath } from "../_member-context";
import { CommentActions, CommentBody, EditComment, NewComment } from "./comments";
import type { CommentedRecord } from "./comment-text";
import { fieldLabel, shownValue, type Words } from "./show-change";
import { timeAgo } from "./time-ago";

type Entry = RouterOutputs["audit"]["ofRecord"]["rows"][number];

const SHOWN = ["all", "activities", "comments", "changes"] as const;
type Shown = (typeof SHOWN)[number];
const NOTHING: Readonly<Record<Shown, "empty" | "noActivities" | "noComments" | "noChanges">> = { all: "empty", activities: "noActivities", comments: "noComments", changes: "noChanges" };

interface RecordTimelineProps extends Pick<RouterInputs["audit"]["ofRecord"], "type" | "id"> {
  /** Of a customer: opens the form in which a call or a meeting is logged. */
  onLog?: () => void;
}

/** What happened to a record and what was said about it, in order of time. Readable by whoever may read the record. */
export function RecordTimeline({ type, id, onLog }: RecordTimelineProps) {
  const t = useTranslations("audit");
  const trpc = useTRPC();
  const may = useMay();
  const [show, setShow] = useQueryState("history", parseAsStringLiteral(SHOWN).withDefault("all"));
  const trail = useInfiniteQuery(trpc.audit.ofRecord.infiniteQueryOptions({ type, id, show }, { getNextPageParam: (page) => page.nextCursor }));
  const rows = trail.data?.pages.flatMap((page) => page.rows);
  const wanted = useWantedComment(rows, trail);
  const toEntry = useTimelineEntry({ type, id }, wanted);
  return (
    <Section title={t("title")} actions={<ShowChoice show={show} choices={type === "customer" ? SHOWN : SHOWN.filter((one) => one !== "activities")} onChange={(next) => void setShow(next)} />}>
      {onLog && show !== "changes" && show !== "comments" ? <div><Button icon={<Phone />} size="small" onClick={onLog}>{t("log")}</Button></div> : null}
      {may("comments.write") && show !== "changes" && show !== "activities" ? <NewComment key={id} record={{ type, id }} /> : null}
      {trail.error ? (
        <QueryFault error={trail.error} onRetry={() => void trail.refetch()} />
      ) : rows === undefined ? (
        <div className="flex flex-col gap-3" role="status" aria-label={t("loading")}>{[0, 1, 2].map((line) => <Skeleton key={line} className="h-10" />)}</div>
      ) : rows.length === 0 ? (
        <p className="text-ink-2">{t(NOTHING[show])}</p>
      ) : (
        <Timeline label={t("title")} entries={rows.map(toEntry)} />
      )}
      {trail.hasNextPage ? (
        <div><Button size="small" tone="ghost" pending={trail.isFetchingNextPage} onClick={() => void trail.fetchNextPage()}>{t("earlier")}</Button></div>
      ) : null}
    </Section>
  );
}

function ShowChoice({ show, choices, onChange }: { show: Shown; choices: readonly Shown[]; onChange: (show: Shown) => void }) {
  const t = useTranslations("audit.show");
  return (
    <div role="group" aria-label={t("label")} className="flex">
      {choices.map((one) => (
        <button
          key={one}
          type="button"
          aria-pressed={show === one}
          className={cn("h-7 rounded-md px-2 text-label max-sm:h-9", show === one ? "bg-hover font-medium text-ink" : "text-ink-2 hover:text-ink")}
          onClick={() => onChange(one)}
        >
          {t(one)}
        </button>
      ))}
    </div>
  );
}

/** A link may lead to one comment (`?comment=`): earlier pages are read until it is there, then it is brought into view, once. */
function useWantedComment(rows: readonly Entry[] | undefined, trail: { hasNextPage: boolean; isFetching: boolean; fetchNextPage: () => unknown }): string | null {
  const [wanted] = useQueryState("comment", parseAsString);
  const shown = useRef<string | null>(null);
  const found = wanted !== null && rows?.some((row) => row.id === wanted) === true;
  useEffect(() => {
    if (!wanted || !rows || shown.current === wanted) return;
    if (!found) {
      if (trail.hasNextPage && !trail.isFetching) trail.fetchNextPage();
      return;
    }
    shown.current = wanted;
    document.getElementById(`comment-${wanted}`)?.scrollIntoView({ block: "center" });
  }, [wanted, rows, found, trail]);
  return wanted;
}

const PATHS: Readonly<Record<string, string>> = { order: "orders", shipment: "shipments", return_receipt: "returns", invoice: "invoices", receipt: "receivables/receipts" };

/** What was done; what was done to a document leads to it. */
function What({ entry: { document }, text }: { entry: Entry; text: string }) {
  const path = useWorkspacePath();
  const folder = document ? PATHS[document.type] : undefined;
  return document && folder ? <Link href={path(`/${folder}/${document.id}`)} className="rounded-sm hover:underline">{text}</Link> : text;
}

function useTimelineEntry(record: CommentedRecord, wanted: string | null): (entry: Entry) => TimelineEntry {
  const t = useTranslations("audit");
  const locale = useLocale();
  const format = useFormat();
  const now = useNow({ updateInterval: 60_000 });
  const words = t as unknown as Words;
  const [editing, setEditing] = useState<string | null>(null);
  const when = (at: Date) => timeAgo(at, now, locale) ?? format.moment(at);
  return (entry) => {
    const action = words.has(`action.${entry.action}`) ? words(`action.${entry.action}`) : t("action.other");
    const { activity, comment } = entry;
    const edited = comment?.editedAt && comment.body !== null ? t("comment.edited", { when: when(comment.editedAt) }) : null;
    return {
      id: entry.id,
      who: entry.person ?? t("system"),
      what: activity ? <ActivityWhat activity={activity} /> : <What entry={entry} text={entry.part ? t("about", { action, part: entry.part }) : action} />,
      when: <><time dateTime={entry.at.toISOString()} title={format.moment(entry.at)}>{when(entry.at)}</time>{edited ? ` · ${edited}` : null}</>,
      note: entry.note,
      changes: entry.changes.map((change) => ({
        field: fieldLabel(change.field, words),
        before: shownValue(change.field, change.before, words, format),
        after: shownValue(change.field, change.after, words, format),
      })),
      ...(activity && { body: <ActivityBody activity={activity} />, actions: activity.mayChange ? <ActivityActions activity={activity} /> : undefined }),
      ...(comment && {
        anchor: `comment-${entry.id}`,
        marked: wanted === entry.id,
        body: editing === entry.id ? <EditComment record={record} commentId={entry.id} comment={comment} onClose={() => setEditing(null)} /> : <CommentBody comment={comment} marked={wanted === entry.id} />,
        actions: comment.own && comment.body !== null && editing !== entry.id ? <CommentActions commentId={entry.id} onEdit={() => setEditing(entry.id)} /> : undefined,
      }),
    };
  };
}
