import { getTranslations } from "next-intl/server";
import { listParamsFor } from "@/app/(workspace)/_lists/prefetch-list";
import { suppliersList } from "@/server/kernel/lists";
import { HydrateClient, prefetch, trpcFor } from "@/app/_trpc/server";
import { Page } from "@/app/_ui";
import { InboundTabs } from "../_components/inbound-tabs";
import { SuppliersList } from "./suppliers-list";

export async function generateMetadata() {
  return { title: (await getTranslations("supply"))("tabs.suppliers") };
}

export default async function SuppliersPage({ params, searchParams }: { params: Promise<{ tenant: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const { tenant } = await params;
  prefetch(trpcFor(tenant).supply.suppliers.infiniteQueryOptions(suppliersList.toInput(await listParamsFor(tenant, suppliersList, searchParams)), { getNextPageParam: (page) => page.nextCursor }));
  return (
    <Page>
      <HydrateClient>
        <SuppliersList tabs={<InboundTabs />} />
      </HydrateClient>
    </Page>
  );
}
