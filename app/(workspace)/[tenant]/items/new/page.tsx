import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { prefetchDraft } from "@/app/(workspace)/_drafts/prefetch-draft";
import { HydrateClient, prefetch, trpcFor } from "@/app/_trpc/server";
import { NoPermission, Page, PageHeader } from "@/app/_ui";
import { requireMember } from "../../../_session";
import { CreateItem } from "../_components/create-item";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("catalog"))("form.newTitle") };
}

export default async function NewItemPage({ params }: { params: Promise<{ tenant: string }> }) {
  const { tenant } = await params;
  const [t, { permissions }] = await Promise.all([getTranslations("catalog"), requireMember(tenant)]);
  if (!permissions.includes("catalog.edit")) return <Page width="form"><NoPermission /></Page>;
  const trpc = trpcFor(tenant);
  prefetch(trpc.catalog.units.queryOptions({}));
  prefetch(trpc.catalog.taxCodes.queryOptions({}));
  prefetch(trpc.catalog.categories.queryOptions({}));
  prefetch(trpc.catalog.productTypes.queryOptions({}));
  prefetchDraft(tenant, "item/new");
  return (
    <Page width="form">
      <PageHeader title={t("form.newTitle")} />
      <HydrateClient>
        <CreateItem />
      </HydrateClient>
    </Page>
  );
}
