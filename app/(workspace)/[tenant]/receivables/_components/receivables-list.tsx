"use client";

import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useMay, useWorkspacePath } from "@/app/(workspace)/_member-context";
import { useTRPC } from "@/app/_trpc/client";
import { QueryFault } from "@/app/_trpc/query-fault";
import type { RouterOutputs } from "@/app/_trpc/router-type";
import { Button, DataTable, EmptyState, FilterBar, LinkButton, StateBadge, useListParams, type Column, type Filter } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import { AgingBar } from "./aging-bar";
import { toneOfAge, type Age } from "./receivable-tones";
import { receivableFilterNames, toReceivablesInput } from "./receivables-input";
import { useCustomerSearch } from "./use-customer-search";

type Row = RouterOutputs["receivables"]["list"]["rows"][number];

export function ReceivablesList() {
  const t = useTranslations("receivables");
  const trpc = useTRPC();
  const format = useFormat();
  const path = useWorkspacePath();
  const may = useMay();
  const search = useCustomerSearch();
  const [params, setParams] = useListParams(receivableFilterNames);
  const list = useInfiniteQuery(
    trpc.receivables.list.infiniteQueryOptions(toReceivablesInput(params), { getNextPageParam: (page) => page.nextCursor, placeholderData: keepPreviousData }),
  );
  const first = list.data?.pages[0];
  // More documents than are counted with the page: their sums arrive after it.
  const whole = useQuery(trpc.receivables.list.queryOptions({ ...toReceivablesInput(params), totals: "exact" }, { enabled: first?.totals?.complete === false }));
  const summed = first?.totals?.complete === false ? whole.data : first;
  const filters: Filter[] = [
    { kind: "lookup", name: "customer", label: t("customer"), search },
    { kind: "choice", name: "bucket", label: t("aging.label"), options: (["current", "1_30", "31_60", "61_90", "over_90"] as const).map((value) => ({ value, label: t(`age.${value}`) })) },
    { kind: "choice", name: "state", label: t("state"), options: [{ value: "all", label: t("openAndSettled") }] },
  ];
  const columns: Column<Row>[] = [
    { key: "number", header: t("document"), cell: (row) => row.number },
    { key: "customer", header: t("customer"), cell: (row) => row.customerName },
    { key: "postedOn", header: t("postedOn"), cell: (row) => format.date(row.postedOn), card: "hidden" },
    { key: "dueOn", header: t("dueOn"), cell: (row) => format.date(row.dueOn, { relative: true }) },
    {
      key: "age", header: t("aging.label"),
      cell: (row) => (row.openMinor === 0n ? <StateBadge tone="settled">{t("paid")}</StateBadge> : <StateBadge tone={toneOfAge[row.bucket]}>{t(`age.${row.bucket}`)}</StateBadge>),
    },
    { key: "amount", header: t("amount"), numeric: true, card: "hidden", cell: (row) => format.money(row.amountMinor) },
    { key: "open", header: t("open"), numeric: true, cell: (row) => <span className="font-medium">{format.money(row.openMinor, undefined, { zero: "dash" })}</span> },
  ];
  const filtered = Boolean(params.q) || receivableFilterNames.some((name) => params[name]);
  const hrefOf = (age: Age | null) => {
    const address = new URLSearchParams(Object.entries({ ...params, bucket: age ?? "" }).filter(([, value]) => value));
    return `${path("/receivables")}${address.size > 0 ? `?${address.toString()}` : ""}`;
  };
  return (
    <>
      {summed?.aging ? <AgingBar aging={summed.aging} chosen={params.bucket} hrefOf={hrefOf} /> : null}
      <FilterBar filters={filters} searchLabel={t("search")} end={summed?.totals ? <span className="text-ink-3">{t("documents", { count: summed.totals.count })}</span> : undefined} />
      {list.error ? (
        <QueryFault error={list.error} onRetry={() => void list.refetch()} />
      ) : (
        <DataTable
          label={t("title")}
          columns={columns}
          rows={list.data?.pages.flatMap((page) => page.rows)}
          rowKey={(row) => row.id}
          rowHref={(row) => (row.sourceType === "invoice" ? path(`/invoices/${row.sourceId}`) : path(`/receivables/customers/${row.customerId}`))}
          totals={summed?.totals ? { open: format.money(summed.totals.openMinor) } : undefined}
          refreshing={list.isPlaceholderData}
          more={{ hasMore: list.hasNextPage, loading: list.isFetchingNextPage, onMore: () => void list.fetchNextPage() }}
          empty={
            filtered ? (
              <EmptyState title={t("empty.filteredTitle")} actions={<Button onClick={() => setParams({ q: null, bucket: null, state: null, customer: null })}>{t("empty.clear")}</Button>}>
                {t("empty.filteredBody")}
              </EmptyState>
            ) : (
              <EmptyState title={t("empty.title")} actions={may("invoices.issue") ? <LinkButton href={path("/invoices")}>{t("empty.toInvoices")}</LinkButton> : undefined}>
                {t("empty.body")}
              </EmptyState>
            )
          }
        />
      )}
    </>
  );
}
