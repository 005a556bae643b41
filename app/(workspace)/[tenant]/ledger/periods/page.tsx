import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { HydrateClient, prefetch, trpcFor } from "@/app/_trpc/server";
import { Page, PageHeader } from "@/app/_ui";
import { LedgerTabs } from "../_components/ledger-tabs";
import { Periods } from "../_components/periods";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("ledger"))("tabs.periods") };
}

export default async function PeriodsPage({ params }: { params: Promise<{ tenant: string }> }) {
  const { tenant } = await params;
  const t = await getTranslations("ledger");
  prefetch(trpcFor(tenant).ledger.periodStatus.queryOptions({}));
  return (
    <Page>
      <PageHeader title={t("title")} />
      <LedgerTabs />
      <HydrateClient>
        <Periods />
      </HydrateClient>
    </Page>
  );
}
