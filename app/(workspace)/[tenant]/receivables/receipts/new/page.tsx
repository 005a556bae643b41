import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { prefetchDraft } from "@/app/(workspace)/_drafts/prefetch-draft";
import { callerFor, HydrateClient } from "@/app/_trpc/server";
import { NoPermission, Page, PageHeader } from "@/app/_ui";
import { requireMember } from "../../../../_session";
import { ReceiptForm } from "../_components/receipt-form";

interface Props {
  params: Promise<{ tenant: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("receivables"))("recordReceipt") };
}

export default async function NewReceiptPage({ params, searchParams }: Props) {
  const { tenant } = await params;
  const [t, member, search] = await Promise.all([getTranslations("receivables"), requireMember(tenant), searchParams]);
  if (!member.permissions.includes("receipts.record")) return <Page width="form"><NoPermission /></Page>;
  const wanted = typeof search["customer"] === "string" ? search["customer"] : null;
  const found = wanted ? await (await callerFor(tenant)).customers.get({ customerId: wanted }).catch(() => null) : null;
  prefetchDraft(tenant, "receipt/new");
  return (
    <Page width="form">
      <PageHeader title={t("recordReceipt")} description={t("form.intro")} />
      <HydrateClient>
        <ReceiptForm customer={found ? { id: found.customer.id, name: found.customer.name } : null} />
      </HydrateClient>
    </Page>
  );
}
