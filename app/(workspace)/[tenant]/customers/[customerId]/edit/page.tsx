import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { prefetchDraft } from "@/app/(workspace)/_drafts/prefetch-draft";
import { HydrateClient, prefetch, trpcFor } from "@/app/_trpc/server";
import { NoPermission, Page } from "@/app/_ui";
import { requireMember } from "../../../../_session";
import { EditCustomer } from "../../_components/edit-customer";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("customers"))("record.edit") };
}

export default async function EditCustomerPage({ params }: { params: Promise<{ tenant: string; customerId: string }> }) {
  const { tenant, customerId } = await params;
  const { permissions } = await requireMember(tenant);
  if (!permissions.includes("customers.edit")) return <Page width="form"><NoPermission /></Page>;
  const trpc = trpcFor(tenant);
  prefetch(trpc.customers.get.queryOptions({ customerId }));
  prefetch(trpc.customers.choices.queryOptions({}));
  prefetch(trpc.customers.paymentTerms.queryOptions({}));
  prefetchDraft(tenant, `customer/${customerId}`);
  return (
    <Page width="form">
      <HydrateClient>
        <EditCustomer customerId={customerId} />
      </HydrateClient>
    </Page>
  );
}
