import { HydrateClient, prefetch, trpcFor } from "@/app/_trpc/server";
import { Page } from "@/app/_ui";
import { OrderRecord } from "./_components/order-record";

export default async function OrderPage({ params }: { params: Promise<{ tenant: string; orderId: string }> }) {
  const { tenant, orderId } = await params;
  prefetch(trpcFor(tenant).orders.get.queryOptions({ orderId }));
  prefetch(trpcFor(tenant).documents.attachments.queryOptions({ type: "order", id: orderId }));
  return (
    <Page>
      <HydrateClient>
        <OrderRecord orderId={orderId} />
      </HydrateClient>
    </Page>
  );
}
