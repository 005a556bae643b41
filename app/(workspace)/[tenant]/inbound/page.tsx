import { getTranslations } from "next-intl/server";
import { listParamsFor } from "@/app/(workspace)/_lists/prefetch-list";
import { inboundList } from "@/server/kernel/lists";
import { HydrateClient, prefetch, trpcFor } from "@/app/_trpc/server";
import { LinkButton, Page, PageHeader } from "@/app/_ui";
import { requireMember } from "../../_session";
import { InboundList } from "./_components/inbound-list";
import { InboundTabs } from "./_components/inbound-tabs";

interface Props {
  params: Promise<{ tenant: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata() {
  return { title: (await getTranslations("supply"))("title") };
}

export default async function InboundPage({ params, searchParams }: Props) {
  const { tenant } = await params;
  const [t, member] = await Promise.all([getTranslations("supply"), requireMember(tenant)]);
  prefetch(trpcFor(tenant).supply.expected.infiniteQueryOptions(inboundList.toInput(await listParamsFor(tenant, inboundList, searchParams)), { getNextPageParam: (page) => page.nextCursor }));
  return (
    <Page>
      <PageHeader
        title={t("title")}
        primary={member.permissions.includes("inbound.edit") ? <LinkButton tone="primary" href={`/${tenant}/inbound/new`} keys="c">{t("announce.title")}</LinkButton> : undefined}
      />
      <InboundTabs />
      <HydrateClient>
        <InboundList />
      </HydrateClient>
    </Page>
  );
}
