"use client";

import { useQuery } from "@tanstack/react-query";
import { ChevronLeft, ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTRPC } from "@/app/_trpc/client";
import { QueryFault } from "@/app/_trpc/query-fault";
import { cn, LinkButton, Select, StateBadge, TableSkeleton } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import { addDays } from "@/server/kernel/calendar-date";
import { groupBy } from "@/server/kernel/grouping";
import { useMember, useWorkspacePath } from "../../../_member-context";
import { toneOfShipment } from "../_components/shipment-tones";
import type { Week } from "./week-of";

/** A week of planned shipments: a column a day, by warehouse (SHP-01). On a phone the days follow one another. */
export function Schedule({ week, warehouseId }: { week: Week; warehouseId?: string }) {
  const t = useTranslations("shipments");
  const trpc = useTRPC();
  const router = useRouter();
  const path = useWorkspacePath();
  const format = useFormat();
  const { workspace } = useMember();
  const query = useQuery(trpc.shipments.schedule.queryOptions({ from: week.first, to: week.last, warehouseId }));
  const warehouses = useQuery(trpc.stock.warehouses.queryOptions({}));
  const at = (from: string, warehouse = warehouseId) => path(`/shipments/schedule?from=${from}${warehouse ? `&warehouse=${warehouse}` : ""}`);
  const byDay = groupBy(query.data?.rows ?? [], (row) => row.plannedOn as string);
  return (
    <>
      <div className="flex flex-wrap items-center gap-2">
        <LinkButton href={at(addDays(week.first, -7))} icon={<ChevronLeft />}>{t("schedule.previous")}</LinkButton>
        <LinkButton href={at(workspace.today)}>{t("schedule.thisWeek")}</LinkButton>
        <LinkButton href={at(addDays(week.first, 7))}>{t("schedule.next")}<ChevronRight /></LinkButton>
        <span className="w-full sm:w-56">
          <Select
            aria-label={t("warehouse")}
            value={warehouseId ?? ""}
            placeholder={t("schedule.all")}
            options={(warehouses.data ?? []).map((w) => ({ value: w.id, label: w.name }))}
            onChange={(event) => router.push(at(week.first, event.target.value))}
          />
        </span>
      </div>
      {query.error ? <QueryFault error={query.error} onRetry={() => void query.refetch()} /> : null}
      {!query.data && !query.error ? <TableSkeleton label={t("schedule.title")} columns={6} /> : null}
      {query.data ? (
        <ol className="grid grid-cols-1 gap-px overflow-hidden rounded-md border bg-line lg:grid-cols-7">
          {week.days.map((day) => (
            <li key={day} className={cn("flex min-h-24 min-w-0 flex-col gap-3 bg-surface p-3", day === workspace.today && "bg-accent-soft")}>
              <h2 className="text-label font-medium text-ink-2">{format.date(day, { weekday: true })}</h2>
              <Day rows={byDay.get(day) ?? []} />
            </li>
          ))}
        </ol>
      ) : null}
    </>
  );
}

interface Planned {
  readonly id: string;
  readonly number: string;
  readonly customerName: string;
  readonly warehouseName: string;
  readonly status: string;
  readonly lineCount: number;
}

function Day({ rows }: { rows: readonly Planned[] }) {
  const t = useTranslations("shipments");
  const path = useWorkspacePath();
  if (rows.length === 0) return <p className="text-label text-ink-2">{t("schedule.nothing")}</p>;
  return [...groupBy(rows, (row) => row.warehouseName)].map(([warehouse, own]) => (
    <section key={warehouse} className="flex min-w-0 flex-col gap-2">
      <h3 className="truncate text-label text-ink-2">{warehouse}</h3>
      <ul className="flex flex-col gap-2">
        {own.map((row) => (
          <li key={row.id} className="min-w-0">
            <Link href={path(`/shipments/${row.id}`)} className="font-medium hover:text-accent hover:underline">{row.number}</Link>
            <span className="block truncate text-ink-2">{row.customerName}</span>
            <span className="flex flex-wrap gap-x-2 text-label text-ink-2">
              <StateBadge tone={toneOfShipment[row.status] ?? "quiet"} className="text-label">{t(`status.${row.status as "planned"}`)}</StateBadge>
              {t("schedule.lineCount", { count: row.lineCount })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  ));
}
