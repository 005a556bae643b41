import { HydrateClient, prefetch, trpcFor } from "@/app/_trpc/server";
import { Page } from "@/app/_ui";
import { PackingList } from "./packing-list";

export default async function PackingListPage({ params }: { params: Promise<{ tenant: string; shipmentId: string }> }) {
  const { tenant, shipmentId } = await params;
  prefetch(trpcFor(tenant).shipments.get.queryOptions({ shipmentId }));
  return (
    <Page>
      <HydrateClient>
        <PackingList shipmentId={shipmentId} />
      </HydrateClient>
    </Page>
  );
}
