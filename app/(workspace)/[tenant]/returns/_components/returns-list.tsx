"use client";

import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { ListView } from "@/app/(workspace)/_lists/list-view";
import { useList, type Embedded } from "@/app/(workspace)/_lists/use-list";
import { useTRPC } from "@/app/_trpc/client";
import { Button, EmptyState, LinkButton, StateBadge } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import { returnsList } from "@/server/kernel/lists";
import { useWorkspacePath } from "../../../_member-context";

/** What came back, newest first; what waits for a credit note is marked. */
export function ReturnsList({ embedded }: { embedded?: Embedded }) {
  const t = useTranslations("shipments.returns");
  const trpc = useTRPC();
  const format = useFormat();
  const path = useWorkspacePath();
  const list = useList(returnsList, embedded?.fixed);
  const result = useInfiniteQuery(
    trpc.shipments.returns.infiniteQueryOptions(returnsList.toInput(list.params), { getNextPageParam: (page) => page.nextCursor, placeholderData: keepPreviousData }),
  );
  const totals = result.data?.pages[0]?.totals;
  return (
    <ListView
      declaration={returnsList}
      list={list}
      result={result}
      rowKey={(row) => row.id}
      rowHref={(row) => path(`/returns/${row.id}`)}
      searchLabel={t("search")}
      totals={totals ? { number: t("count", { count: totals.count }) } : undefined}
      empty={
        list.filtered ? (
          <EmptyState title={t("empty.filtered")} actions={<Button onClick={() => list.openView(null)}>{t("empty.show")}</Button>}>{t("empty.filteredBody")}</EmptyState>
        ) : embedded ? embedded.none : (
          <EmptyState title={t("empty.title")} actions={<LinkButton href={path("/shipments")}>{t("empty.toShipments")}</LinkButton>}>{t("empty.body")}</EmptyState>
        )
      }
      cells={{
        number: { cell: (row) => row.number, className: "sm:whitespace-nowrap" },
        customer: (row) => <span className="block max-w-60 truncate">{row.customerName}</span>,
        shipment: { cell: (row) => row.shipmentNumber, className: "sm:whitespace-nowrap" },
        order: { cell: (row) => row.orderNumber, className: "sm:whitespace-nowrap", card: "hidden" },
        reason: (row) => <span className="block max-w-48 truncate">{row.reason}</span>,
        state: (row) => <StateBadge tone={row.waitingForCredit ? "waiting" : "settled"}>{t(row.waitingForCredit ? "waiting" : "settled")}</StateBadge>,
        receivedOn: { cell: (row) => format.date(row.receivedOn), card: "aside" },
      }}
    />
  );
}
