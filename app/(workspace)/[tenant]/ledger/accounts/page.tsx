import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { HydrateClient, prefetch, trpcFor } from "@/app/_trpc/server";
import { Page, PageHeader } from "@/app/_ui";
import { ChartOfAccounts } from "../_components/chart-of-accounts";
import { LedgerTabs } from "../_components/ledger-tabs";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("ledger"))("tabs.accounts") };
}

export default async function AccountsPage({ params }: { params: Promise<{ tenant: string }> }) {
  const [{ tenant }, t] = await Promise.all([params, getTranslations("ledger")]);
  // The whole chart, as it is opened; a search or a filter is asked by the screen itself.
  prefetch(trpcFor(tenant).ledger.accounts.queryOptions({ q: undefined, type: undefined, includeArchived: false }));
  return (
    <Page>
      <PageHeader title={t("title")} />
      <LedgerTabs />
      <HydrateClient><ChartOfAccounts /></HydrateClient>
    </Page>
  );
}
