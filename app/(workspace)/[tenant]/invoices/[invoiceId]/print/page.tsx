import { HydrateClient, prefetch, trpcFor } from "@/app/_trpc/server";
import { Page } from "@/app/_ui";
import { PrintInvoice } from "./print-invoice";

export default async function PrintInvoicePage({ params }: { params: Promise<{ tenant: string; invoiceId: string }> }) {
  const { tenant, invoiceId } = await params;
  prefetch(trpcFor(tenant).invoicing.get.queryOptions({ invoiceId }));
  return (
    <Page>
      <HydrateClient>
        <PrintInvoice invoiceId={invoiceId} />
      </HydrateClient>
    </Page>
  );
}
