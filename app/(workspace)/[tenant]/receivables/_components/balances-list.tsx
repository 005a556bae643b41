"use client";

import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { SendStatements } from "@/app/(workspace)/_documents/send-statements";
import { ListView } from "@/app/(workspace)/_lists/list-view";
import { useList } from "@/app/(workspace)/_lists/use-list";
import { useMay, useWorkspacePath } from "@/app/(workspace)/_member-context";
import { useTRPC } from "@/app/_trpc/client";
import { DateInput, EmptyState } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import { balancesList } from "@/server/kernel/lists";

/** What each customer owes at the end of a day (COL-01). */
export function BalancesList() {
  const t = useTranslations("receivables");
  const trpc = useTRPC();
  const format = useFormat();
  const path = useWorkspacePath();
  const may = useMay();
  const list = useList(balancesList);
  const result = useInfiniteQuery(
    trpc.receivables.balances.infiniteQueryOptions(balancesList.toInput(list.params), { getNextPageParam: (page) => page.nextCursor, placeholderData: keepPreviousData }),
  );
  const first = result.data?.pages[0];
  return (
    <ListView
      declaration={balancesList}
      list={list}
      result={result}
      rowKey={(row) => row.customerId}
      rowHref={(row) => path(`/receivables/customers/${row.customerId}`)}
      count={first?.totals.customers}
      bulkExtra={may("documents.send") ? (rows, clear) => <SendStatements customerIds={rows.map((row) => row.customerId)} onDone={clear} /> : undefined}
      searchLabel={t("searchCustomer")}
      totals={first ? { balance: format.money(first.totals.balanceMinor) } : undefined}
      end={
        <label className="flex items-center gap-2 text-ink-3">
          <span>{t("asOf")}</span>
          <span className="w-36">
            <DateInput value={list.params.asOf ?? format.today} max={format.today} onChange={(date) => list.setParams({ asOf: date === format.today ? null : date })} />
          </span>
        </label>
      }
      empty={<EmptyState title={t("noBalances.title")}>{t("noBalances.body")}</EmptyState>}
      cells={{
        name: (row) => <span className="font-medium">{row.name}</span>,
        code: (row) => row.code,
        invoiced: { cell: (row) => format.money(row.invoicedMinor, undefined, { zero: "dash" }), card: "hidden" },
        received: { cell: (row) => format.money(row.receivedMinor, undefined, { zero: "dash" }), card: "hidden" },
        balance: { cell: (row) => <span className="font-medium">{format.money(row.balanceMinor, undefined, { zero: "dash" })}</span>, card: "aside" },
      }}
    />
  );
}
