"use client";

import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useWorkspacePath } from "@/app/(workspace)/_member-context";
import { useTRPC } from "@/app/_trpc/client";
import { QueryFault } from "@/app/_trpc/query-fault";
import type { RouterOutputs } from "@/app/_trpc/router-type";
import { DataTable, DateInput, EmptyState, Field, FilterBar, useListParams, type Column } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";

type Row = RouterOutputs["receivables"]["balances"]["rows"][number];

/** What each customer owes at the end of a day (COL-01). */
export function BalancesList() {
  const t = useTranslations("receivables");
  const trpc = useTRPC();
  const format = useFormat();
  const path = useWorkspacePath();
  const [params, setParams] = useListParams(["asOf"] as const);
  const asOf = params.asOf ?? format.today;
  const list = useInfiniteQuery(
    trpc.receivables.balances.infiniteQueryOptions({ q: params.q, asOf: params.asOf, limit: 50 }, { getNextPageParam: (page) => page.nextCursor, placeholderData: keepPreviousData }),
  );
  const first = list.data?.pages[0];
  const columns: Column<Row>[] = [
    { key: "name", header: t("customer"), cell: (row) => <span className="font-medium">{row.name}</span> },
    { key: "code", header: t("code"), cell: (row) => row.code },
    { key: "invoiced", header: t("invoiced"), numeric: true, card: "hidden", cell: (row) => format.money(row.invoicedMinor, undefined, { zero: "dash" }) },
    { key: "received", header: t("receivedAndCredited"), numeric: true, card: "hidden", cell: (row) => format.money(row.receivedMinor, undefined, { zero: "dash" }) },
    { key: "balance", header: t("balance"), numeric: true, cell: (row) => <span className="font-medium">{format.money(row.balanceMinor, undefined, { zero: "dash" })}</span> },
  ];
  return (
    <>
      <div className="flex flex-wrap items-end justify-between gap-3">
        <FilterBar filters={[]} searchLabel={t("searchCustomer")} />
        <Field label={t("asOf")} className="w-44">
          <DateInput value={asOf} max={format.today} onChange={(date) => setParams({ asOf: date === format.today ? null : date })} />
        </Field>
      </div>
      {list.error ? (
        <QueryFault error={list.error} onRetry={() => void list.refetch()} />
      ) : (
        <DataTable
          label={t("tabs.balances")}
          columns={columns}
          rows={list.data?.pages.flatMap((page) => page.rows)}
          rowKey={(row) => row.customerId}
          rowHref={(row) => path(`/receivables/customers/${row.customerId}`)}
          totals={first ? { balance: format.money(first.totals.balanceMinor) } : undefined}
          refreshing={list.isPlaceholderData}
          more={{ hasMore: list.hasNextPage, loading: list.isFetchingNextPage, onMore: () => void list.fetchNextPage() }}
          empty={<EmptyState title={t("noBalances.title")}>{t("noBalances.body")}</EmptyState>}
        />
      )}
    </>
  );
}
