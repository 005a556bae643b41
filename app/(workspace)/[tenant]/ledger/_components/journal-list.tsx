"use client";

import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { ListView } from "@/app/(workspace)/_lists/list-view";
import { useList } from "@/app/(workspace)/_lists/use-list";
import { useMay, useWorkspacePath } from "@/app/(workspace)/_member-context";
import { useTRPC } from "@/app/_trpc/client";
import { Chip, EmptyState, LinkButton } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import { journalList } from "@/server/kernel/lists";
import { sourceHref } from "./source-href";

/** Journal entries, latest first, each with its document. */
export function JournalList() {
  const t = useTranslations("ledger");
  const trpc = useTRPC();
  const format = useFormat();
  const path = useWorkspacePath();
  const may = useMay();
  const list = useList(journalList);
  const input = journalList.toInput(list.params);
  const result = useInfiniteQuery(trpc.ledger.entries.infiniteQueryOptions(input, { getNextPageParam: (page) => page.nextCursor, placeholderData: keepPreviousData }));
  const counted = result.data?.pages[0]?.totals;
  // More rows than are counted with the page: their number arrives after it.
  const whole = useQuery(trpc.ledger.entries.queryOptions({ ...input, totals: "exact" }, { enabled: counted?.complete === false }));
  const totals = counted?.complete === false ? whole.data?.totals : counted;
  return (
    <ListView
      declaration={journalList}
      list={list}
      result={result}
      rowKey={(row) => row.id}
      rowHref={(row) => path(`/ledger/journal/${row.id}`)}
      searchLabel={t("searchEntry")}
      end={totals ? <span className="text-ink-3">{t("entries", { count: totals.count })}</span> : undefined}
      empty={<EmptyState title={t("noPostings.title")} actions={may("ledger.post") ? <LinkButton href={path("/ledger/journal/new")}>{t("newEntry")}</LinkButton> : undefined}>{t("noPostings.body")}</EmptyState>}
      cells={{
        number: (row) => <span className="inline-flex items-center gap-2">{row.number ?? <span className="text-ink-3">{t("unnumbered")}</span>}{row.reversesId ? <Chip>{t("reversal")}</Chip> : null}</span>,
        on: (row) => format.date(row.entryOn),
        kind: (row) => (t.has(`sources.${row.sourceType as "invoice"}`) ? t(`sources.${row.sourceType as "invoice"}`) : row.sourceType),
        source: (row) => {
          const href = sourceHref(row);
          return href && row.sourceNumber ? <Link href={path(href)} className="text-accent hover:underline">{row.sourceNumber}</Link> : row.sourceNumber;
        },
        memo: { cell: (row) => <span className="text-ink-2">{row.memo}</span>, card: "hidden" },
        amount: { cell: (row) => format.money(row.amountMinor), card: "aside" },
      }}
    />
  );
}
