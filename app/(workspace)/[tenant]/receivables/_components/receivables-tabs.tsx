"use client";

import { useTranslations } from "next-intl";
import { useMay, useWorkspacePath } from "@/app/(workspace)/_member-context";
import { Tabs } from "@/app/_ui";

/** What customers owe, seen from five sides. */
export function ReceivablesTabs() {
  const t = useTranslations("receivables.tabs");
  const path = useWorkspacePath();
  const may = useMay();
  const tabs = [
    { href: path("/receivables"), label: t("open") },
    { href: path("/receivables/balances"), label: t("balances") },
    { href: path("/receivables/receipts"), label: t("receipts") },
    ...(may("credit.view") ? [{ href: path("/receivables/exposure"), label: t("exposure") }] : []),
    { href: path("/receivables/cash"), label: t("cash") },
  ];
  return <Tabs label={t("label")} tabs={tabs} />;
}
