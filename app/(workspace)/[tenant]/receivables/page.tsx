import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { HydrateClient, prefetch, trpcFor } from "@/app/_trpc/server";
import { LinkButton, Page, PageHeader, readListParams } from "@/app/_ui";
import { requireMember } from "../../_session";
import { ReceivablesList } from "./_components/receivables-list";
import { receivableFilterNames, toReceivablesInput } from "./_components/receivables-input";
import { ReceivablesTabs } from "./_components/receivables-tabs";

interface Props {
  params: Promise<{ tenant: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("receivables"))("title") };
}

export default async function ReceivablesPage({ params, searchParams }: Props) {
  const { tenant } = await params;
  const [t, member] = await Promise.all([getTranslations("receivables"), requireMember(tenant)]);
  const input = toReceivablesInput(readListParams(await searchParams, receivableFilterNames));
  prefetch(trpcFor(tenant).receivables.list.infiniteQueryOptions(input, { getNextPageParam: (page) => page.nextCursor }));
  return (
    <Page>
      <PageHeader
        title={t("title")}
        primary={member.permissions.includes("receipts.record") ? <LinkButton tone="primary" href={`/${tenant}/receivables/receipts/new`} keys="c">{t("recordReceipt")}</LinkButton> : undefined}
      />
      <ReceivablesTabs />
      <HydrateClient>
        <ReceivablesList />
      </HydrateClient>
    </Page>
  );
}
