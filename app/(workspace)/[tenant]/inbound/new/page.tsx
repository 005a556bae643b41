import { getTranslations } from "next-intl/server";
import { prefetchDraft } from "@/app/(workspace)/_drafts/prefetch-draft";
import { HydrateClient, prefetch, trpcFor } from "@/app/_trpc/server";
import { NoPermission, Page, PageHeader } from "@/app/_ui";
import { requireMember } from "../../../_session";
import { AnnounceForm } from "./announce-form";

export async function generateMetadata() {
  return { title: (await getTranslations("supply"))("announce.title") };
}

export default async function AnnouncePage({ params }: { params: Promise<{ tenant: string }> }) {
  const { tenant } = await params;
  const [t, member] = await Promise.all([getTranslations("supply"), requireMember(tenant)]);
  if (!member.permissions.includes("inbound.edit")) return <Page><NoPermission /></Page>;
  prefetch(trpcFor(tenant).stock.warehouses.queryOptions({}));
  prefetchDraft(tenant, "announcement/new");
  return (
    <Page>
      <PageHeader title={t("announce.title")} description={t("announce.description")} />
      <HydrateClient>
        <AnnounceForm />
      </HydrateClient>
    </Page>
  );
}
