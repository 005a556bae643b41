import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { listParamsFor } from "@/app/(workspace)/_lists/prefetch-list";
import { HydrateClient, prefetch, trpcFor } from "@/app/_trpc/server";
import { LinkButton, Page, PageHeader } from "@/app/_ui";
import { receiptsList } from "@/server/kernel/lists";
import { requireMember } from "../../../_session";
import { ReceivablesTabs } from "../_components/receivables-tabs";
import { ReceiptsList } from "./_components/receipts-list";

interface Props {
  params: Promise<{ tenant: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("receivables"))("tabs.receipts") };
}

export default async function ReceiptsPage({ params, searchParams }: Props) {
  const { tenant } = await params;
  const [t, member] = await Promise.all([getTranslations("receivables"), requireMember(tenant)]);
  const input = receiptsList.toInput(await listParamsFor(tenant, receiptsList, searchParams));
  prefetch(trpcFor(tenant).receivables.receipts.infiniteQueryOptions(input, { getNextPageParam: (page) => page.nextCursor }));
  return (
    <Page>
      <PageHeader
        title={t("title")}
        primary={member.permissions.includes("receipts.record") ? <LinkButton tone="primary" href={`/${tenant}/receivables/receipts/new`} keys="c">{t("recordReceipt")}</LinkButton> : undefined}
      />
      <ReceivablesTabs />
      <HydrateClient>
        <ReceiptsList />
      </HydrateClient>
    </Page>
  );
}
