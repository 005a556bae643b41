"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { QueryFault } from "@/app/_trpc/query-fault";
import { EmptyState, TableSkeleton } from "@/app/_ui";
import { useMay, useMember } from "../../_member-context";
import { DueSteps } from "./due-steps";
import { Figures } from "./figures";
import { FirstSteps } from "./first-steps";
import { NewestOrders } from "./newest-orders";
import { sectionsOf, type TodaySection } from "./sections-of-role";
import { SilentCustomers } from "./silent-customers";
import { todayQueries } from "./today-queries";
import { AccountingTiles, SalesTiles, SystemTiles, WarehouseTiles } from "./work-tiles";

/** Each role's home: what waits for me, what is at risk, what changed. Every figure opens its list already filtered. */
export function Today() {
  const t = useTranslations("today");
  const may = useMay();
  const { role } = useMember();
  const queries = todayQueries(useTRPC());
  const newest = useQuery({ ...queries.newestOrders, enabled: may("orders.view") });
  const work = useQuery({ ...queries.work, enabled: may("today.view") });
  // Read with the rest, so that it does not push the page down later.
  const steps = useQuery({ ...queries.steps, enabled: may("activities.log") });
  const fault = work.error ?? newest.error;
  if (fault) return <QueryFault error={fault} onRetry={() => void Promise.all([work.refetch(), newest.refetch()])} />;
  if (!work.data || (may("orders.view") && !newest.data) || steps.isLoading) return <TableSkeleton label={t("loading")} rows={6} />;
  if (newest.data?.rows.length === 0 && may("orders.edit")) return <FirstSteps />;
  const { sales, warehouse, accounting, system } = work.data;
  const shown: Record<TodaySection, React.ReactNode> = {
    figures: may("costs.view") ? <Figures key="figures" /> : null,
    sales: sales ? <SalesTiles key="sales" work={sales} /> : null,
    steps: may("activities.log") ? <DueSteps key="steps" /> : null,
    warehouse: warehouse ? <WarehouseTiles key="warehouse" work={warehouse} /> : null,
    accounting: accounting ? <AccountingTiles key="accounting" work={accounting} /> : null,
    system: system && system.dead + system.mails > 0 ? <SystemTiles key="system" work={system} /> : null,
    silent: may("orders.view") ? <SilentCustomers key="silent" /> : null,
    newest: newest.data && newest.data.rows.length > 0 ? <NewestOrders key="newest" rows={newest.data.rows} /> : null,
  };
  const parts = sectionsOf(role).map((section) => shown[section]).filter(Boolean);
  return <div className="flex flex-col gap-6"><FirstSteps />{parts.length > 0 ? parts : <EmptyState title={t("nothing.title")}>{t("nothing.body")}</EmptyState>}</div>;
}
