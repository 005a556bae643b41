import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { HydrateClient, prefetch, trpcFor } from "@/app/_trpc/server";
import { requireMember } from "../../../../_session";
import { DiscountRules } from "../../_components/discount-rules";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("pricing"))("tabs.rules") };
}

export default async function DiscountRulesPage({ params }: { params: Promise<{ tenant: string }> }) {
  const { tenant } = await params;
  const { permissions } = await requireMember(tenant);
  if (permissions.includes("discounts.view")) prefetch(trpcFor(tenant).pricing.rules.queryOptions({ includeArchived: false }));
  return (
    <HydrateClient>
      <DiscountRules />
    </HydrateClient>
  );
}
