"use client";

import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { useState } from "react";
import { ListView } from "@/app/(workspace)/_lists/list-view";
import { useList } from "@/app/(workspace)/_lists/use-list";
import { useMay, useWorkspacePath } from "@/app/(workspace)/_member-context";
import { useTRPC } from "@/app/_trpc/client";
import { EmptyState, Menu, StateBadge, type MenuAction } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import { exposureList } from "@/server/kernel/lists";
import { CreditDialog, type CreditAsked } from "./credit-dialog";
import type { ExposureRow } from "./exposure-list-type";

/** Limit against exposure, customer by customer (ORD-10). */
export function ExposureList() {
  const t = useTranslations("credit");
  const trpc = useTRPC();
  const format = useFormat();
  const path = useWorkspacePath();
  const may = useMay();
  const [asked, setAsked] = useState<CreditAsked | null>(null);
  const list = useList(exposureList);
  const result = useInfiniteQuery(
    trpc.credit.exposure.infiniteQueryOptions(exposureList.toInput(list.params), { getNextPageParam: (page) => page.nextCursor, placeholderData: keepPreviousData }),
  );
  const first = result.data?.pages[0];
  const money = (minor: bigint) => format.money(minor, undefined, { zero: "dash" });
  const actionsOf = (row: ExposureRow): MenuAction[] => [
    ...(may("credit.set_limit") ? [{ id: "limit", label: t("setLimit"), onSelect: () => setAsked({ kind: "limit", row }) }] : []),
    ...(may("credit.release")
      ? [row.held ? { id: "release", label: t("release"), onSelect: () => setAsked({ kind: "release", row }) } : { id: "hold", label: t("hold"), danger: true, onSelect: () => setAsked({ kind: "hold", row }) }]
      : []),
  ];
  return (
    <>
      <ListView
        declaration={exposureList}
        list={list}
        result={result}
        rowKey={(row) => row.customerId}
        searchLabel={t("search")}
        totals={first ? { receivable: money(first.totals.receivableMinor), advance: money(-first.totals.advanceMinor), committed: money(first.totals.committedMinor), exposure: money(first.totals.exposureMinor), over: money(first.totals.overMinor) } : undefined}
        end={first ? <span className="text-ink-3">{t("customers", { count: first.totals.count })}</span> : undefined}
        empty={<EmptyState title={t("empty.title")}>{t("empty.body")}</EmptyState>}
        actions={may("credit.set_limit") || may("credit.release") ? { header: t("actions"), cell: (row) => <Menu actions={actionsOf(row)} label={t("actionsFor", { name: row.name })} /> } : undefined}
        cells={{
          name: (row) => <Link href={path(`/receivables/customers/${row.customerId}`)} className="font-medium hover:text-accent hover:underline">{row.name}</Link>,
          state: (row) =>
            row.held ? <StateBadge tone="late">{t("heldBecause", { reason: row.holdReason ?? "" })}</StateBadge>
            : row.overMinor > 0n ? <StateBadge tone="late">{t("overLimit")}</StateBadge>
            : row.limitMinor === null ? <StateBadge tone="quiet">{t("noLimit")}</StateBadge> : <StateBadge tone="settled">{t("within")}</StateBadge>,
          limit: (row) => (row.limitMinor === null ? "\u2013" : format.money(row.limitMinor)),
          receivable: { cell: (row) => money(row.receivableMinor), card: "hidden" },
          advance: { cell: (row) => money(-row.advanceMinor), card: "hidden" },
          committed: { cell: (row) => money(row.committedMinor), card: "hidden" },
          exposure: (row) => <span className="font-medium">{money(row.exposureMinor)}</span>,
          over: { cell: (row) => (row.overMinor > 0n ? <span className="font-medium text-late">{money(row.overMinor)}</span> : null), card: "aside" },
        }}
      />
      {asked ? <CreditDialog key={`${asked.kind}:${asked.row.customerId}`} asked={asked} onClose={() => setAsked(null)} /> : null}
    </>
  );
}
