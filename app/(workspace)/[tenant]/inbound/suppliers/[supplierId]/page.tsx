import { getTranslations } from "next-intl/server";
import { HydrateClient, prefetch, trpcFor } from "@/app/_trpc/server";
import { Page } from "@/app/_ui";
import { SupplierRecord } from "./supplier-record";

export async function generateMetadata() {
  return { title: (await getTranslations("supply"))("tabs.suppliers") };
}

export default async function SupplierPage({ params }: { params: Promise<{ tenant: string; supplierId: string }> }) {
  const { tenant, supplierId } = await params;
  const trpc = trpcFor(tenant);
  prefetch(trpc.supply.supplier.queryOptions({ supplierId }));
  prefetch(trpc.supply.supplierItems.queryOptions({ supplierId }));
  prefetch(trpc.supply.expected.queryOptions({ supplierId, sort: "-dueOn", limit: 10 }));
  return (
    <Page>
      <HydrateClient>
        <SupplierRecord supplierId={supplierId} />
      </HydrateClient>
    </Page>
  );
}
