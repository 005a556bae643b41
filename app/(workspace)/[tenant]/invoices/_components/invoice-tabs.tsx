"use client";

import { useTranslations } from "next-intl";
import { Tabs } from "@/app/_ui";
import { useWorkspacePath } from "../../../_member-context";

export function InvoiceTabs() {
  const t = useTranslations("invoicing");
  const path = useWorkspacePath();
  return (
    <Tabs
      label={t("tabs.label")}
      tabs={[
        { href: path("/invoices"), label: t("tabs.list") },
        { href: path("/invoices/to-invoice"), label: t("tabs.toInvoice") },
        { href: path("/invoices/waiting"), label: t("tabs.waiting") },
      ]}
    />
  );
}
