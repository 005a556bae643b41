"use client";

import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useMay, useWorkspacePath } from "@/app/(workspace)/_member-context";
import { useTRPC } from "@/app/_trpc/client";
import { QueryFault } from "@/app/_trpc/query-fault";
import type { RouterOutputs } from "@/app/_trpc/router-type";
import { Button, DataTable, EmptyState, FilterBar, LinkButton, StateBadge, useListParams, type Column, type Filter } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import { toneOfNote, toneOfReceipt } from "../../_components/receivable-tones";
import { useCustomerSearch } from "../../_components/use-customer-search";
import { METHODS, receiptFilterNames, toReceiptsInput } from "./receipts-input";

type Row = RouterOutputs["receivables"]["receipts"]["rows"][number];

export function ReceiptsList() {
  const t = useTranslations("receivables");
  const trpc = useTRPC();
  const format = useFormat();
  const path = useWorkspacePath();
  const may = useMay();
  const search = useCustomerSearch();
  const [params, setParams] = useListParams(receiptFilterNames);
  const list = useInfiniteQuery(
    trpc.receivables.receipts.infiniteQueryOptions(toReceiptsInput(params), { getNextPageParam: (page) => page.nextCursor, placeholderData: keepPreviousData }),
  );
  const counted = list.data?.pages[0]?.totals;
  // More rows than are counted with the page: their totals arrive after it.
  const whole = useQuery(trpc.receivables.receipts.queryOptions({ ...toReceiptsInput(params), totals: "exact" }, { enabled: counted?.complete === false }));
  const totals = counted?.complete === false ? whole.data?.totals : counted;
  const filters: Filter[] = [
    { kind: "lookup", name: "customer", label: t("customer"), search },
    { kind: "choice", name: "method", label: t("method"), options: METHODS.map((value) => ({ value, label: t(`methods.${value}`) })) },
    { kind: "choice", name: "state", label: t("state"), options: (["unallocated", "posted", "reversed"] as const).map((value) => ({ value, label: t(`receiptStates.${value}`) })) },
    { kind: "period", name: "received", label: t("receivedOn") },
  ];
  const columns: Column<Row>[] = [
    { key: "number", header: t("receipt"), cell: (row) => row.number },
    { key: "customer", header: t("customer"), cell: (row) => row.customerName },
    { key: "receivedOn", header: t("receivedOn"), cell: (row) => format.date(row.receivedOn, { relative: true }) },
    { key: "method", header: t("method"), cell: (row) => t(`methods.${row.method as "cash"}`) },
    {
      key: "state", header: t("state"),
      cell: (row) =>
        row.status === "reversed" ? <StateBadge tone={toneOfReceipt["reversed"] ?? "quiet"}>{t("receiptStates.reversed")}</StateBadge>
        : row.noteStatus && row.noteMaturesOn ? <StateBadge tone={toneOfNote[row.noteStatus] ?? "quiet"}>{t(`noteStates.${row.noteStatus as "received"}`, { on: format.date(row.noteMaturesOn) })}</StateBadge>
        : <StateBadge tone={row.openMinor > 0n ? "waiting" : "settled"}>{t(row.openMinor > 0n ? "receiptStates.unallocated" : "allocated")}</StateBadge>,
    },
    { key: "open", header: t("notAllocated"), numeric: true, card: "hidden", cell: (row) => format.money(row.openMinor, undefined, { zero: "dash" }) },
    { key: "amount", header: t("amount"), numeric: true, cell: (row) => <span className={row.status === "reversed" ? "text-ink-3 line-through" : "font-medium"}>{format.money(row.amountMinor)}</span> },
  ];
  const filtered = Boolean(params.q) || receiptFilterNames.some((name) => params[name]);
  const clear = Object.fromEntries(["q", ...receiptFilterNames].map((name) => [name, null]));
  return (
    <>
      <FilterBar filters={filters} searchLabel={t("searchReceipt")} end={totals ? <span className="text-ink-3">{t("receipts", { count: totals.count })}</span> : undefined} />
      {list.error ? (
        <QueryFault error={list.error} onRetry={() => void list.refetch()} />
      ) : (
        <DataTable
          label={t("tabs.receipts")}
          columns={columns}
          rows={list.data?.pages.flatMap((page) => page.rows)}
          rowKey={(row) => row.id}
          rowHref={(row) => path(`/receivables/receipts/${row.id}`)}
          totals={totals ? { open: format.money(totals.openMinor, undefined, { zero: "dash" }), amount: format.money(totals.amountMinor) } : undefined}
          refreshing={list.isPlaceholderData}
          more={{ hasMore: list.hasNextPage, loading: list.isFetchingNextPage, onMore: () => void list.fetchNextPage() }}
          empty={
            filtered ? (
              <EmptyState title={t("noReceipts.filteredTitle")} actions={<Button onClick={() => setParams(clear)}>{t("noReceipts.clear")}</Button>}>{t("empty.filteredBody")}</EmptyState>
            ) : (
              <EmptyState title={t("noReceipts.title")} actions={may("receipts.record") ? <LinkButton tone="primary" href={path("/receivables/receipts/new")}>{t("recordReceipt")}</LinkButton> : undefined}>
                {t("noReceipts.body")}
              </EmptyState>
            )
          }
        />
      )}
    </>
  );
}
