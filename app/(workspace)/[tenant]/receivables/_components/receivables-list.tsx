"use client";

import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { ListView } from "@/app/(workspace)/_lists/list-view";
import { useList, type Embedded } from "@/app/(workspace)/_lists/use-list";
import { useMay, useWorkspacePath } from "@/app/(workspace)/_member-context";
import { useTRPC } from "@/app/_trpc/client";
import { Button, EmptyState, LinkButton, StateBadge } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import { receivablesList } from "@/server/kernel/lists";
import { AgingBar } from "./aging-bar";
import { toneOfAge, type Age } from "./receivable-tones";
import { useCustomerSearch } from "./use-customer-search";

export function ReceivablesList({ embedded }: { embedded?: Embedded }) {
  const t = useTranslations("receivables");
  const trpc = useTRPC();
  const format = useFormat();
  const path = useWorkspacePath();
  const may = useMay();
  const search = useCustomerSearch();
  const list = useList(receivablesList, embedded?.fixed);
  const input = receivablesList.toInput(list.params);
  const result = useInfiniteQuery(trpc.receivables.list.infiniteQueryOptions(input, { getNextPageParam: (page) => page.nextCursor, placeholderData: keepPreviousData }));
  const first = result.data?.pages[0];
  // More documents than are counted with the page: their sums arrive after it.
  const whole = useQuery(trpc.receivables.list.queryOptions({ ...input, totals: "exact" }, { enabled: first?.totals?.complete === false }));
  const summed = first?.totals?.complete === false ? whole.data : first;
  const hrefOf = (age: Age | null) => {
    const address = new URLSearchParams(Object.entries({ ...list.params, bucket: age ?? "" }).filter(([, value]) => value));
    if (!embedded) return `${path("/receivables")}${address.size > 0 ? `?${address.toString()}` : ""}`;
    const { customer = "" } = embedded.fixed;
    address.delete("customer");
    address.set("tab", "open");
    return `${path(`/customers/${customer}`)}?${address.toString()}`;
  };
  return (
    <>
      {summed?.aging ? <AgingBar aging={summed.aging} chosen={list.params.bucket} hrefOf={hrefOf} /> : null}
      <ListView
        declaration={receivablesList}
        list={list}
        result={result}
        rowKey={(row) => row.id}
        rowHref={(row) => (row.sourceType === "invoice" ? path(`/invoices/${row.sourceId}`) : path(`/receivables/customers/${row.customerId}`))}
        searchLabel={t("search")}
        lookups={{ customer: { search } }}
        totals={summed?.totals ? { open: format.money(summed.totals.openMinor) } : undefined}
        end={summed?.totals ? <span className="text-ink-3">{t("documents", { count: summed.totals.count })}</span> : undefined}
        empty={
          list.filtered ? (
            <EmptyState title={t("empty.filteredTitle")} actions={<Button onClick={() => list.openView(null)}>{t("empty.clear")}</Button>}>{t("empty.filteredBody")}</EmptyState>
          ) : embedded ? embedded.none : (
            <EmptyState title={t("empty.title")} actions={may("invoices.issue") ? <LinkButton href={path("/invoices")}>{t("empty.toInvoices")}</LinkButton> : undefined}>{t("empty.body")}</EmptyState>
          )
        }
        cells={{
          number: (row) => row.number,
          customer: (row) => <span className="block max-w-72 truncate">{row.customerName}</span>,
          postedOn: { cell: (row) => format.date(row.postedOn), card: "hidden" },
          dueOn: (row) => format.date(row.dueOn, { relative: true }),
          age: (row) => (row.openMinor === 0n ? <StateBadge tone="settled">{t("paid")}</StateBadge> : <StateBadge tone={toneOfAge[row.bucket]}>{t(`age.${row.bucket}`)}</StateBadge>),
          amount: { cell: (row) => format.money(row.amountMinor), card: "hidden" },
          open: { cell: (row) => <span className="font-medium">{format.money(row.openMinor, undefined, { zero: "dash" })}</span>, card: "aside" },
        }}
      />
    </>
  );
}
