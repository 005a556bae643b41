import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Page, PageHeader } from "@/app/_ui";
import { BalancesList } from "../_components/balances-list";
import { ReceivablesTabs } from "../_components/receivables-tabs";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("receivables"))("tabs.balances") };
}

export default async function BalancesPage() {
  const t = await getTranslations("receivables");
  return (
    <Page>
      <PageHeader title={t("title")} />
      <ReceivablesTabs />
      <BalancesList />
    </Page>
  );
}
