import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { prefetchDraft } from "@/app/(workspace)/_drafts/prefetch-draft";
import { HydrateClient, prefetch, trpcFor } from "@/app/_trpc/server";
import { NoPermission, Page, PageHeader } from "@/app/_ui";
import { pageContext, requireMember } from "../../../_session";
import { CreateCustomer } from "../_components/create-customer";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("customers"))("form.newTitle") };
}

export default async function NewCustomerPage({ params }: { params: Promise<{ tenant: string }> }) {
  const { tenant } = await params;
  const [t, { permissions }, context] = await Promise.all([getTranslations("customers"), requireMember(tenant), pageContext(tenant)]);
  if (!permissions.includes("customers.edit")) return <Page width="form"><NoPermission /></Page>;
  const trpc = trpcFor(tenant);
  prefetch(trpc.customers.choices.queryOptions({}));
  prefetch(trpc.customers.paymentTerms.queryOptions({}));
  prefetchDraft(tenant, "customer/new");
  return (
    <Page width="form">
      <PageHeader title={t("form.newTitle")} />
      <HydrateClient>
        <CreateCustomer country={context.member?.workspace.country ?? ""} />
      </HydrateClient>
    </Page>
  );
}
