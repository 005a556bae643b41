import { getTranslations } from "next-intl/server";
import { HydrateClient, prefetch, trpcFor } from "@/app/_trpc/server";
import { Page } from "@/app/_ui";
import { StockTabs } from "../stock/_components/stock-tabs";
import { WarehouseList } from "./warehouse-list";

export async function generateMetadata() {
  return { title: (await getTranslations("stock"))("tabs.warehouses") };
}

export default async function WarehousesPage({ params }: { params: Promise<{ tenant: string }> }) {
  const { tenant } = await params;
  prefetch(trpcFor(tenant).stock.warehouses.queryOptions({ archived: true }));
  return (
    <Page>
      <HydrateClient>
        <WarehouseList tabs={<StockTabs />} />
      </HydrateClient>
    </Page>
  );
}
