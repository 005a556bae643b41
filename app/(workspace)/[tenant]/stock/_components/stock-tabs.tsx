"use client";

import { useTranslations } from "next-intl";
import { Tabs } from "@/app/_ui";
import { useWorkspacePath } from "../../../_member-context";

/** The ways of looking at stock. */
export function StockTabs() {
  const t = useTranslations("stock");
  const path = useWorkspacePath();
  return (
    <Tabs
      label={t("tabs.label")}
      tabs={[
        { href: path("/stock"), label: t("tabs.onHand") },
        { href: path("/stock/moves"), label: t("tabs.moves") },
        { href: path("/stock/counts"), label: t("tabs.counts") },
        { href: path("/warehouses"), label: t("tabs.warehouses") },
      ]}
    />
  );
}
