import { getTranslations } from "next-intl/server";
import { listParamsFor } from "@/app/(workspace)/_lists/prefetch-list";
import { stockList } from "@/server/kernel/lists";
import { HydrateClient, prefetch, trpcFor } from "@/app/_trpc/server";
import { Page } from "@/app/_ui";
import { StockHeader } from "./_components/stock-header";
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
  prefetch(trpc.promising.stock.infiniteQueryOptions(stockList.toInput(await listParamsFor(tenant, stockList, searchParams)), { getNextPageParam: (page) => page.nextCursor }));
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
