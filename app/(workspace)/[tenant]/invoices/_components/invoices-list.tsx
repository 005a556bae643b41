"use client";

import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { ListView } from "@/app/(workspace)/_lists/list-view";
import { useList, type Embedded } from "@/app/(workspace)/_lists/use-list";
import { useTRPC } from "@/app/_trpc/client";
import { Button, EmptyState, LinkButton, StateBadge } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import { invoicesList } from "@/server/kernel/lists";
import { useWorkspacePath } from "../../../_member-context";
import { stateOfInvoice } from "./invoice-state";

/** Invoices and credit notes with what is still to be paid. */
export function InvoicesList({ embedded }: { embedded?: Embedded }) {
  const t = useTranslations("invoicing");
  const trpc = useTRPC();
  const format = useFormat();
  const path = useWorkspacePath();
  const list = useList(invoicesList, embedded?.fixed);
  const input = invoicesList.toInput(list.params);
  const result = useInfiniteQuery(trpc.invoicing.list.infiniteQueryOptions(input, { getNextPageParam: (page) => page.nextCursor, placeholderData: keepPreviousData }));
  const counted = result.data?.pages[0]?.totals;
  // More rows than are counted with the page: their totals arrive after it.
  const whole = useQuery(trpc.invoicing.list.queryOptions({ ...input, totals: "exact" }, { enabled: counted?.complete === false }));
  const totals = counted?.complete === false ? whole.data?.totals : counted;
  return (
    <ListView
      declaration={invoicesList}
      list={list}
      result={result}
      rowKey={(row) => row.id}
      rowHref={(row) => path(`/invoices/${row.id}`)}
      searchLabel={t("search")}
      totals={totals ? { number: t("count", { count: totals.count }), open: format.money(totals.openMinor), amount: format.money(totals.grossMinor) } : undefined}
      empty={
        list.filtered ? (
          <EmptyState title={t("empty.filtered")} actions={<Button onClick={() => list.openView(null)}>{t("empty.show")}</Button>}>{t("empty.filteredBody")}</EmptyState>
        ) : embedded ? embedded.none : (
          <EmptyState title={t("empty.title")} actions={<LinkButton tone="primary" href={path("/invoices/to-invoice")}>{t("tabs.toInvoice")}</LinkButton>}>{t("empty.body")}</EmptyState>
        )
      }
      cells={{
        number: { cell: (row) => row.number, className: "sm:whitespace-nowrap" },
        customer: (row) => (
          <span className="flex min-w-0 items-baseline gap-2">
            <span className="max-w-60 truncate">{row.customerName}</span>
            {row.customerReference ? <span className="shrink-0 text-label text-ink-3">{t("referenceShort", { reference: row.customerReference })}</span> : null}
          </span>
        ),
        kind: { cell: (row) => t(`kind.${row.kind}`), card: "hidden" },
        reference: { cell: (row) => row.customerReference, card: "hidden" },
        invoicedOn: { cell: (row) => format.date(row.invoicedOn), className: "sm:whitespace-nowrap" },
        dueOn: { cell: (row) => (row.kind === "invoice" ? format.date(row.dueOn) : "–"), className: "sm:whitespace-nowrap", card: "hidden" },
        state: (row) => {
          const { word, tone } = stateOfInvoice(row);
          return <StateBadge tone={tone}>{t(`states.${word}`)}</StateBadge>;
        },
        open: { cell: (row) => format.money(row.openMinor, row.currency, { zero: "dash" }), card: "line" },
        amount: { cell: (row) => format.money(row.kind === "invoice" ? row.grossMinor : -row.grossMinor, row.currency, { zero: "dash" }), card: "aside" },
      }}
    />
  );
}
