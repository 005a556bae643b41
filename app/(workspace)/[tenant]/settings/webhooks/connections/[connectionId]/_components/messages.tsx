"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { Inbox } from "lucide-react";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { QueryFault } from "@/app/_trpc/query-fault";
import type { AppRouter } from "@/app/_trpc/router-type";
import { useErrorText } from "@/app/_trpc/use-error-text";
import { DataTable, Dialog, EmptyState, PropertyList, Section, StateBadge, type Column, type StateTone } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import { useWorkspacePath } from "../../../../../../_member-context";
import { pretty } from "../../../[endpointId]/_components/delivery-dialog";

type Message = inferRouterOutputs<AppRouter>["webhooks"]["messages"]["rows"][number];

const tones: Record<Message["outcome"], StateTone> = { applied: "settled", unchanged: "quiet", refused: "late" };

/** What a system reported, newest first, and what came of it. */
export function Messages({ connectionId }: { connectionId: string }) {
  const t = useTranslations("webhooks");
  const trpc = useTRPC();
  const format = useFormat();
  const path = useWorkspacePath();
  const { textOf } = useErrorText();
  const [open, setOpen] = useState<Message | null>(null);
  const list = useInfiniteQuery(trpc.webhooks.messages.infiniteQueryOptions({ connectionId }, { getNextPageParam: (page) => page.nextCursor }));
  const reasonOf = (row: Message) => (row.code ? (textOf(row.code, row.params) ?? row.code) : null);
  const typeOf = (row: Message) => (t.has(`report.${row.type as "shipment.delivered"}`) ? t(`report.${row.type as "shipment.delivered"}`) : row.type);
  const columns: Column<Message>[] = [
    {
      key: "report", header: t("reportColumn"),
      cell: (row) => (
        <span className="flex flex-col">
          <span className="font-medium">{typeOf(row)}</span>
          <span className="text-label text-ink-3">{row.shipmentName ?? "–"}</span>
        </span>
      ),
    },
    {
      key: "outcome", header: t("state"), className: "whitespace-normal",
      cell: (row) => (
        <span className="flex flex-col">
          <StateBadge tone={tones[row.outcome]}>{t(`outcome.${row.outcome}`)}</StateBadge>
          {reasonOf(row) ? <span className="max-w-prose text-label text-ink-2">{reasonOf(row)}</span> : null}
        </span>
      ),
    },
    { key: "times", header: t("times"), numeric: true, card: "hidden", cell: (row) => row.times },
    { key: "receivedAt", header: t("received"), className: "sm:whitespace-nowrap", cell: (row) => format.moment(row.lastReceivedAt) },
  ];
  return (
    <Section title={t("messagesTitle")} description={t("messagesLead")}>
      {list.error ? (
        <QueryFault compact error={list.error} onRetry={() => void list.refetch()} />
      ) : (
        <DataTable
          label={t("messagesTitle")}
          columns={columns}
          rows={list.data?.pages.flatMap((page) => page.rows)}
          rowKey={(row) => row.id}
          onRowOpen={setOpen}
          onPeek={setOpen}
          more={{ hasMore: list.hasNextPage, loading: list.isFetchingNextPage, onMore: () => void list.fetchNextPage() }}
          empty={<EmptyState compact icon={<Inbox />} title={t("noMessages")}>{t("noMessagesBody")}</EmptyState>}
        />
      )}
      {open ? (
        <Dialog open size="large" onOpenChange={(still) => !still && setOpen(null)} title={typeOf(open)} description={reasonOf(open) ?? undefined}>
          <div className="flex flex-col gap-4">
            <PropertyList
              columns={2}
              properties={[
                { label: t("state"), value: <StateBadge tone={tones[open.outcome]}>{t(`outcome.${open.outcome}`)}</StateBadge> },
                { label: t("shipment"), value: open.shipmentId ? <Link className="text-accent hover:underline" href={path(`/shipments/${open.shipmentId}`)}>{open.shipmentName}</Link> : open.shipmentName },
                { label: "webhook-id", value: <code className="break-all">{open.messageId}</code> },
                { label: t("times"), value: open.times },
              ]}
            />
            <pre tabIndex={0} role="region" aria-label={t("payload")} className="max-h-80 overflow-auto rounded-md bg-sunken px-3 py-2 text-label">{pretty(open.body)}</pre>
          </div>
        </Dialog>
      ) : null}
    </Section>
  );
}
