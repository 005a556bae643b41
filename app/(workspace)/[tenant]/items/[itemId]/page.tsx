import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { HydrateClient, prefetch, trpcFor } from "@/app/_trpc/server";
import { Page } from "@/app/_ui";
import { requireMember } from "../../../_session";
import { ItemRecordView } from "../_components/item-record";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("catalog"))("title") };
}

export default async function ItemPage({ params }: { params: Promise<{ tenant: string; itemId: string }> }) {
  const { tenant, itemId } = await params;
  const { permissions } = await requireMember(tenant);
  const trpc = trpcFor(tenant);
  prefetch(trpc.catalog.item.queryOptions({ itemId }));
  prefetch(trpc.documents.attachments.queryOptions({ type: "item", id: itemId }));
  if (permissions.includes("orders.view")) prefetch(trpc.pricing.itemCustomerCodes.queryOptions({ itemId }));
  if (permissions.includes("prices.view")) prefetch(trpc.pricing.itemPrices.queryOptions({ itemId }));
  return (
    <Page>
      <HydrateClient>
        <ItemRecordView itemId={itemId} />
      </HydrateClient>
    </Page>
  );
}
