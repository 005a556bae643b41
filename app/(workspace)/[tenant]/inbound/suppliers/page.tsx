import { getTranslations } from "next-intl/server";
import { HydrateClient, prefetch, trpcFor } from "@/app/_trpc/server";
import { Page } from "@/app/_ui";
import { InboundTabs } from "../_components/inbound-tabs";
import { SuppliersList } from "./suppliers-list";

export async function generateMetadata() {
  return { title: (await getTranslations("supply"))("tabs.suppliers") };
}

export default async function SuppliersPage({ params }: { params: Promise<{ tenant: string }> }) {
  const { tenant } = await params;
  prefetch(trpcFor(tenant).supply.suppliers.infiniteQueryOptions({}, { getNextPageParam: (page) => page.nextCursor }));
  return (
    <Page>
      <HydrateClient>
        <SuppliersList tabs={<InboundTabs />} />
      </HydrateClient>
    </Page>
  );
}
