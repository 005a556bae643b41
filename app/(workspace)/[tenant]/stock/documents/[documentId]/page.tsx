import { HydrateClient, prefetch, trpcFor } from "@/app/_trpc/server";
import { Page } from "@/app/_ui";
import { StockDocument } from "./stock-document";

export default async function DocumentPage({ params }: { params: Promise<{ tenant: string; documentId: string }> }) {
  const { tenant, documentId } = await params;
  prefetch(trpcFor(tenant).stock.document.queryOptions({ documentId }));
  return (
    <Page>
      <HydrateClient>
        <StockDocument documentId={documentId} />
      </HydrateClient>
    </Page>
  );
}
