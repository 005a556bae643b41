import { HydrateClient, prefetch, trpcFor } from "@/app/_trpc/server";
import { Page } from "@/app/_ui";
import { ReturnRecord } from "./return-record";

export default async function ReturnPage({ params }: { params: Promise<{ tenant: string; returnReceiptId: string }> }) {
  const { tenant, returnReceiptId } = await params;
  prefetch(trpcFor(tenant).shipments.getReturn.queryOptions({ returnReceiptId }));
  prefetch(trpcFor(tenant).documents.attachments.queryOptions({ type: "return_receipt", id: returnReceiptId }));
  return (
    <Page>
      <HydrateClient>
        <ReturnRecord returnReceiptId={returnReceiptId} />
      </HydrateClient>
    </Page>
  );
}
