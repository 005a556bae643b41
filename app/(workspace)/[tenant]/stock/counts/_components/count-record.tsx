"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useCallback, useState } from "react";
import { RecordTimeline } from "@/app/(workspace)/_timeline/record-timeline";
import { useTRPC } from "@/app/_trpc/client";
import { QueryFault } from "@/app/_trpc/query-fault";
import { useCommand } from "@/app/_trpc/use-command";
import { Button, ConfirmDialog, PageSkeleton, Progress, RecordHeader, Section, StateBadge } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import { compareQuantity } from "@/server/kernel/quantity";
import type { OpenLines } from "./count-line";
import { CountSheet } from "./count-sheet";
import { CountResult } from "./count-result";
import { toneOfCount } from "./counts-list";
import type { Count } from "./count-record-type";

/** One count from the first shelf to the posted difference. Several people may count it at the same time. */
export function CountRecord({ countId }: { countId: string }) {
  const t = useTranslations("stock");
  const trpc = useTRPC();
  const query = useQuery(trpc.stock.count.queryOptions({ countId }, { refetchInterval: (q) => (q.state.data?.status === "open" ? 3000 : false) }));
  if (query.error) return <QueryFault error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <PageSkeleton label={t("tabs.counts")} />;
  return <Loaded count={query.data} />;
}

function Loaded({ count }: { count: Count }) {
  const t = useTranslations("stock");
  const trpc = useTRPC();
  const format = useFormat();
  const [asking, setAsking] = useState<"post" | "cancel" | null>(null);
  const may = (action: Count["availableActions"][number]) => count.availableActions.includes(action);
  const [open, setOpen] = useState<OpenLines>(new Map());
  const onOpen = useCallback((lineId: string, state: "typing" | "undecided" | null) => {
    setOpen((before) => {
      if ((before.get(lineId) ?? null) === state) return before;
      const after = new Map(before);
      if (state) after.set(lineId, state);
      else after.delete(lineId);
      return after;
    });
  }, []);
  const undecided = [...open.values()].filter((state) => state === "undecided").length;
  const close = () => setAsking(null);
  const post = useCommand(trpc.stock.postCount, {
    onDone: close,
    doneText: (result) => (result.releases.length > 0 ? t("count.postedReleased", { count: result.releases.length }) : t("count.posted", { count: result.differences })),
  });
  const cancel = useCommand(trpc.stock.cancelCount, { onDone: close, doneText: t("count.cancelled") });
  const counted = count.lines.filter((line) => line.countedQuantity !== null);
  const differing = counted.filter((line) => compareQuantity(line.countedQuantity ?? "0", line.bookQuantity) !== 0);
  return (
    <>
      <RecordHeader
        number={count.number}
        party={count.warehouseName}
        state={<StateBadge tone={toneOfCount[count.status] ?? "quiet"}>{t(`count.status.${count.status as "open"}`)}</StateBadge>}
        meta={<><span>{format.date(count.countedOn)}</span>{count.note ? <span>{count.note}</span> : null}</>}
        primary={may("post") ? <Button tone="primary" disabled={counted.length === 0 || undecided > 0} onClick={() => setAsking("post")}>{t("count.post")}</Button> : undefined}
        actions={may("cancel") ? [{ id: "cancel", label: t("count.giveUp"), danger: true, onSelect: () => setAsking("cancel") }] : []}
      />
      {count.status === "open" ? (
        <Progress value={counted.length} max={count.lines.length} label={t("count.progress")} note={undecided > 0 ? <span role="status" className="text-waiting">{t("count.undecided", { count: undecided })}</span> : t("count.progressNote", { counted: counted.length, lines: count.lines.length, differing: differing.length })} />
      ) : null}
      <Section flush>{may("enter") ? <CountSheet count={count} open={open} onOpen={onOpen} /> : <CountResult count={count} />}</Section>
      <RecordTimeline type="stock_count" id={count.id} />
      <ConfirmDialog
        open={asking === "post"} onOpenChange={close} title={t("count.postTitle", { number: count.number })}
        description={t("count.postBody", { differing: differing.length, uncounted: count.lines.length - counted.length })}
        verb={t("count.post")} pending={post.pending} onConfirm={() => post.run({ countId: count.id, version: count.version })}
      />
      <ConfirmDialog
        open={asking === "cancel"} onOpenChange={close} title={t("count.cancelTitle", { number: count.number })} description={t("count.cancelBody")} danger
        verb={t("count.giveUp")} pending={cancel.pending} onConfirm={() => cancel.run({ countId: count.id, version: count.version })}
      />
    </>
  );
}
