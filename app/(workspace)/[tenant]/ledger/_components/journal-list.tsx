"use client";

import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { useMay, useWorkspacePath } from "@/app/(workspace)/_member-context";
import { useTRPC } from "@/app/_trpc/client";
import { QueryFault } from "@/app/_trpc/query-fault";
import type { RouterOutputs } from "@/app/_trpc/router-type";
import { Chip, DataTable, EmptyState, FilterBar, LinkButton, useListParams, type Column, type Filter } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import { sourceHref } from "./source-href";

type Row = RouterOutputs["ledger"]["entries"]["rows"][number];
const SOURCES = ["invoice", "credit_note", "receipt", "shipment", "return_receipt", "stock_document", "stock_count", "expected_receipt", "journal_entry", "opening_balance", "opening"] as const;
const names = ["source", "entryFrom", "entryTo"] as const;

/** Journal entries, latest first, each with its document. */
export function JournalList() {
  const t = useTranslations("ledger");
  const trpc = useTRPC();
  const format = useFormat();
  const path = useWorkspacePath();
  const may = useMay();
  const [params] = useListParams(names);
  const input = { number: params.q, sourceType: params.source, from: params.entryFrom, to: params.entryTo, totals: "bounded" as const, limit: 50 };
  const list = useInfiniteQuery(trpc.ledger.entries.infiniteQueryOptions(input, { getNextPageParam: (page) => page.nextCursor, placeholderData: keepPreviousData }));
  const counted = list.data?.pages[0]?.totals;
  // More rows than are counted with the page: their number arrives after it.
  const whole = useQuery(trpc.ledger.entries.queryOptions({ ...input, totals: "exact" }, { enabled: counted?.complete === false }));
  const totals = counted?.complete === false ? whole.data?.totals : counted;
  const filters: Filter[] = [
    { kind: "choice", name: "source", label: t("kind"), options: SOURCES.map((value) => ({ value, label: t(`sources.${value}`) })) },
    { kind: "period", name: "entry", label: t("date") },
  ];
  const columns: Column<Row>[] = [
    {
      key: "number", header: t("entry"),
      cell: (row) => <span className="inline-flex items-center gap-2">{row.number ?? <span className="text-ink-3">{t("unnumbered")}</span>}{row.reversesId ? <Chip>{t("reversal")}</Chip> : null}</span>,
    },
    { key: "on", header: t("date"), cell: (row) => format.date(row.entryOn) },
    { key: "kind", header: t("kind"), cell: (row) => (t.has(`sources.${row.sourceType as "invoice"}`) ? t(`sources.${row.sourceType as "invoice"}`) : row.sourceType) },
    {
      key: "source", header: t("document"),
      cell: (row) => { const href = sourceHref(row); return href && row.sourceNumber ? <Link href={path(href)} className="text-accent hover:underline">{row.sourceNumber}</Link> : row.sourceNumber; },
    },
    { key: "memo", header: t("memo"), card: "hidden", cell: (row) => <span className="text-ink-2">{row.memo}</span> },
    { key: "amount", header: t("amount"), numeric: true, cell: (row) => format.money(row.amountMinor) },
  ];
  return (
    <>
      <FilterBar filters={filters} searchLabel={t("searchEntry")} end={totals ? <span className="text-ink-3">{t("entries", { count: totals.count })}</span> : undefined} />
      {list.error ? (
        <QueryFault error={list.error} onRetry={() => void list.refetch()} />
      ) : (
        <DataTable
          label={t("tabs.journal")}
          columns={columns}
          rows={list.data?.pages.flatMap((page) => page.rows)}
          rowKey={(row) => row.id}
          rowHref={(row) => path(`/ledger/journal/${row.id}`)}
          refreshing={list.isPlaceholderData}
          more={{ hasMore: list.hasNextPage, loading: list.isFetchingNextPage, onMore: () => void list.fetchNextPage() }}
          empty={<EmptyState title={t("noPostings.title")} actions={may("ledger.post") ? <LinkButton href={path("/ledger/journal/new")}>{t("newEntry")}</LinkButton> : undefined}>{t("noPostings.body")}</EmptyState>}
        />
      )}
    </>
  );
}
