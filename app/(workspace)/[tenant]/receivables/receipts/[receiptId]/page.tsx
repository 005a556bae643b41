import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { HydrateClient, prefetch, trpcFor } from "@/app/_trpc/server";
import { Page } from "@/app/_ui";
import { ReceiptRecord } from "../_components/receipt-record";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("receivables"))("receipt") };
}

export default async function ReceiptPage({ params }: { params: Promise<{ tenant: string; receiptId: string }> }) {
  const { tenant, receiptId } = await params;
  prefetch(trpcFor(tenant).receivables.receipt.queryOptions({ receiptId }));
  prefetch(trpcFor(tenant).documents.attachments.queryOptions({ type: "receipt", id: receiptId }));
  return (
    <Page>
      <HydrateClient>
        <ReceiptRecord receiptId={receiptId} />
      </HydrateClient>
    </Page>
  );
}
