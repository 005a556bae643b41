"use client";

import { useTranslations } from "next-intl";
import { Tabs } from "@/app/_ui";
import { useWorkspacePath } from "../../../_member-context";

export function InboundTabs() {
  const t = useTranslations("supply");
  const path = useWorkspacePath();
  return <Tabs label={t("tabs.label")} tabs={[{ href: path("/inbound"), label: t("tabs.announced") }, { href: path("/inbound/suppliers"), label: t("tabs.suppliers") }]} />;
}
