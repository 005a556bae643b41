import { HydrateClient, prefetch, trpcFor } from "@/app/_trpc/server";
import { Page } from "@/app/_ui";
import { InvoiceRecord } from "./_components/invoice-record";

export default async function InvoicePage({ params }: { params: Promise<{ tenant: string; invoiceId: string }> }) {
  const { tenant, invoiceId } = await params;
  prefetch(trpcFor(tenant).invoicing.get.queryOptions({ invoiceId }));
  prefetch(trpcFor(tenant).documents.attachments.queryOptions({ type: "invoice", id: invoiceId }));
  return (
    <Page>
      <HydrateClient>
        <InvoiceRecord invoiceId={invoiceId} />
      </HydrateClient>
    </Page>
  );
}
