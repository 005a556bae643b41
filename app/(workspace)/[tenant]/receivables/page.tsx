import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { listParamsFor } from "@/app/(workspace)/_lists/prefetch-list";
import { HydrateClient, prefetch, trpcFor } from "@/app/_trpc/server";
import { LinkButton, Page, PageHeader } from "@/app/_ui";
import { receivablesList } from "@/server/kernel/lists";
import { requireMember } from "../../_session";
import { ReceivablesList } from "./_components/receivables-list";
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
  const input = receivablesList.toInput(await listParamsFor(tenant, receivablesList, searchParams));
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
