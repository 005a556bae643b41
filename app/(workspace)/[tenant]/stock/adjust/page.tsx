import { getTranslations } from "next-intl/server";
import { prefetchDraft } from "@/app/(workspace)/_drafts/prefetch-draft";
import { HydrateClient, prefetch, trpcFor } from "@/app/_trpc/server";
import { NoPermission, Page, PageHeader } from "@/app/_ui";
import { requireMember } from "../../../_session";
import { StockForm } from "../_components/stock-form";

export async function generateMetadata() {
  return { title: (await getTranslations("stock"))("adjust.title") };
}

export default async function AdjustPage({ params }: { params: Promise<{ tenant: string }> }) {
  const { tenant } = await params;
  const [t, member] = await Promise.all([getTranslations("stock"), requireMember(tenant)]);
  if (!member.permissions.includes("stock.adjust")) return <Page><NoPermission /></Page>;
  prefetch(trpcFor(tenant).stock.warehouses.queryOptions({}));
  prefetchDraft(tenant, "stock-adjust/new");
  return (
    <Page>
      <PageHeader title={t("adjust.title")} description={t("adjust.description")} />
      <HydrateClient>
        <StockForm kind="adjust" />
      </HydrateClient>
    </Page>
  );
}
