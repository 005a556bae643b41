"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { QueryFault } from "@/app/_trpc/query-fault";
import type { RouterOutputs } from "@/app/_trpc/router-type";
import { Section, Skeleton, StatTile, StatTiles } from "@/app/_ui";
import { AreaChart, BarChart } from "@/app/_ui/charts";
import { useFormat } from "@/app/_ui/format";
import { useMember, useWorkspacePath } from "../../_member-context";
import { todayQueries } from "./today-queries";

type FiguresData = NonNullable<RouterOutputs["today"]["figures"]>;
type Compared = FiguresData["sales"];

/** How business goes: this month so far against the same days last year, and a year of months against the year before. */
export function Figures() {
  const t = useTranslations("today.figures");
  const figures = useQuery(todayQueries(useTRPC()).figures);
  const path = useWorkspacePath();
  const { workspace } = useMember();
  const format = useFormat();
  if (figures.error) return <QueryFault compact error={figures.error} onRetry={() => void figures.refetch()} />;
  if (figures.data === null) return null;
  const monthStart = `${workspace.today.slice(0, 8)}01`;
  return (
    <Section flush title={t("title")} description={t("lead")}>
      {figures.data ? (
        <>
          <StatTiles>
            <Against label={t("bookings")} of={figures.data.bookings} href={path(`/orders?orderedFrom=${monthStart}`)} />
            <Against label={t("sales")} of={figures.data.sales} href={path(`/invoices?issuedFrom=${monthStart}`)} />
            <Against label={t("margin")} of={figures.data.margin} share={figures.data.sales.nowMinor} />
            {figures.data.cashMinor === null ? null : <StatTile label={t("cash")} value={format.moneyShort(figures.data.cashMinor)} note={t("cashNote")} href={path("/receivables/cash")} />}
          </StatTiles>
          <div className="grid gap-x-8 gap-y-6 xl:grid-cols-2">
            <Months data={figures.data} part="sales" />
            <Months data={figures.data} part="margin" />
          </div>
        </>
      ) : (
        <>
          <Skeleton className="h-20 w-full rounded-lg" />
          <div className="grid gap-x-8 gap-y-6 xl:grid-cols-2"><Skeleton className="h-64 rounded-md" /><Skeleton className="h-64 rounded-md" /></div>
        </>
      )}
    </Section>
  );
}

/** A figure with how much more or less it is than the year before; of the margin also its share of sales. */
function Against({ label, of, share, href }: { label: string; of: Compared; share?: bigint; href?: string }) {
  const t = useTranslations("today.figures");
  const format = useFormat();
  const change = of.beforeMinor > 0n ? tenths(of.nowMinor - of.beforeMinor, of.beforeMinor) : null;
  const notes = [
    share !== undefined && share > 0n ? t("share", { percent: format.percent(tenths(of.nowMinor, share)) }) : null,
    change === null ? t("noneBefore") : t(change.startsWith("-") ? "less" : "more", { percent: format.percent(change.replace("-", "")) }),
  ].filter(Boolean).join(" · ");
  return <StatTile label={label} value={format.moneyShort(of.nowMinor)} note={notes} href={href} />;
}

/** Percent with one decimal, rounded half away from zero. */
function tenths(part: bigint, whole: bigint): string {
  const doubled = (part * 2000n) / whole;
  const rounded = (doubled + (doubled < 0n ? -1n : 1n)) / 2n;
  const sign = rounded < 0n ? "-" : "";
  const size = rounded < 0n ? -rounded : rounded;
  return `${sign}${size / 10n}.${size % 10n}`;
}

function Months({ data, part }: { data: FiguresData; part: "sales" | "margin" }) {
  const t = useTranslations("today.figures");
  const format = useFormat();
  const rows = data.months.map((month) => ({
    label: format.month(month.month, "short"),
    values: part === "sales" ? { now: month.salesMinor, before: month.salesBeforeMinor } : { now: month.marginMinor, before: month.marginBeforeMinor },
  }));
  const any = rows.some((row) => row.values.now !== 0n || row.values.before !== 0n);
  const Chart = part === "sales" ? BarChart : AreaChart;
  return (
    <Chart
      question={t(`${part}Question`)}
      labelHeader={t("month")}
      rows={any ? rows : []}
      series={[{ key: "now", label: t("thisYear"), colour: "teal" }, { key: "before", label: t("yearBefore"), colour: "stone" }]}
      format={(minor) => format.money(minor)}
      formatShort={(minor) => format.moneyShort(minor)}
    />
  );
}
