"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useWorkspacePath } from "@/app/(workspace)/_member-context";
import { useTRPC } from "@/app/_trpc/client";
import { QueryFault } from "@/app/_trpc/query-fault";
import type { RouterOutputs } from "@/app/_trpc/router-type";
import { Checkbox, DataTable, EmptyState, StateBadge, useListParams, type Column } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import { SpanFields, useSpan } from "./span-fields";

type Row = RouterOutputs["ledger"]["trialBalance"]["rows"][number];

/** Every account's balance before, movement within and balance after the span; each opens its ledger. */
export function TrialBalance() {
  const t = useTranslations("ledger");
  const trpc = useTRPC();
  const format = useFormat();
  const path = useWorkspacePath();
  const { from, to } = useSpan();
  const [params, setParams] = useListParams(["all"] as const);
  const query = useQuery(trpc.ledger.trialBalance.queryOptions({ from, to }, { placeholderData: keepPreviousData }));
  if (query.error) return <QueryFault error={query.error} onRetry={() => void query.refetch()} />;
  const money = (minor: bigint) => format.money(minor, undefined, { zero: "dash", currency: "none" });
  const debit = (minor: bigint) => money(minor > 0n ? minor : 0n);
  const credit = (minor: bigint) => money(minor < 0n ? -minor : 0n);
  const columns: Column<Row>[] = [
    {
      key: "code", header: t("account"),
      cell: (row) => (
        <span>
          <span className="mr-2 text-ink-3">{row.code}</span>
          {row.name}
        </span>
      ),
    },
    { key: "openingDebit", header: t("openingDebit"), numeric: true, card: "hidden", cell: (row) => debit(row.openingMinor) },
    { key: "openingCredit", header: t("openingCredit"), numeric: true, card: "hidden", cell: (row) => credit(row.openingMinor) },
    { key: "debit", header: t("debit"), numeric: true, card: "line", cell: (row) => money(row.debitMinor) },
    { key: "credit", header: t("credit"), numeric: true, card: "line", cell: (row) => money(row.creditMinor) },
    {
      key: "closingDebit", header: t("closingDebit"), numeric: true, card: "aside",
      cell: (row) => <><span className="max-sm:hidden">{debit(row.closingMinor)}</span><span className="sm:hidden">{t("balanceIs", { amount: money(row.closingMinor) })}</span></>,
    },
    { key: "closingCredit", header: t("closingCredit"), numeric: true, card: "hidden", cell: (row) => credit(row.closingMinor) },
  ];
  const moved = (row: Row) => row.openingMinor !== 0n || row.debitMinor !== 0n || row.creditMinor !== 0n;
  const rows = query.data?.rows.filter((row) => params.all === "1" || moved(row));
  const totals = query.data?.totals;
  const agrees = totals ? totals.debitMinor === totals.creditMinor && totals.closingDebitMinor === totals.closingCreditMinor : null;
  return (
    <>
      <div className="flex flex-wrap items-end justify-between gap-3">
        <SpanFields />
        <div className="flex flex-wrap items-center gap-4">
          {agrees === null ? null : <StateBadge tone={agrees ? "settled" : "late"}>{t(agrees ? "balanced" : "unbalanced")}</StateBadge>}
          <Checkbox label={t("unmoved")} checked={params.all === "1"} onChange={(event) => setParams({ all: event.target.checked ? "1" : null })} />
        </div>
      </div>
      <p className="text-label text-ink-3">{t("amountsIn", { currency: format.homeCurrency })}</p>
      <DataTable
        label={t("tabs.trialBalance")}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.accountId}
        rowHref={(row) => path(`/ledger/accounts/${row.accountId}?from=${from}&to=${to}`)}
        refreshing={query.isPlaceholderData}
        compact
        totals={
          totals
            ? {
                openingDebit: money(totals.openingDebitMinor), openingCredit: money(totals.openingCreditMinor), debit: money(totals.debitMinor), credit: money(totals.creditMinor),
                closingDebit: money(totals.closingDebitMinor), closingCredit: money(totals.closingCreditMinor),
              }
            : undefined
        }
        empty={<EmptyState title={t("noPostings.title")}>{t("noPostings.body")}</EmptyState>}
      />
    </>
  );
}
