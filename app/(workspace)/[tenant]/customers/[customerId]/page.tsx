import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { HydrateClient, prefetch, trpcFor } from "@/app/_trpc/server";
import { Page } from "@/app/_ui";
import { requireMember } from "../../../_session";
import { CustomerRecord } from "./_components/customer-record";
import { latestOf } from "./_components/latest-input";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("customers"))("title") };
}

export default async function CustomerPage({ params }: { params: Promise<{ tenant: string; customerId: string }> }) {
  const { tenant, customerId } = await params;
  const { permissions } = await requireMember(tenant);
  const trpc = trpcFor(tenant);
  prefetch(trpc.customers.get.queryOptions({ customerId }));
  if (permissions.includes("price_lists.view")) prefetch(trpc.pricing.customerScheme.queryOptions({ customerId }));
  const latest = latestOf(customerId);
  if (permissions.includes("orders.view")) prefetch(trpc.orders.list.queryOptions(latest.orders));
  if (permissions.includes("shipments.view")) prefetch(trpc.shipments.list.queryOptions(latest.shipments));
  if (permissions.includes("invoices.view")) prefetch(trpc.invoicing.list.queryOptions(latest.invoices));
  if (permissions.includes("receivables.view")) prefetch(trpc.receivables.receipts.queryOptions(latest.receipts));
  return (
    <Page>
      <HydrateClient>
        <CustomerRecord customerId={customerId} />
      </HydrateClient>
    </Page>
  );
}
