import { HydrateClient, prefetch, trpcFor } from "@/app/_trpc/server";
import { Page } from "@/app/_ui";
import { ExpectedRecord } from "../_components/expected-record";

export default async function ExpectedPage({ params }: { params: Promise<{ tenant: string; receiptId: string }> }) {
  const { tenant, receiptId } = await params;
  prefetch(trpcFor(tenant).supply.expectedReceipt.queryOptions({ expectedReceiptId: receiptId }));
  prefetch(trpcFor(tenant).documents.attachments.queryOptions({ type: "expected_receipt", id: receiptId }));
  return (
    <Page>
      <HydrateClient>
        <ExpectedRecord expectedReceiptId={receiptId} />
      </HydrateClient>
    </Page>
  );
}
