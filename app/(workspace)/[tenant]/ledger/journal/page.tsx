import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { LinkButton, Page, PageHeader } from "@/app/_ui";
import { requireMember } from "../../../_session";
import { JournalList } from "../_components/journal-list";
import { LedgerTabs } from "../_components/ledger-tabs";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("ledger"))("tabs.journal") };
}

export default async function JournalPage({ params }: { params: Promise<{ tenant: string }> }) {
  const { tenant } = await params;
  const [t, member] = await Promise.all([getTranslations("ledger"), requireMember(tenant)]);
  return (
    <Page>
      <PageHeader title={t("title")} primary={member.permissions.includes("ledger.post") ? <LinkButton tone="primary" href={`/${tenant}/ledger/journal/new`} keys="c">{t("newEntry")}</LinkButton> : undefined} />
      <LedgerTabs />
      <JournalList />
    </Page>
  );
}
