"use client";

import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { SendStatements } from "@/app/(workspace)/_documents/send-statements";
import { ListView } from "@/app/(workspace)/_lists/list-view";
import type { BulkAction } from "@/app/(workspace)/_lists/use-bulk";
import { useList, type ListState } from "@/app/(workspace)/_lists/use-list";
import { useMay, useMember, useWorkspacePath } from "@/app/(workspace)/_member-context";
import { useTRPC } from "@/app/_trpc/client";
import type { RouterOutputs } from "@/app/_trpc/router-type";
import { useSend } from "@/app/_trpc/use-send";
import { Button, Chip, EmptyState, LinkButton, StateBadge } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import { customersList } from "@/server/kernel/lists";
import { toneOfCustomer } from "./customer-tones";
import { HandOver } from "./hand-over";

type Row = RouterOutputs["customers"]["list"]["rows"][number];

export function CustomersList() {
  const t = useTranslations("customers");
  const trpc = useTRPC();
  const format = useFormat();
  const path = useWorkspacePath();
  const may = useMay();
  const maySend = may("documents.send") && may("receivables.view");
  const list = useList(customersList);
  const result = useInfiniteQuery(
    trpc.customers.list.infiniteQueryOptions(customersList.toInput(list.params), { getNextPageParam: (page) => page.nextCursor, placeholderData: keepPreviousData }),
  );
  const count = result.data?.pages[0]?.totals.count;
  return (
    <ListView
      declaration={customersList}
      list={list}
      result={result}
      rowKey={(row) => row.id}
      rowHref={(row) => path(`/customers/${row.id}`)}
      searchLabel={t("search")}
      choices={useCustomerChoices()}
      count={count}
      end={count === undefined ? undefined : <span className="text-ink-3">{t("count", { count })}</span>}
      bulk={useCustomerBulk()}
      bulkExtra={
        may("customers.assign") || maySend
          ? (rows, clear) => (
              <>
                {may("customers.assign") ? <HandOver customers={rows} onDone={clear} /> : null}
                {maySend ? <SendStatements customerIds={rows.map((row) => row.id)} onDone={clear} /> : null}
              </>
            )
          : undefined
      }
      empty={<NoCustomers list={list} />}
      cells={{
        name: (row) => (
          <span className="inline-flex max-w-full min-w-0 items-center gap-2 sm:max-w-72">
            <span className="font-medium sm:truncate">{row.name}</span>
            {row.status === "inactive" ? <StateBadge tone={toneOfCustomer[row.status]}>{t(`status.${row.status}`)}</StateBadge> : null}
          </span>
        ),
        code: (row) => row.code,
        type: (row) => <Chip>{t(`type.${row.type}`)}</Chip>,
        region: (row) => row.regionCode,
        contact: { cell: (row) => row.contactName, card: "hidden" },
        phone: (row) => row.phone,
        email: { cell: (row) => row.email, card: "hidden" },
        bank: { cell: (row) => row.bankName, card: "hidden" },
        bankAccount: { cell: (row) => row.bankAccount, card: "hidden" },
        limit: { cell: (row) => (row.limitMinor === null ? null : format.money(row.limitMinor)), card: "hidden" },
        owner: (row) => row.ownerName,
        status: { cell: (row) => <StateBadge tone={toneOfCustomer[row.status]}>{t(`status.${row.status}`)}</StateBadge>, card: "hidden" },
        updatedAt: { cell: (row) => format.moment(row.updatedAt), card: "hidden" },
      }}
    />
  );
}

function useCustomerBulk(): BulkAction<Row>[] {
  const t = useTranslations("lists.records");
  const trpc = useTRPC();
  const may = useMay();
  const archive = useSend(trpc.customers.archive);
  const activate = useSend(trpc.customers.activate);
  if (!may("customers.edit")) return [];
  const versionOf = (result: unknown) => (result as { version: number }).version;
  return [
    {
      id: "archive", label: t("archive"), applies: (row) => row.status === "active",
      run: (row) => archive({ customerId: row.id as never, version: row.version }),
      undo: (row, result) => activate({ customerId: row.id as never, version: versionOf(result) }),
    },
    {
      id: "activate", label: t("activate"), applies: (row) => row.status === "inactive",
      run: (row) => activate({ customerId: row.id as never, version: row.version }),
      undo: (row, result) => archive({ customerId: row.id as never, version: versionOf(result) }),
    },
  ];
}

function useCustomerChoices() {
  const t = useTranslations("customers");
  const trpc = useTRPC();
  const { user } = useMember();
  const choices = useQuery(trpc.customers.choices.queryOptions({}));
  const owners = (choices.data?.owners ?? []).filter((owner) => owner.userId !== user.id);
  return {
    region: (choices.data?.regions ?? []).map((region) => ({ value: region, label: region })),
    owner: [
      { value: user.id, label: t("filter.mine") },
      ...owners.map((owner) => ({ value: owner.userId, label: owner.name })),
      { value: "none", label: t("filter.nobody") },
    ],
  };
}

function NoCustomers({ list }: { list: ListState }) {
  const t = useTranslations("customers");
  const may = useMay();
  const path = useWorkspacePath();
  if (list.filtered) {
    return (
      <EmptyState title={t("empty.filteredTitle")} actions={<Button onClick={() => list.openView(null)}>{t("empty.clear")}</Button>}>
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
