"use client";

import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { useWorkspacePath } from "@/app/(workspace)/_member-context";
import { useTRPC } from "@/app/_trpc/client";
import { QueryFault } from "@/app/_trpc/query-fault";
import type { RouterOutputs } from "@/app/_trpc/router-type";
import { DataTable, EmptyState, PageSkeleton, RecordHeader, type Column } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import { SpanFields, useSpan } from "./span-fields";
import { sourceHref } from "./source-href";

type Row = RouterOutputs["ledger"]["accountLedger"]["rows"][number];

/** The postings of one account with the balance after each, from the balance that the trial balance opens with. */
export function AccountLedger({ accountId }: { accountId: string }) {
  const t = useTranslations("ledger");
  const trpc = useTRPC();
  const format = useFormat();
  const path = useWorkspacePath();
  const { from, to } = useSpan();
  const list = useInfiniteQuery(
    trpc.ledger.accountLedger.infiniteQueryOptions({ accountId, from, to, limit: 100 }, { getNextPageParam: (page) => page.nextCursor, placeholderData: keepPreviousData }),
  );
  if (list.error) return <QueryFault error={list.error} onRetry={() => void list.refetch()} />;
  const first = list.data?.pages[0];
  if (!first) return <PageSkeleton label={t("account")} />;
  const { account, totals } = first;
  const columns: Column<Row>[] = [
    { key: "on", header: t("date"), cell: (row) => format.date(row.entryOn) },
    { key: "entry", header: t("entry"), cell: (row) => <Link href={path(`/ledger/journal/${row.entryId}`)} className="text-accent hover:underline">{row.number ?? t("unnumbered")}</Link> },
    {
      key: "source", header: t("document"),
      cell: (row) => { const href = sourceHref(row); return href && row.sourceNumber ? <Link href={path(href)} className="text-accent hover:underline">{row.sourceNumber}</Link> : row.sourceNumber; },
    },
    { key: "memo", header: t("memo"), card: "hidden", cell: (row) => <span className="text-ink-2">{row.customerName ?? row.memo}</span> },
    { key: "debit", header: t("debit"), numeric: true, cell: (row) => format.money(row.debitMinor, undefined, { zero: "dash" }) },
    { key: "credit", header: t("credit"), numeric: true, cell: (row) => format.money(row.creditMinor, undefined, { zero: "dash" }) },
    { key: "balance", header: t("balance"), numeric: true, cell: (row) => <span className="font-medium">{format.money(row.balanceMinor)}</span> },
  ];
  return (
    <>
      <RecordHeader number={`${account.code} ${account.name}`} meta={<span>{t(`types.${account.type as "asset"}`)}{account.isControl ? ` · ${t("controlled")}` : ""}</span>} amount={format.money(totals.closingMinor)} />
      <div className="flex flex-wrap items-end justify-between gap-3">
        <SpanFields />
        <p className="text-ink-2">{t("openingOn", { on: format.date(from), amount: format.money(totals.openingMinor) })}</p>
      </div>
      <DataTable
        label={t("accountLedger")}
        columns={columns}
        rows={list.data?.pages.flatMap((page) => page.rows)}
        rowKey={(row) => `${row.entryId}:${row.lineNo}`}
        totals={{ debit: format.money(totals.debitMinor, undefined, { zero: "dash" }), credit: format.money(totals.creditMinor, undefined, { zero: "dash" }), balance: format.money(totals.closingMinor) }}
        refreshing={list.isPlaceholderData}
        more={{ hasMore: list.hasNextPage, loading: list.isFetchingNextPage, onMore: () => void list.fetchNextPage() }}
        compact
        empty={<EmptyState title={t("noPostings.title")}>{t("noPostings.span")}</EmptyState>}
      />
    </>
  );
}
