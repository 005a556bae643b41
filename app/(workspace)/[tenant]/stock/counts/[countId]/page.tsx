import { HydrateClient, prefetch, trpcFor } from "@/app/_trpc/server";
import { Page } from "@/app/_ui";
import { CountRecord } from "../_components/count-record";

export default async function CountPage({ params }: { params: Promise<{ tenant: string; countId: string }> }) {
  const { tenant, countId } = await params;
  prefetch(trpcFor(tenant).stock.count.queryOptions({ countId }));
  return (
    <Page>
      <HydrateClient>
        <CountRecord countId={countId} />
      </HydrateClient>
    </Page>
  );
}
