"use client";

import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { ListView } from "@/app/(workspace)/_lists/list-view";
import { useList, type Embedded, type ListState } from "@/app/(workspace)/_lists/use-list";
import { useTRPC } from "@/app/_trpc/client";
import { Button, Chip, EmptyState, LinkButton, StateBadge } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import { ordersList } from "@/server/kernel/lists";
import { useMay, useWorkspacePath } from "../../../_member-context";
import { OrderPeek } from "./order-peek";
import { toneOfOrder, toneOfPayment, toneOfProgress } from "./order-tones";
import { useOrderBulk } from "./use-order-bulk";

export function OrdersList({ embedded }: { embedded?: Embedded }) {
  const t = useTranslations("orders");
  const trpc = useTRPC();
  const format = useFormat();
  const path = useWorkspacePath();
  const list = useList(ordersList, embedded?.fixed);
  const input = ordersList.toInput(list.params);
  const result = useInfiniteQuery(trpc.orders.list.infiniteQueryOptions(input, { getNextPageParam: (page) => page.nextCursor, placeholderData: keepPreviousData }));
  const counted = result.data?.pages[0]?.totals;
  // More rows than are counted with the page: their totals arrive after it.
  const whole = useQuery(trpc.orders.list.queryOptions({ ...input, totals: "exact" }, { enabled: counted?.complete === false }));
  const totals = counted?.complete === false ? whole.data?.totals : counted;
  return (
    <ListView
      declaration={ordersList}
      list={list}
      result={result}
      rowKey={(row) => row.id}
      rowHref={(row) => path(`/orders/${row.id}`)}
      searchLabel={t("search")}
      totals={totals ? { number: t("count", { count: totals.count }), amount: format.money(totals.grossMinor, totals.currency) } : undefined}
      count={totals?.count}
      bulk={useOrderBulk()}
      peek={(row) => <OrderPeek key={row.id} orderId={row.id} />}
      empty={!list.filtered && embedded ? embedded.none : <NoOrders list={list} />}
      cells={{
        number: { cell: (row) => row.number, className: "whitespace-nowrap" },
        customer: (row) => (
          <span className="flex min-w-0 items-baseline gap-2 sm:max-w-52">
            <span className="max-w-full shrink-0 truncate">{row.customerName}</span>
            {row.customerReference ? <span className="min-w-0 truncate text-label text-ink-3">{t("referenceShort", { reference: row.customerReference })}</span> : null}
          </span>
        ),
        orderedOn: (row) => format.date(row.orderedOn),
        requiredOn: { cell: (row) => format.date(row.requiredOn), card: "hidden" },
        channel: {
          cell: (row) => (
            <span className="flex items-baseline gap-2">
              <span>{t(`channel.${row.channel as "web"}`)}</span>
              {row.externalKey ? <span className="max-w-32 truncate text-label text-ink-3">{row.externalKey}</span> : null}
            </span>
          ),
          card: "hidden",
          className: "whitespace-nowrap",
        },
        sales: { cell: (row) => row.salesUserName ?? "–", card: "hidden", className: "whitespace-nowrap" },
        state: (row) => (
          <span className="flex items-center gap-2">
            <StateBadge tone={toneOfOrder[row.status] ?? "quiet"}>{t(`status.${row.status as "draft"}`)}</StateBadge>
            {row.late ? <Chip tone="late">{t("late")}</Chip> : null}
          </span>
        ),
        progress: (row) =>
          row.status === "confirmed" || row.status === "closed" ? <StateBadge tone={toneOfProgress[row.progress] ?? "quiet"}>{t(`progress.${row.progress as "open"}`)}</StateBadge> : "–",
        payment: {
          cell: (row) => (row.paymentProgress === "none" ? "–" : <StateBadge tone={toneOfPayment[row.paymentProgress] ?? "quiet"}>{t(`paymentProgress.${row.paymentProgress as "paid"}`)}</StateBadge>),
          card: "hidden",
        },
        reference: { cell: (row) => row.customerReference, card: "hidden" },
        late: { cell: (row) => (row.late ? <Chip tone="late">{t("late")}</Chip> : null), card: "hidden" },
        net: { cell: (row) => format.money(row.netMinor, row.currency, { zero: "dash" }), card: "hidden" },
        amount: { cell: (row) => format.money(row.grossMinor, row.currency, { zero: "dash" }), card: "aside" },
      }}
    />
  );
}

function NoOrders({ list }: { list: ListState }) {
  const t = useTranslations("orders");
  const path = useWorkspacePath();
  const may = useMay();
  if (list.filtered) return <EmptyState title={t("empty.filtered")} actions={<Button onClick={() => list.openView(null)}>{t("title")}</Button>}>{t("empty.filteredBody")}</EmptyState>;
  return (
    <EmptyState
      title={t("empty.title")}
      actions={
        may("orders.edit") ? (
          <>
            <LinkButton tone="primary" href={path("/orders/new")}>{t("create")}</LinkButton>
            {may("imports.run") ? <LinkButton href={path("/imports")}>{t("empty.import")}</LinkButton> : null}
          </>
        ) : undefined
      }
    >
      {t("empty.body")}
    </EmptyState>
  );
}
