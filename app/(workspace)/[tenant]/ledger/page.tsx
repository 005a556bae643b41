import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { HydrateClient, prefetch, trpcFor } from "@/app/_trpc/server";
import { LinkButton, Page, PageHeader } from "@/app/_ui";
import { requireMember } from "../../_session";
import { askedSpan } from "./_components/asked-span";
import { LedgerTabs } from "./_components/ledger-tabs";
import { TrialBalance } from "./_components/trial-balance";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("ledger"))("title") };
}

interface LedgerPageProps {
  params: Promise<{ tenant: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function LedgerPage({ params, searchParams }: LedgerPageProps) {
  const { tenant } = await params;
  const [t, member] = await Promise.all([getTranslations("ledger"), requireMember(tenant)]);
  prefetch(trpcFor(tenant).ledger.trialBalance.queryOptions(askedSpan(await searchParams, member.workspace.today)));
  return (
    <Page>
      <PageHeader title={t("title")} primary={member.permissions.includes("ledger.post") ? <LinkButton tone="primary" href={`/${tenant}/ledger/journal/new`} keys="c">{t("newEntry")}</LinkButton> : undefined} />
      <LedgerTabs />
      <HydrateClient><TrialBalance /></HydrateClient>
    </Page>
  );
}
