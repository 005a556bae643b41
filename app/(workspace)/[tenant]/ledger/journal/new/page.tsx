import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { prefetchDraft } from "@/app/(workspace)/_drafts/prefetch-draft";
import { HydrateClient, prefetch, trpcFor } from "@/app/_trpc/server";
import { LinkButton, NoPermission, Page, PageHeader } from "@/app/_ui";
import { requireMember } from "../../../../_session";
import { ManualEntryForm } from "../../_components/manual-entry-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("ledger"))("newEntry") };
}

export default async function NewEntryPage({ params }: { params: Promise<{ tenant: string }> }) {
  const { tenant } = await params;
  const [t, member] = await Promise.all([getTranslations("ledger"), requireMember(tenant)]);
  if (!member.permissions.includes("ledger.post")) return <Page><NoPermission /></Page>;
  prefetch(trpcFor(tenant).ledger.accounts.queryOptions({}));
  prefetchDraft(tenant, "journal-entry/new");
  return (
    <Page>
      <PageHeader title={t("newEntry")} description={t("form.intro")} secondary={<LinkButton href={`/${tenant}/ledger/opening-balances`}>{t("opening.title")}</LinkButton>} />
      <HydrateClient>
        <ManualEntryForm />
      </HydrateClient>
    </Page>
  );
}
