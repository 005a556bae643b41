import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { HydrateClient, prefetch, trpcFor } from "@/app/_trpc/server";
import { Page, PageHeader } from "@/app/_ui";
import { CashPosition } from "../_components/cash-position";
import { ReceivablesTabs } from "../_components/receivables-tabs";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("receivables"))("tabs.cash") };
}

export default async function CashPage({ params }: { params: Promise<{ tenant: string }> }) {
  const { tenant } = await params;
  const t = await getTranslations("receivables");
  prefetch(trpcFor(tenant).ledger.cashPosition.queryOptions({}));
  return (
    <Page>
      <PageHeader title={t("title")} />
      <ReceivablesTabs />
      <HydrateClient>
        <CashPosition />
      </HydrateClient>
    </Page>
  );
}
