import { getTranslations } from "next-intl/server";
import { HydrateClient, prefetch, trpcFor } from "@/app/_trpc/server";
import { Page, readListParams } from "@/app/_ui";
import { StockHeader } from "./_components/stock-header";
import { stockFilterNames, toStockInput } from "./_components/stock-input";
import { StockList } from "./_components/stock-list";
import { StockTabs } from "./_components/stock-tabs";

interface Props {
  params: Promise<{ tenant: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata() {
  return { title: (await getTranslations("stock"))("title") };
}

export default async function StockPage({ params, searchParams }: Props) {
  const { tenant } = await params;
  const trpc = trpcFor(tenant);
  prefetch(trpc.promising.stock.infiniteQueryOptions(toStockInput(readListParams(await searchParams, stockFilterNames)), { getNextPageParam: (page) => page.nextCursor }));
  prefetch(trpc.stock.warehouses.queryOptions({}));
  return (
    <Page>
      <StockHeader />
      <StockTabs />
      <HydrateClient>
        <StockList />
      </HydrateClient>
    </Page>
  );
}
