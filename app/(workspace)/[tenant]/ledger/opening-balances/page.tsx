import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { prefetchDraft } from "@/app/(workspace)/_drafts/prefetch-draft";
import { HydrateClient, prefetch, trpcFor } from "@/app/_trpc/server";
import { LinkButton, NoPermission, Page, PageHeader } from "@/app/_ui";
import { requireMember } from "../../../_session";
import { ManualEntryForm } from "../_components/manual-entry-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("ledger"))("opening.title") };
}

export default async function OpeningBalancesPage({ params }: { params: Promise<{ tenant: string }> }) {
  const { tenant } = await params;
  const [t, member] = await Promise.all([getTranslations("ledger"), requireMember(tenant)]);
  if (!member.permissions.includes("ledger.post")) return <Page><NoPermission /></Page>;
  prefetch(trpcFor(tenant).ledger.accounts.queryOptions({}));
  prefetchDraft(tenant, "opening-balances/new");
  return (
    <Page>
      <PageHeader title={t("opening.title")} description={t("opening.intro")} secondary={
          <>
            {member.permissions.includes("imports.run") ? <LinkButton href={`/${tenant}/imports/new?kind=opening_balances`}>{t("opening.import")}</LinkButton> : null}
            <LinkButton href={`/${tenant}/receivables/balances`}>{t("opening.customers")}</LinkButton>
          </>
        } />
      <HydrateClient>
        <ManualEntryForm opening />
      </HydrateClient>
    </Page>
  );
}
