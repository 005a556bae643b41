import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { listParamsFor } from "@/app/(workspace)/_lists/prefetch-list";
import { HydrateClient, prefetch, trpcFor } from "@/app/_trpc/server";
import { LinkButton, Page, PageHeader } from "@/app/_ui";
import { journalList } from "@/server/kernel/lists";
import { requireMember } from "../../../_session";
import { JournalList } from "../_components/journal-list";
import { LedgerTabs } from "../_components/ledger-tabs";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("ledger"))("tabs.journal") };
}

export default async function JournalPage({ params, searchParams }: { params: Promise<{ tenant: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const { tenant } = await params;
  const [t, member] = await Promise.all([getTranslations("ledger"), requireMember(tenant)]);
  prefetch(trpcFor(tenant).ledger.entries.infiniteQueryOptions(journalList.toInput(await listParamsFor(tenant, journalList, searchParams)), { getNextPageParam: (page) => page.nextCursor }));
  return (
    <Page>
      <PageHeader title={t("title")} primary={member.permissions.includes("ledger.post") ? <LinkButton tone="primary" href={`/${tenant}/ledger/journal/new`} keys="c">{t("newEntry")}</LinkButton> : undefined} />
      <LedgerTabs />
      <HydrateClient><JournalList /></HydrateClient>
    </Page>
  );
}
