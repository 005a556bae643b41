"use client";

import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { ListView } from "@/app/(workspace)/_lists/list-view";
import { useList, type Embedded } from "@/app/(workspace)/_lists/use-list";
import { useMay, useWorkspacePath } from "@/app/(workspace)/_member-context";
import { useTRPC } from "@/app/_trpc/client";
import { Button, EmptyState, LinkButton, StateBadge } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import { receiptsList } from "@/server/kernel/lists";
import { toneOfNote, toneOfReceipt } from "../../_components/receivable-tones";
import { useCustomerSearch } from "../../_components/use-customer-search";

export function ReceiptsList({ embedded }: { embedded?: Embedded }) {
  const t = useTranslations("receivables");
  const trpc = useTRPC();
  const format = useFormat();
  const path = useWorkspacePath();
  const may = useMay();
  const search = useCustomerSearch();
  const list = useList(receiptsList, embedded?.fixed);
  const input = receiptsList.toInput(list.params);
  const result = useInfiniteQuery(trpc.receivables.receipts.infiniteQueryOptions(input, { getNextPageParam: (page) => page.nextCursor, placeholderData: keepPreviousData }));
  const counted = result.data?.pages[0]?.totals;
  // More rows than are counted with the page: their totals arrive after it.
  const whole = useQuery(trpc.receivables.receipts.queryOptions({ ...input, totals: "exact" }, { enabled: counted?.complete === false }));
  const totals = counted?.complete === false ? whole.data?.totals : counted;
  return (
    <ListView
      declaration={receiptsList}
      list={list}
      result={result}
      rowKey={(row) => row.id}
      rowHref={(row) => path(`/receivables/receipts/${row.id}`)}
      searchLabel={t("searchReceipt")}
      lookups={{ customer: { search } }}
      totals={totals ? { open: format.money(totals.openMinor, undefined, { zero: "dash" }), amount: format.money(totals.amountMinor) } : undefined}
      end={totals ? <span className="text-ink-3">{t("receipts", { count: totals.count })}</span> : undefined}
      empty={
        list.filtered ? (
          <EmptyState title={t("noReceipts.filteredTitle")} actions={<Button onClick={() => list.openView(null)}>{t("noReceipts.clear")}</Button>}>{t("empty.filteredBody")}</EmptyState>
        ) : embedded ? embedded.none : (
          <EmptyState title={t("noReceipts.title")} actions={may("receipts.record") ? <LinkButton tone="primary" href={path("/receivables/receipts/new")}>{t("recordReceipt")}</LinkButton> : undefined}>
            {t("noReceipts.body")}
          </EmptyState>
        )
      }
      cells={{
        number: (row) => row.number,
        customer: (row) => <span className="block max-w-72 truncate">{row.customerName}</span>,
        receivedOn: (row) => format.date(row.receivedOn, { relative: true }),
        method: (row) => t(`methods.${row.method as "cash"}`),
        state: (row) =>
          row.status === "reversed" ? <StateBadge tone={toneOfReceipt["reversed"] ?? "quiet"}>{t("receiptStates.reversed")}</StateBadge>
          : row.noteStatus && row.noteMaturesOn ? <StateBadge tone={toneOfNote[row.noteStatus] ?? "quiet"}>{t(`noteStates.${row.noteStatus as "received"}`, { on: format.date(row.noteMaturesOn) })}</StateBadge>
          : <StateBadge tone={row.openMinor > 0n ? "waiting" : "settled"}>{t(row.openMinor > 0n ? "receiptStates.unallocated" : "allocated")}</StateBadge>,
        open: { cell: (row) => format.money(row.openMinor, undefined, { zero: "dash" }), card: "hidden" },
        amount: { cell: (row) => <span className={row.status === "reversed" ? "text-ink-3 line-through" : "font-medium"}>{format.money(row.amountMinor)}</span>, card: "aside" },
      }}
    />
  );
}
