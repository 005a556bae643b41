"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { parseAsString, useQueryState } from "nuqs";
import { useWorkspacePath } from "@/app/(workspace)/_member-context";
import { useTRPC } from "@/app/_trpc/client";
import { QueryFault } from "@/app/_trpc/query-fault";
import { Button, Skeleton } from "@/app/_ui";
import { BarChart } from "@/app/_ui/charts";
import { useFormat } from "@/app/_ui/format";
import { addDays, addMonths, calendarDate } from "@/server/kernel/calendar-date";
import { cardHref, cardMonths, SPANS } from "./card-tabs";

/** What the customer was invoiced month by month, against the year before; every figure of the table leads to its invoices. */
export function RevenueSection({ customerId }: { customerId: string }) {
  const t = useTranslations("customers.revenue");
  const trpc = useTRPC();
  const format = useFormat();
  const path = useWorkspacePath();
  const [asked, setAsked] = useQueryState("months", parseAsString);
  const months = cardMonths(asked);
  const revenue = useQuery(trpc.invoicing.customerRevenue.queryOptions({ customerId, months }, { placeholderData: keepPreviousData }));
  if (revenue.error) return <QueryFault compact error={revenue.error} onRetry={() => void revenue.refetch()} />;
  if (!revenue.data) return <Skeleton className="h-72 rounded-md" />;
  const invoicesOf = (month: string) => {
    const first = calendarDate(`${month}-01`);
    return cardHref(path(`/customers/${customerId}`), { tab: "invoices", issuedFrom: first, issuedTo: addDays(addMonths(first, 1), -1) });
  };
  const rows = revenue.data.rows.map((row) => {
    const before = addMonths(calendarDate(`${row.month}-01`), -12).slice(0, 7);
    return { label: format.month(row.month, "short"), values: { now: row.netMinor, before: row.beforeMinor }, hrefs: { now: invoicesOf(row.month), before: invoicesOf(before) } };
  });
  const any = rows.some((row) => row.values.now !== 0n || row.values.before !== 0n);
  return (
    <BarChart
      question={t("question")}
      labelHeader={t("month")}
      rows={any ? rows : []}
      series={[{ key: "now", label: t("now"), colour: "teal" }, { key: "before", label: t("before"), colour: "stone" }]}
      format={(minor) => format.money(minor, undefined, { zero: "dash" })}
      formatShort={(minor) => format.moneyShort(minor)}
      actions={
        <span role="group" aria-label={t("span")} className="flex">
          {SPANS.map((span) => (
            <Button key={span} size="small" tone="ghost" aria-pressed={span === months} className={span === months ? "text-accent" : undefined} onClick={() => void setAsked(span === 12 ? null : String(span))}>
              {t("months", { count: span })}
            </Button>
          ))}
        </span>
      }
    />
  );
}
