"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { QueryFault } from "@/app/_trpc/query-fault";
import { DataTable, EmptyState, FilterBar, Tabs, useListParams, type Filter } from "@/app/_ui";
import { BarChart } from "@/app/_ui/charts";
import { useFormat } from "@/app/_ui/format";
import { SUMMARY_GROUPS, summaryAsked } from "./summary-asked";
import { useWorkspacePath } from "../../../_member-context";

const CHART_BARS = 12;

/** Orders summed by a dimension; each row opens its orders (ORD-23). */
export function OrderSummary() {
  const t = useTranslations("orders");
  const trpc = useTRPC();
  const format = useFormat();
  const path = useWorkspacePath();
  const [params] = useListParams(["by", "orderedFrom", "orderedTo"] as const);
  const input = summaryAsked(params);
  const { by, from, to } = input;
  const period = { from, to };
  const query = useQuery(trpc.orders.summary.queryOptions(input));
  const filters: Filter[] = [{ kind: "period", name: "ordered", label: t("orderedOn") }];
  const word = (label: string | null) => (label === null ? t("summary.none") : by === "status" ? t(`status.${label as "draft"}`) : label);
  const hrefOf = (key: string | null): string | undefined => {
    const window = new URLSearchParams();
    if (period.from) window.set("orderedFrom", period.from);
    if (period.to) window.set("orderedTo", period.to);
    if (key === null) return undefined;
    if (by === "customer" || by === "item" || by === "status") window.set(by, key);
    else if (by === "month") {
      window.set("orderedFrom", `${key}-01`);
      window.set("orderedTo", lastDayOf(key));
    } else return undefined;
    return path(`/orders?${window.toString()}`);
  };
  const rows = query.data?.rows;
  const currency = query.data?.currency ?? "";
  return (
    <>
      <Tabs
        label={t("summary.by")}
        tabs={SUMMARY_GROUPS.map((g) => {
          const search = new URLSearchParams({ ...(period.from ? { orderedFrom: period.from } : {}), ...(period.to ? { orderedTo: period.to } : {}), by: g });
          return { href: path(`/orders/summary?${search.toString()}`), label: t(`summary.${g}`), active: g === by };
        })}
      />
      <FilterBar filters={filters} />
      {query.error ? <QueryFault error={query.error} onRetry={() => void query.refetch()} /> : null}
      {rows && rows.length > 1 ? (
        <BarChart
          question={t("summary.chart", { by: t(`summary.${by}`).toLowerCase() })}
          labelHeader={t(`summary.${by}`)}
          rows={rows.slice(0, CHART_BARS).map((row) => ({ label: by === "customer" || by === "item" ? nameOnly(word(row.label)) : word(row.label), values: { net: row.netMinor } }))}
          series={[{ key: "net", label: t("summary.net"), colour: "teal" }]}
          format={(minor) => format.money(minor, currency)}
          formatShort={(minor) => format.moneyShort(minor, currency)}
          lying={by !== "month"}
        />
      ) : null}
      <DataTable
        label={t("summary.title")}
        rows={rows}
        rowKey={(row) => row.key ?? "none"}
        rowHref={(row) => hrefOf(row.key) ?? "#"}
        columns={[
          { key: "label", header: t(`summary.${by}`), cell: (row) => word(row.label) },
          { key: "orders", header: t("summary.orders"), numeric: true, cell: (row) => format.quantity(String(row.orders)) },
          { key: "lines", header: t("summary.lines"), numeric: true, cell: (row) => format.quantity(String(row.lines)) },
          { key: "quantity", header: t("summary.quantity"), numeric: true, cell: (row) => format.quantity(row.quantity) },
          { key: "net", header: t("summary.net"), numeric: true, cell: (row) => format.money(row.netMinor, currency, { zero: "dash" }) },
        ]}
        totals={
          rows && rows.length > 0
            ? { net: format.money(rows.reduce((sum, row) => sum + row.netMinor, 0n), currency) }
            : undefined
        }
        empty={<EmptyState title={t("summary.empty")} />}
      />
    </>
  );
}

/** The chart says the name; its code stands in the table below. */
function nameOnly(label: string): string {
  return label.replace(/^\S+ (?=\S)/, "");
}

/** The last day of a month "YYYY-MM". */
function lastDayOf(month: string): string {
  const [year, number] = month.split("-").map(Number);
  return new Date(Date.UTC(year ?? 0, number ?? 0, 0)).toISOString().slice(0, 10);
}
