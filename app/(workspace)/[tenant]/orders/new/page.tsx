import { getTranslations } from "next-intl/server";
import { prefetchDraft } from "@/app/(workspace)/_drafts/prefetch-draft";
import { HydrateClient, prefetch, trpcFor } from "@/app/_trpc/server";
import { NoPermission, Page, PageHeader } from "@/app/_ui";
import { requireMember } from "../../../_session";
import { NewOrder } from "../_components/new-order";

interface NewOrderProps {
  params: Promise<{ tenant: string }>;
  searchParams: Promise<{ customer?: string | string[] }>;
}

export default async function NewOrderPage({ params, searchParams }: NewOrderProps) {
  const { tenant } = await params;
  const [t, member] = await Promise.all([getTranslations("orders"), requireMember(tenant)]);
  if (!member.permissions.includes("orders.edit")) return <Page><NoPermission /></Page>;
  const { customer } = await searchParams;
  const customerId = typeof customer === "string" ? customer : null;
  if (customerId) {
    prefetch(trpcFor(tenant).customers.get.queryOptions({ customerId }));
    prefetch(trpcFor(tenant).orders.entryDefaults.queryOptions({ customerId }));
  }
  prefetchDraft(tenant, "order/new");
  return (
    <Page>
      <PageHeader title={t("entry.titleNew")} />
      <HydrateClient>
        <NewOrder customerId={customerId} />
      </HydrateClient>
    </Page>
  );
}
