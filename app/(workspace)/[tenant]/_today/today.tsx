"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { QueryFault } from "@/app/_trpc/query-fault";
import { Section, StatTile, StatTiles, TableSkeleton, type StateTone } from "@/app/_ui";
import { BarChart } from "@/app/_ui/charts";
import { useFormat } from "@/app/_ui/format";
import { useMay, useWorkspacePath } from "../../_member-context";
import { FirstSteps } from "./first-steps";
import { NewestOrders } from "./newest-orders";
import { todayQueries } from "./today-queries";

/** What waits for me and what is at risk, by trade; every figure opens its list already filtered. */
export function Today() {
  const may = useMay();
  const queries = todayQueries(useTRPC());
  const newest = useQuery({ ...queries.newestOrders, enabled: may("orders.view") });
  const t = useTranslations("today");
  if (newest.error) return <QueryFault error={newest.error} onRetry={() => void newest.refetch()} />;
  if (may("orders.view") && !newest.data) return <TableSkeleton label={t("loading")} rows={6} />;
  if (newest.data?.rows.length === 0 && may("orders.edit")) return <FirstSteps />;
  return (
    <div className="flex flex-col gap-6">
      <FirstSteps />
      {may("orders.view") ? <SalesTiles /> : null}
      {may("shipments.view") ? <WarehouseTiles /> : null}
      {may("receivables.view") ? <AccountingTiles /> : null}
      {may("invoices.view") && may("costs.view") ? <InvoicedChart /> : null}
      {newest.data && newest.data.rows.length > 0 ? <NewestOrders rows={newest.data.rows} /> : null}
    </div>
  );
}

function SalesTiles() {
  const t = useTranslations("today");
  const format = useFormat();
  const queries = todayQueries(useTRPC());
  const held = useQuery(queries.held).data?.totals;
  const drafts = useQuery(queries.drafts).data?.totals;
  const late = useQuery(queries.lateOrders).data?.totals;
  const amount = (totals: { complete: boolean; count: number; grossMinor: bigint } | null | undefined) => (totals?.complete && totals.count ? format.money(totals.grossMinor) : undefined);
  return (
    <Section flush title={t("sales.title")}>
      <StatTiles>
        <Count label={t("sales.held")} count={held?.count} more={held?.complete === false} note={amount(held)} tone="late" path="/orders?status=credit_hold" />
        <Count label={t("sales.late")} count={late?.count} more={late?.complete === false} note={amount(late)} tone="late" path="/orders?late=yes" />
        <Count label={t("sales.drafts")} count={drafts?.count} more={drafts?.complete === false} note={amount(drafts)} tone="waiting" path="/orders?status=draft" />
      </StatTiles>
    </Section>
  );
}

function WarehouseTiles() {
  const t = useTranslations("today");
  const may = useMay();
  const queries = todayQueries(useTRPC());
  const toPick = useQuery(queries.toPick).data?.totals;
  const toDispatch = useQuery(queries.toDispatch).data?.totals;
  const late = useQuery(queries.lateShipments).data?.totals;
  const overdue = useQuery({ ...queries.overdueGoods, enabled: may("inbound.view") }).data?.totals;
  return (
    <Section flush title={t("warehouse.title")}>
      <StatTiles>
        <Count label={t("warehouse.toPick")} count={toPick?.count} more={toPick?.complete === false} tone="waiting" path="/shipments?status=released" />
        <Count label={t("warehouse.toDispatch")} count={toDispatch?.count} more={toDispatch?.complete === false} tone="waiting" path="/shipments?status=packed" />
        <Count label={t("warehouse.late")} count={late?.count} more={late?.complete === false} tone="late" path="/shipments?late=yes" />
        {may("inbound.view") ? <Count label={t("warehouse.overdueGoods")} count={overdue?.count} tone="late" path="/inbound?status=overdue" /> : null}
      </StatTiles>
    </Section>
  );
}

function AccountingTiles() {
  const t = useTranslations("today");
  const format = useFormat();
  const may = useMay();
  const path = useWorkspacePath();
  const trpc = useTRPC();
  const queries = todayQueries(trpc);
  const toInvoice = useQuery({ ...queries.toInvoice, enabled: may("invoices.view") }).data;
  const counted = useQuery(queries.receivables).data;
  const whole = useQuery(trpc.receivables.list.queryOptions({ totals: "exact", limit: 1 }, { enabled: counted?.totals?.complete === false })).data;
  const receivables = counted?.totals?.complete === false ? whole : counted;
  const check = useQuery({ ...queries.booksCheck, enabled: may("books_check.view") }).data;
  const overdue = receivables?.aging?.filter((age) => age.bucket !== "current") ?? [];
  const overdueMinor = overdue.reduce((sum, age) => sum + age.openMinor, 0n);
  const overdueCount = overdue.reduce((sum, age) => sum + age.count, 0);
  const differences = check?.latest?.differenceCount;
  return (
    <Section flush title={t("accounting.title")}>
      <StatTiles>
        {may("invoices.view") ? (
          <Count label={t("accounting.toInvoice")} count={toInvoice?.rows.length} more={Boolean(toInvoice?.nextCursor)} tone="waiting" path="/invoices/to-invoice" />
        ) : null}
        <StatTile
          label={t("accounting.open")}
          value={receivables?.totals ? format.moneyShort(receivables.totals.openMinor) : "\u2026"}
          note={receivables?.totals ? t("accounting.documents", { count: receivables.totals.count }) : null}
          href={path("/receivables")}
        />
        <StatTile
          label={t("accounting.overdue")}
          value={receivables ? format.moneyShort(overdueMinor) : "\u2026"}
          note={receivables ? t("accounting.documents", { count: overdueCount }) : null}
          tone={overdueMinor > 0n ? "late" : "quiet"}
          href={path("/receivables")}
        />
        {may("books_check.view") ? (
          <StatTile
            label={t("accounting.differences")}
            value={check ? (differences ?? t("accounting.unchecked")) : "\u2026"}
            note={check?.latest ? t("accounting.checkedAt", { moment: format.moment(check.latest.checkedAt) }) : null}
            tone={differences === undefined ? "quiet" : differences > 0 ? "late" : "settled"}
            href={path("/ledger/books-check")}
          />
        ) : null}
      </StatTiles>
    </Section>
  );
}

/** Sales as invoiced, month by month: is business growing? */
function InvoicedChart() {
  const t = useTranslations("today.invoiced");
  const format = useFormat();
  const rows = useQuery(todayQueries(useTRPC()).invoiced).data?.rows;
  if (!rows) return <TableSkeleton label={t("question")} rows={6} />;
  return (
    <BarChart
      question={t("question")}
      labelHeader={t("month")}
      rows={rows.some((row) => row.netMinor !== 0n) ? rows.map((row) => ({ label: format.month(row.month, "short"), values: { net: row.netMinor } })) : []}
      series={[{ key: "net", label: t("net"), colour: "teal" }]}
      format={(minor) => format.money(minor)}
      formatShort={(minor) => format.moneyShort(minor)}
    />
  );
}

function Count({ label, count, more, note, tone, path }: { label: string; count: number | undefined; more?: boolean; note?: string; tone: StateTone; path: string }) {
  const inWorkspace = useWorkspacePath();
  const format = useFormat();
  const value = count === undefined ? "\u2026" : `${format.quantity(String(count))}${more ? "+" : ""}`;
  return <StatTile label={label} value={value} note={note} tone={count ? tone : "quiet"} href={inWorkspace(path)} />;
}
