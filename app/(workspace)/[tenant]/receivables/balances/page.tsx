import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { listParamsFor } from "@/app/(workspace)/_lists/prefetch-list";
import { HydrateClient, prefetch, trpcFor } from "@/app/_trpc/server";
import { Page, PageHeader } from "@/app/_ui";
import { balancesList } from "@/server/kernel/lists";
import { BalancesList } from "../_components/balances-list";
import { ReceivablesTabs } from "../_components/receivables-tabs";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("receivables"))("tabs.balances") };
}

export default async function BalancesPage({ params, searchParams }: { params: Promise<{ tenant: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const { tenant } = await params;
  prefetch(trpcFor(tenant).receivables.balances.infiniteQueryOptions(balancesList.toInput(await listParamsFor(tenant, balancesList, searchParams)), { getNextPageParam: (page) => page.nextCursor }));
  const t = await getTranslations("receivables");
  return (
    <Page>
      <PageHeader title={t("title")} />
      <ReceivablesTabs />
      <HydrateClient><BalancesList /></HydrateClient>
    </Page>
  );
}
