"use client";

import { useTranslations } from "next-intl";
import { Tabs } from "@/app/_ui";
import { useMay, useWorkspacePath } from "../../../_member-context";

/** The ways of looking at stock. */
export function StockTabs() {
  const t = useTranslations("stock");
  const path = useWorkspacePath();
  const may = useMay();
  return (
    <Tabs
      label={t("tabs.label")}
      tabs={[
        { href: path("/stock"), label: t("tabs.onHand") },
        { href: path("/stock/moves"), label: t("tabs.moves") },
        ...(may("counts.view") ? [{ href: path("/stock/counts"), label: t("tabs.counts") }] : []),
        ...(may("warehouses.view") ? [{ href: path("/warehouses"), label: t("tabs.warehouses") }] : []),
      ]}
    />
  );
}
