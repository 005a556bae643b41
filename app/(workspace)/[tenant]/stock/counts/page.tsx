import { getTranslations } from "next-intl/server";
import { HydrateClient, prefetch, trpcFor } from "@/app/_trpc/server";
import { Page } from "@/app/_ui";
import { StockTabs } from "../_components/stock-tabs";
import { CountsList } from "./_components/counts-list";

export async function generateMetadata() {
  return { title: (await getTranslations("stock"))("tabs.counts") };
}

export default async function CountsPage({ params }: { params: Promise<{ tenant: string }> }) {
  const { tenant } = await params;
  prefetch(trpcFor(tenant).stock.counts.infiniteQueryOptions({}, { getNextPageParam: (page) => page.nextCursor }));
  return (
    <Page>
      <HydrateClient>
        <CountsList tabs={<StockTabs />} />
      </HydrateClient>
    </Page>
  );
}
