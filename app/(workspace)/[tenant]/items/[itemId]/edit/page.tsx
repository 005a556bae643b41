import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { prefetchDraft } from "@/app/(workspace)/_drafts/prefetch-draft";
import { HydrateClient, prefetch, trpcFor } from "@/app/_trpc/server";
import { NoPermission, Page } from "@/app/_ui";
import { requireMember } from "../../../../_session";
import { EditItem } from "../../_components/edit-item";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("catalog"))("record.edit") };
}

export default async function EditItemPage({ params }: { params: Promise<{ tenant: string; itemId: string }> }) {
  const { tenant, itemId } = await params;
  const { permissions } = await requireMember(tenant);
  if (!permissions.includes("catalog.edit")) return <Page width="form"><NoPermission /></Page>;
  const trpc = trpcFor(tenant);
  prefetch(trpc.catalog.item.queryOptions({ itemId }));
  prefetch(trpc.catalog.units.queryOptions({}));
  prefetch(trpc.catalog.taxCodes.queryOptions({}));
  prefetch(trpc.catalog.categories.queryOptions({}));
  prefetchDraft(tenant, `item/${itemId}`);
  return (
    <Page width="form">
      <HydrateClient>
        <EditItem itemId={itemId} />
      </HydrateClient>
    </Page>
  );
}
