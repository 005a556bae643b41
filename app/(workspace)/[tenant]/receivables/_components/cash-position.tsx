"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useMay, useWorkspacePath } from "@/app/(workspace)/_member-context";
import { useTRPC } from "@/app/_trpc/client";
import { QueryFault } from "@/app/_trpc/query-fault";
import type { RouterOutputs } from "@/app/_trpc/router-type";
import { DataTable, EmptyState, StatTile, StatTiles, type Column } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";

type Row = RouterOutputs["ledger"]["cashPosition"]["rows"][number];

/** What the company holds now, by bank and cash account, and what is on its way (FIN-04). */
export function CashPosition() {
  const t = useTranslations("receivables");
  const trpc = useTRPC();
  const format = useFormat();
  const path = useWorkspacePath();
  const may = useMay();
  const query = useQuery(trpc.ledger.cashPosition.queryOptions({}, { refetchInterval: 30_000 }));
  if (query.error) return <QueryFault error={query.error} onRetry={() => void query.refetch()} />;
  const columns: Column<Row>[] = [
    { key: "name", header: t("cash.account"), cell: (row) => <span className="font-medium">{row.name ?? row.accountName}</span> },
    { key: "number", header: t("cash.number"), cell: (row) => [row.bank, row.number].filter(Boolean).join(" · ") || null },
    { key: "code", header: t("cash.ledgerAccount"), cell: (row) => row.accountCode, card: "hidden" },
    { key: "in", header: t("cash.in"), numeric: true, card: "hidden", cell: (row) => format.money(row.inMinor, undefined, { zero: "dash" }) },
    { key: "out", header: t("cash.out"), numeric: true, card: "hidden", cell: (row) => format.money(row.outMinor, undefined, { zero: "dash" }) },
    { key: "balance", header: t("balance"), numeric: true, cell: (row) => <span className="font-medium">{format.money(row.balanceMinor, undefined, { zero: "dash" })}</span> },
  ];
  const totals = query.data?.totals;
  return (
    <>
      <StatTiles>
        <StatTile label={t("cash.available")} value={totals ? format.money(totals.availableMinor, undefined, { zero: "dash" }) : "…"} note={query.data ? t("cash.asOf", { at: format.moment(query.data.asOf) }) : undefined} />
        <StatTile label={t("cash.onTheWay")} value={totals ? format.money(totals.onTheWayMinor, undefined, { zero: "dash" }) : "…"} note={t("cash.onTheWayNote")} />
      </StatTiles>
      <DataTable
        label={t("tabs.cash")}
        columns={columns}
        rows={query.data?.rows}
        rowKey={(row) => row.accountId}
        rowHref={may("ledger.view") ? (row) => path(`/ledger/accounts/${row.accountId}`) : undefined}
        empty={<EmptyState title={t("cash.empty")}>{t("cash.emptyBody")}</EmptyState>}
      />
    </>
  );
}
