"use client";

import type { inferRouterOutputs } from "@trpc/server";
import { useTranslations } from "next-intl";
import type { AppRouter } from "@/app/_trpc/router-type";
import { DataTable, EmptyState, LinkButton, Section, StateBadge, type Column } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import { useWorkspacePath } from "../../_member-context";
import { toneOfOrder } from "../orders/_components/order-tones";

type Row = inferRouterOutputs<AppRouter>["orders"]["list"]["rows"][number];

/** What changed last. */
export function NewestOrders({ rows }: { rows: readonly Row[] }) {
  const t = useTranslations("today");
  const orders = useTranslations("orders");
  const format = useFormat();
  const path = useWorkspacePath();
  const columns: Column<Row>[] = [
    { key: "number", header: orders("number"), cell: (row) => row.number },
    { key: "customer", header: orders("customer"), cell: (row) => row.customerName },
    { key: "orderedOn", header: orders("orderedOn"), cell: (row) => format.date(row.orderedOn, { relative: true }) },
    { key: "state", header: orders("state"), cell: (row) => <StateBadge tone={toneOfOrder[row.status] ?? "quiet"}>{orders(`status.${row.status as "draft"}`)}</StateBadge> },
    { key: "amount", header: orders("amount"), numeric: true, cell: (row) => format.money(row.grossMinor, row.currency, { zero: "dash" }) },
  ];
  return (
    <Section flush title={t("newestOrders")} actions={<LinkButton size="small" tone="ghost" href={path("/orders")}>{t("allOrders")}</LinkButton>}>
      <DataTable
        label={t("newestOrders")}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        rowHref={(row) => path(`/orders/${row.id}`)}
        empty={<EmptyState compact title={t("none")} />}
      />
    </Section>
  );
}
