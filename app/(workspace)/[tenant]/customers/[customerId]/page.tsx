import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { listParamsFor } from "@/app/(workspace)/_lists/prefetch-list";
import { HydrateClient, prefetch, trpcFor } from "@/app/_trpc/server";
import { Page } from "@/app/_ui";
import { invoicesList, ordersList, receiptsList, receivablesList, shipmentsList } from "@/server/kernel/lists";
import { requireMember } from "../../../_session";
import { cardMonths, cardTab, TAB_PERMISSION, type CardList } from "./_components/card-tabs";
import { CustomerRecord } from "./_components/customer-record";

interface Props {
  params: Promise<{ tenant: string; customerId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("customers"))("title") };
}

export default async function CustomerPage({ params, searchParams }: Props) {
  const { tenant, customerId } = await params;
  const [{ permissions }, search] = await Promise.all([requireMember(tenant), searchParams]);
  const may = (permission: string) => (permissions as readonly string[]).includes(permission);
  const said = (name: string) => (typeof search[name] === "string" ? search[name] : null);
  const trpc = trpcFor(tenant);
  prefetch(trpc.customers.get.queryOptions({ customerId }));
  if (may("receivables.view")) prefetch(trpc.receivables.account.queryOptions({ customerId }));
  if (may("credit.view")) prefetch(trpc.credit.ofCustomer.queryOptions({ customerId }));
  if (may("invoices.view")) prefetch(trpc.invoicing.customerRevenue.queryOptions({ customerId, months: 12 }));
  const tab = cardTab(said("tab"));
  if (tab === "overview") {
    prefetch(trpc.documents.attachments.queryOptions({ type: "customer", id: customerId }));
    if (may("price_lists.view")) prefetch(trpc.pricing.customerScheme.queryOptions({ customerId }));
    if (may("orders.view")) prefetch(trpc.pricing.customerItemCodes.queryOptions({ customerId }));
    if (may("invoices.view") && cardMonths(said("months")) === 24) prefetch(trpc.invoicing.customerRevenue.queryOptions({ customerId, months: 24 }));
  } else if (tab !== "history" && may(TAB_PERMISSION[tab])) {
    await prefetchList(tenant, customerId, tab, searchParams);
  }
  return (
    <Page>
      <HydrateClient>
        <CustomerRecord customerId={customerId} />
      </HydrateClient>
    </Page>
  );
}

/** The rows of the tab that the address names, so that they come with the page. */
async function prefetchList(tenant: string, customerId: string, tab: CardList, searchParams: Props["searchParams"]): Promise<void> {
  const trpc = trpcFor(tenant);
  const fixed = { customer: customerId };
  const next = { getNextPageParam: (page: { nextCursor: unknown }) => page.nextCursor } as never;
  switch (tab) {
    case "orders":
      return prefetch(trpc.orders.list.infiniteQueryOptions(ordersList.toInput(await listParamsFor(tenant, ordersList, searchParams, fixed)), next));
    case "shipments":
      return prefetch(trpc.shipments.list.infiniteQueryOptions(shipmentsList.toInput(await listParamsFor(tenant, shipmentsList, searchParams, fixed)), next));
    case "invoices":
      return prefetch(trpc.invoicing.list.infiniteQueryOptions(invoicesList.toInput(await listParamsFor(tenant, invoicesList, searchParams, fixed)), next));
    case "receipts":
      return prefetch(trpc.receivables.receipts.infiniteQueryOptions(receiptsList.toInput(await listParamsFor(tenant, receiptsList, searchParams, fixed)), next));
    case "open":
      return prefetch(trpc.receivables.list.infiniteQueryOptions(receivablesList.toInput(await listParamsFor(tenant, receivablesList, searchParams, fixed)), next));
  }
}
