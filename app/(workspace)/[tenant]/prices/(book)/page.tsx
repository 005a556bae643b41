import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { HydrateClient, prefetch, trpcFor } from "@/app/_trpc/server";
import { requireMember } from "../../../_session";
import { PriceLists } from "../_components/price-lists";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("pricing"))("tabs.lists") };
}

export default async function PriceListsPage({ params }: { params: Promise<{ tenant: string }> }) {
  const { tenant } = await params;
  const { permissions } = await requireMember(tenant);
  if (permissions.includes("prices.view")) prefetch(trpcFor(tenant).pricing.lists.queryOptions({ includeArchived: false }));
  return (
    <HydrateClient>
      <PriceLists />
    </HydrateClient>
  );
}
