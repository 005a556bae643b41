import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { HydrateClient, prefetch, trpcFor } from "@/app/_trpc/server";
import { NoPermission, Page } from "@/app/_ui";
import { requireMember } from "../../../_session";
import { PriceListRecord } from "../_components/price-list-record";

interface Props {
  params: Promise<{ tenant: string; priceListId: string }>;
  searchParams: Promise<{ item?: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("pricing"))("tabs.lists") };
}

export default async function PriceListPage({ params, searchParams }: Props) {
  const { tenant, priceListId } = await params;
  const { item } = await searchParams;
  const { permissions } = await requireMember(tenant);
  if (!permissions.includes("prices.view")) return <Page><NoPermission /></Page>;
  prefetch(trpcFor(tenant).pricing.list.queryOptions({ priceListId }));
  return (
    <Page>
      <HydrateClient>
        <PriceListRecord priceListId={priceListId} itemId={item} />
      </HydrateClient>
    </Page>
  );
}
