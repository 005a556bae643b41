import { getTranslations } from "next-intl/server";
import { HydrateClient, prefetch, trpcFor } from "@/app/_trpc/server";
import { LinkButton, Page, PageHeader, readListParams } from "@/app/_ui";
import { requireMember } from "../../_session";
import { InboundList } from "./_components/inbound-list";
import { inboundFilterNames, toInboundInput } from "./_components/inbound-input";
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
  prefetch(trpcFor(tenant).supply.expected.infiniteQueryOptions(toInboundInput(readListParams(await searchParams, inboundFilterNames)), { getNextPageParam: (page) => page.nextCursor }));
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
