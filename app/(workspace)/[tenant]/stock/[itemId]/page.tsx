import { HydrateClient, prefetch, trpcFor } from "@/app/_trpc/server";
import { Page } from "@/app/_ui";
import { ItemStock } from "./_components/item-stock";

export default async function ItemStockPage({ params }: { params: Promise<{ tenant: string; itemId: string }> }) {
  const { tenant, itemId } = await params;
  const trpc = trpcFor(tenant);
  prefetch(trpc.promising.itemAvailability.queryOptions({ itemId }));
  prefetch(trpc.stock.itemLocations.queryOptions({ itemId }));
  prefetch(trpc.stock.moves.infiniteQueryOptions({ itemId, limit: 20 }, { getNextPageParam: (page) => page.nextCursor }));
  prefetch(trpc.stock.warehouses.queryOptions({}));
  return (
    <Page>
      <HydrateClient>
        <ItemStock itemId={itemId} />
      </HydrateClient>
    </Page>
  );
}
