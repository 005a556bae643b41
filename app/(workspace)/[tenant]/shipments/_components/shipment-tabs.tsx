"use client";

import { useTranslations } from "next-intl";
import { Tabs } from "@/app/_ui";
import { useWorkspacePath } from "../../../_member-context";

export function ShipmentTabs() {
  const t = useTranslations("shipments");
  const path = useWorkspacePath();
  return (
    <Tabs
      label={t("tabs.label")}
      tabs={[
        { href: path("/shipments"), label: t("tabs.list") },
        { href: path("/shipments/schedule"), label: t("tabs.schedule") },
      ]}
    />
  );
}
