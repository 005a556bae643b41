"use client";

import { useQuery } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { QueryFault } from "@/app/_trpc/query-fault";
import type { AppRouter } from "@/app/_trpc/router-type";
import { DataTable, EmptyState, LinkButton, type Column } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import { useMay, useWorkspacePath } from "../../../_member-context";

type Row = inferRouterOutputs<AppRouter>["invoicing"]["waitingForCredit"]["rows"][number];

/** Returns of invoiced goods that wait for their credit note. */
export function WaitingForCredit() {
  const t = useTranslations("invoicing");
  const trpc = useTRPC();
  const format = useFormat();
  const path = useWorkspacePath();
  const may = useMay();
  const query = useQuery(trpc.invoicing.waitingForCredit.queryOptions({}));
  const columns: Column<Row>[] = [
    { key: "number", header: t("waiting.return"), className: "sm:whitespace-nowrap", cell: (row) => row.number },
    { key: "customer", header: t("customer"), cell: (row) => <span className="block max-w-72 truncate">{row.customerName}</span> },
    { key: "receivedOn", header: t("waiting.receivedOn"), cell: (row) => format.date(row.receivedOn, { relative: true }) },
    { key: "reason", header: t("waiting.reason"), cell: (row) => row.reason },
    { key: "lines", header: t("waiting.lines"), numeric: true, cell: (row) => row.lineCount },
  ];
  if (query.error) return <QueryFault error={query.error} onRetry={() => void query.refetch()} />;
  return (
    <DataTable
      label={t("tabs.waiting")}
      columns={columns}
      rows={query.data?.rows}
      rowKey={(row) => row.id}
      rowHref={(row) => (may("invoices.credit") ? path(`/invoices/waiting?return=${row.id}`) : path(`/returns/${row.id}`))}
      empty={<EmptyState title={t("waiting.emptyTitle")} actions={<LinkButton href={path("/invoices")}>{t("title")}</LinkButton>}>{t("waiting.emptyBody")}</EmptyState>}
    />
  );
}
