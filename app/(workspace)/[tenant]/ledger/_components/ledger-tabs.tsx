"use client";

import { useTranslations } from "next-intl";
import { usePathname } from "next/navigation";
import { useMay, useWorkspacePath } from "@/app/(workspace)/_member-context";
import { Tabs } from "@/app/_ui";

export function LedgerTabs() {
  const t = useTranslations("ledger.tabs");
  const path = useWorkspacePath();
  const may = useMay();
  const here = usePathname();
  const under = (href: string) => here === href || here.startsWith(`${href}/`);
  const tabs = [
    { href: path("/ledger"), label: t("trialBalance") },
    { href: path("/ledger/journal"), label: t("journal"), active: under(path("/ledger/journal")) },
    { href: path("/ledger/accounts"), label: t("accounts"), active: under(path("/ledger/accounts")) },
    { href: path("/ledger/periods"), label: t("periods") },
    ...(may("books_check.view") ? [{ href: path("/ledger/books-check"), label: t("booksCheck") }] : []),
  ];
  return <Tabs label={t("label")} tabs={tabs} />;
}
