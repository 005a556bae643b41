"use client";

import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useMay, useMember, useWorkspacePath } from "@/app/(workspace)/_member-context";
import { useTRPC } from "@/app/_trpc/client";
import { QueryFault } from "@/app/_trpc/query-fault";
import type { RouterOutputs } from "@/app/_trpc/router-type";
import { Button, Chip, DataTable, EmptyState, FilterBar, LinkButton, StateBadge, useListParams, type Column, type Filter } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import { customerFilterNames, toCustomersInput } from "./customers-input";
import { toneOfCustomer } from "./customer-tones";
import { HandOver } from "./hand-over";

type CustomerRow = RouterOutputs["customers"]["list"]["rows"][number];

export function CustomersList() {
  const t = useTranslations("customers");
  const trpc = useTRPC();
  const format = useFormat();
  const path = useWorkspacePath();
  const [params] = useListParams(customerFilterNames);
  const list = useInfiniteQuery(
    trpc.customers.list.infiniteQueryOptions(toCustomersInput(params), {
      getNextPageParam: (page) => page.nextCursor,
      placeholderData: keepPreviousData,
    }),
  );
  const filters = useCustomerFilters();
  const may = useMay();
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const columns: Column<CustomerRow>[] = [
    {
      key: "name",
      header: t("field.name"),
      sort: "name",
      cell: (row) => (
        <span className="inline-flex max-w-full min-w-0 items-center gap-2 sm:max-w-72">
          <span className="truncate font-medium">{row.name}</span>
          {row.status === "inactive" ? <StateBadge tone={toneOfCustomer[row.status]}>{t(`status.${row.status}`)}</StateBadge> : null}
        </span>
      ),
    },
    { key: "code", header: t("field.code"), sort: "code", cell: (row) => row.code },
    { key: "type", header: t("field.type"), cell: (row) => <Chip>{t(`type.${row.type}`)}</Chip> },
    { key: "region", header: t("field.regionCode"), cell: (row) => row.regionCode },
    { key: "contact", header: t("field.contact"), cell: (row) => row.contactName, card: "hidden" },
    { key: "phone", header: t("field.phone"), cell: (row) => row.phone },
    { key: "owner", header: t("field.ownerUserId"), cell: (row) => row.ownerName },
    { key: "updatedAt", header: t("field.updatedAt"), sort: "updatedAt", cell: (row) => format.moment(row.updatedAt), card: "hidden" },
  ];
  const count = list.data?.pages[0]?.totals.count;
  return (
    <>
      <FilterBar
        filters={filters}
        searchLabel={t("search")}
        end={count === undefined ? undefined : <span className="text-ink-3">{t("count", { count })}</span>}
      />
      {list.error ? (
        <QueryFault error={list.error} onRetry={() => void list.refetch()} />
      ) : (
        <DataTable
          label={t("title")}
          columns={columns}
          rows={list.data?.pages.flatMap((page) => page.rows)}
          rowKey={(row) => row.id}
          rowHref={(row) => path(`/customers/${row.id}`)}
          defaultSort="name"
          selection={
            may("customers.assign")
              ? { selected, onChange: setSelected, actions: <HandOver customerIds={[...selected]} onDone={() => setSelected(new Set())} /> }
              : undefined
          }
          refreshing={list.isPlaceholderData}
          more={{ hasMore: list.hasNextPage, loading: list.isFetchingNextPage, onMore: () => void list.fetchNextPage() }}
          empty={<NoCustomers />}
        />
      )}
    </>
  );
}

function useCustomerFilters(): Filter[] {
  const t = useTranslations("customers");
  const trpc = useTRPC();
  const { user } = useMember();
  const choices = useQuery(trpc.customers.choices.queryOptions({}));
  const types = (["direct", "distributor", "agent"] as const).map((value) => ({ value, label: t(`type.${value}`) }));
  const owners = (choices.data?.owners ?? []).filter((owner) => owner.userId !== user.id);
  return [
    { kind: "choice", name: "type", label: t("filter.type"), options: types },
    {
      kind: "choice",
      name: "region",
      label: t("filter.region"),
      options: (choices.data?.regions ?? []).map((region) => ({ value: region, label: region })),
    },
    {
      kind: "choice",
      name: "owner",
      label: t("filter.owner"),
      options: [
        { value: user.id, label: t("filter.mine") },
        ...owners.map((owner) => ({ value: owner.userId, label: owner.name })),
        { value: "none", label: t("filter.nobody") },
      ],
    },
    {
      kind: "choice",
      name: "status",
      label: t("filter.status"),
      options: [
        { value: "inactive", label: t("status.inactive") },
        { value: "all", label: t("filter.allStates") },
      ],
    },
  ];
}

function NoCustomers() {
  const t = useTranslations("customers");
  const may = useMay();
  const path = useWorkspacePath();
  const [params, setParams] = useListParams(customerFilterNames);
  const filtered = Boolean(params.q) || customerFilterNames.some((name) => params[name]);
  if (filtered) {
    const clear = Object.fromEntries([...customerFilterNames, "q"].map((name) => [name, null]));
    return (
      <EmptyState title={t("empty.filteredTitle")} actions={<Button onClick={() => setParams(clear)}>{t("empty.clear")}</Button>}>
        {t("empty.filteredBody")}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title={t("empty.title")}
      actions={may("customers.edit") ? <LinkButton tone="primary" href={path("/customers/new")}>{t("create")}</LinkButton> : undefined}
    >
      {t("empty.body")}
    </EmptyState>
  );
}
