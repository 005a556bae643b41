"use client";

import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { ArrowLeft, FileText } from "lucide-react";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { MailFrame } from "@/app/(workspace)/_documents/mail-frame";
import { useFileHref } from "@/app/(workspace)/_documents/use-print";
import { useTRPC } from "@/app/_trpc/client";
import { QueryFault } from "@/app/_trpc/query-fault";
import type { RouterOutputs } from "@/app/_trpc/router-type";
import { Button, EmptyState, LoadMore, PageSkeleton, StateBadge, TableSkeleton, cn, useListParams, type StateTone } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import { useWorkspacePath } from "../../../../_member-context";

type Mail = RouterOutputs["documents"]["mailbox"]["rows"][number];
type Status = "queued" | "claimed" | "sent" | "failed" | "unknown" | "suppressed";

const TONES: Readonly<Record<string, StateTone>> = { queued: "waiting", claimed: "moving", sent: "settled", failed: "late", unknown: "late", suppressed: "quiet" };
const PLACES: Readonly<Record<string, string>> = {
  order: "/orders", shipment: "/shipments", invoice: "/invoices", receipt: "/receivables/receipts", customer: "/customers", return_receipt: "/returns", expected_receipt: "/inbound",
};

/** What the workspace sent; where no mail server is set, this is where mail ends. */
export function Mailbox() {
  const t = useTranslations("documents.mailbox");
  const trpc = useTRPC();
  const [params, setParams] = useListParams(["mail"] as const);
  const list = useInfiniteQuery(trpc.documents.mailbox.infiniteQueryOptions({}, { getNextPageParam: (page) => page.nextCursor }));
  if (list.error) return <QueryFault error={list.error} onRetry={() => void list.refetch()} />;
  if (!list.data) return <TableSkeleton label={t("title")} />;
  const rows = list.data.pages.flatMap((page) => page.rows);
  const open = params.mail ?? null;
  const hasServer = list.data.pages[0]?.hasServer ?? true;
  return (
    <div className="flex flex-col gap-4">
      <p className="text-ink-2">{hasServer ? t("intro") : t("noServer")}</p>
      {rows.length === 0 ? <EmptyState title={t("empty")}>{t("emptyBody")}</EmptyState> : (
        <div className="grid gap-4 lg:grid-cols-[minmax(0,22rem)_minmax(0,1fr)]">
          <nav aria-label={t("title")} className={cn("flex flex-col", open && "max-lg:hidden")}>
            <ul className="flex flex-col divide-y rounded-lg border">
              {rows.map((mail) => <li key={mail.id}><MailRow mail={mail} current={mail.id === open} onOpen={() => setParams({ mail: mail.id })} /></li>)}
            </ul>
            <LoadMore hasMore={list.hasNextPage} loading={list.isFetchingNextPage} onMore={() => void list.fetchNextPage()} />
          </nav>
          <div className={cn(!open && "max-lg:hidden")}>
            {open ? <OpenMail mailId={open} onBack={() => setParams({ mail: undefined })} /> : <EmptyState compact title={t("choose")} />}
          </div>
        </div>
      )}
    </div>
  );
}

function MailState({ status }: { status: string }) {
  const t = useTranslations("documents.mails");
  return <StateBadge tone={TONES[status] ?? "quiet"}>{t(`status.${status as Status}`)}</StateBadge>;
}

function MailRow({ mail, current, onOpen }: { mail: Mail; current: boolean; onOpen: () => void }) {
  const format = useFormat();
  return (
    <button type="button" aria-current={current} onClick={onOpen} className={cn("flex w-full flex-col gap-0.5 px-3 py-2 text-left hover:bg-hover", current && "bg-accent-soft")}>
      <span className="flex items-baseline justify-between gap-2"><span className="min-w-0 truncate font-medium">{mail.to}</span><span className="shrink-0 text-label text-ink-3">{format.moment(mail.createdAt)}</span></span>
      <span className="truncate text-ink-2">{mail.subject}</span>
      <MailState status={mail.status} />
    </button>
  );
}

function OpenMail({ mailId, onBack }: { mailId: string; onBack: () => void }) {
  const t = useTranslations("documents.mailbox");
  const system = useTranslations("documents.mails");
  const format = useFormat();
  const path = useWorkspacePath();
  const href = useFileHref();
  const query = useQuery(useTRPC().documents.mail.queryOptions({ mailId }));
  if (query.error) return <QueryFault error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <PageSkeleton label={t("title")} />;
  const mail = query.data;
  const place = mail.entityType ? PLACES[mail.entityType] : undefined;
  return (
    <article className="flex flex-col gap-3">
      <div className="lg:hidden"><Button size="small" tone="ghost" icon={<ArrowLeft />} onClick={onBack}>{t("back")}</Button></div>
      <header className="flex flex-col gap-1">
        <h2 className="text-title font-semibold break-words">{mail.subject}</h2>
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-ink-2">
          <span>{mail.sender ?? system("system")} → {mail.to}</span>
          <span className="text-label text-ink-3">{format.moment(mail.sentAt ?? mail.createdAt)}</span>
          <MailState status={mail.status} />
          {place && mail.entityId ? <Link href={path(`${place}/${mail.entityId}`)} className="text-accent hover:underline">{t("record")}</Link> : null}
        </p>
        {mail.failure ? <p className="text-late">{t("failure", { failure: mail.failure })}</p> : null}
      </header>
      {mail.attachments.length > 0 ? (
        <ul aria-label={t("attachments")} className="flex flex-wrap gap-2">
          {mail.attachments.map((one) => (
            <li key={one.documentId} className="flex items-center gap-1.5 rounded-md border px-2 py-1">
              <FileText aria-hidden className="size-4 text-ink-3" />
              {one.fileId ? <a href={href(one.fileId)} target="_blank" rel="noopener" className="hover:text-accent hover:underline">{one.name}</a> : <span className="text-ink-2">{one.number}</span>}
            </li>
          ))}
        </ul>
      ) : null}
      {mail.html ? <MailFrame html={mail.html} title={t("content")} /> : null}
    </article>
  );
}
