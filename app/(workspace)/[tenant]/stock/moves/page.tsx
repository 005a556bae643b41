import { getTranslations } from "next-intl/server";
import { listParamsFor } from "@/app/(workspace)/_lists/prefetch-list";
import { movesList } from "@/server/kernel/lists";
import { HydrateClient, prefetch, trpcFor } from "@/app/_trpc/server";
import { Page } from "@/app/_ui";
import { MovesList } from "../_components/moves-list";
import { StockHeader } from "../_components/stock-header";
import { StockTabs } from "../_components/stock-tabs";

export async function generateMetadata() {
  return { title: (await getTranslations("stock"))("tabs.moves") };
}

export default async function MovesPage({ params, searchParams }: { params: Promise<{ tenant: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const { tenant } = await params;
  const trpc = trpcFor(tenant);
  prefetch(trpc.stock.moves.infiniteQueryOptions(movesList.toInput(await listParamsFor(tenant, movesList, searchParams)), { getNextPageParam: (page) => page.nextCursor }));
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
