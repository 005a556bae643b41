import { getTranslations } from "next-intl/server";
import { listParamsFor } from "@/app/(workspace)/_lists/prefetch-list";
import { countsList } from "@/server/kernel/lists";
import { HydrateClient, prefetch, trpcFor } from "@/app/_trpc/server";
import { Page } from "@/app/_ui";
import { StockTabs } from "../_components/stock-tabs";
import { CountsList } from "./_components/counts-list";

export async function generateMetadata() {
  return { title: (await getTranslations("stock"))("tabs.counts") };
}

export default async function CountsPage({ params, searchParams }: { params: Promise<{ tenant: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const { tenant } = await params;
  prefetch(trpcFor(tenant).stock.counts.infiniteQueryOptions(countsList.toInput(await listParamsFor(tenant, countsList, searchParams)), { getNextPageParam: (page) => page.nextCursor }));
  return (
    <Page>
      <HydrateClient>
        <CountsList tabs={<StockTabs />} />
      </HydrateClient>
    </Page>
  );
}
