import { getTranslations } from "next-intl/server";
import { HydrateClient, prefetch, trpcFor } from "@/app/_trpc/server";
import { Page } from "@/app/_ui";
import { MovesList } from "../_components/moves-list";
import { StockHeader } from "../_components/stock-header";
import { StockTabs } from "../_components/stock-tabs";

export async function generateMetadata() {
  return { title: (await getTranslations("stock"))("tabs.moves") };
}

export default async function MovesPage({ params }: { params: Promise<{ tenant: string }> }) {
  const { tenant } = await params;
  const trpc = trpcFor(tenant);
  prefetch(trpc.stock.moves.infiniteQueryOptions({ limit: 50 }, { getNextPageParam: (page) => page.nextCursor }));
  prefetch(trpc.stock.warehouses.queryOptions({}));
  return (
    <Page>
      <StockHeader />
      <StockTabs />
      <HydrateClient>
        <MovesList />
      </HydrateClient>
    </Page>
  );
}
