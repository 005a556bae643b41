import { getTranslations } from "next-intl/server";
import { HydrateClient, prefetch, trpcFor } from "@/app/_trpc/server";
import { LinkButton, NoPermission, Page, PageHeader } from "@/app/_ui";
import { requireMember } from "../../_session";
import { RunsList } from "./_components/runs-list";

export async function generateMetadata() {
  return { title: (await getTranslations("imports"))("title") };
}

export default async function ImportsPage({ params }: { params: Promise<{ tenant: string }> }) {
  const { tenant } = await params;
  const [t, member] = await Promise.all([getTranslations("imports"), requireMember(tenant)]);
  const may = member.permissions.includes("imports.run");
  if (may) prefetch(trpcFor(tenant).imports.list.infiniteQueryOptions({}, { getNextPageParam: (page) => page.nextCursor }));
  return (
    <Page>
      <PageHeader
        title={t("title")}
        description={t("description")}
        primary={may ? <LinkButton tone="primary" href={`/${tenant}/imports/new`} keys="c">{t("new.title")}</LinkButton> : undefined}
      />
      {may ? <HydrateClient><RunsList /></HydrateClient> : <NoPermission />}
    </Page>
  );
}
