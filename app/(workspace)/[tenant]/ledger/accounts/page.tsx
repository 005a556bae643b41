import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Page, PageHeader } from "@/app/_ui";
import { ChartOfAccounts } from "../_components/chart-of-accounts";
import { LedgerTabs } from "../_components/ledger-tabs";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("ledger"))("tabs.accounts") };
}

export default async function AccountsPage() {
  const t = await getTranslations("ledger");
  return (
    <Page>
      <PageHeader title={t("title")} />
      <LedgerTabs />
      <ChartOfAccounts />
    </Page>
  );
}
